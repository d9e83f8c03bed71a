namespace HaiDang.Analysis.ChangePoints;

/// <summary>Minus twice the log-likelihood of any stretch of a series with one rate, from running sums: O(1) a stretch.</summary>
internal sealed class SegmentCost
{
    private readonly double[] _counts, _exposures;
    private readonly double _theta;

    public SegmentCost(double[] y, double[] over, double theta)
    {
        (_counts, _exposures, _theta) = (new double[y.Length + 1], new double[y.Length + 1], theta);
        Sum(y, over);
    }

    public void Sum(double[] y, double[] over)
    {
        for (var i = 0; i < y.Length; i++)
            (_counts[i + 1], _exposures[i + 1]) = (_counts[i] + y[i], _exposures[i] + over[i]);
    }

    public double Rate(int from, int to) => (_counts[to] - _counts[from]) / (_exposures[to] - _exposures[from]);

    /// <summary>Rows [from, to); what does not depend on the rate is left out.</summary>
    public double Of(int from, int to)
    {
        var (count, exposure) = (_counts[to] - _counts[from], _exposures[to] - _exposures[from]);
        if (!(count > 0))
            return 0;
        var rate = count / exposure;
        return double.IsInfinity(_theta)
            ? -2 * count * (Math.Log(rate) - 1)
            : -2 * (count * Math.Log(rate / (_theta + rate)) - exposure * _theta * double.LogP1(rate / _theta));
    }
}

using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>Where do the windows begin that are as strong as a threshold? The count, as a real number, against what is expected.</summary>
/// <remarks>The log likelihood ratio is jointly convex in count and expectation, so that the upper boundary is concave in the expectation and the lower one convex.</remarks>
internal sealed class Boundary(ScanCells cells)
{
    private const int MostRounds = 60;
    private const double Near = 1e-10;

    private readonly double _cases = cells.Cases;
    private readonly double _total = cells.Total;
    private readonly bool _persons = cells.Model == ScanModel.Bernoulli;

    /// <summary>The smallest count above the expectation that reaches the threshold, a trifle too small rather than too large; where none does, the largest there can be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double High(double expected, double threshold)
    {
        if (!(expected > 0)) return 0;
        var most = _persons ? Math.Min(_cases, expected / _cases * _total) : _cases;
        if (expected >= most) return most;
        if (Ratio(most, expected) < threshold) return most;
        // Never left of the root: from there on Newton's steps fall towards it (the ratio is convex).
        var count = Math.Min(most * (1 - 1e-12), expected + threshold / 3 + Math.Sqrt(threshold * threshold / 9 + 2 * threshold * expected));
        for (var round = 0; round < MostRounds; round++)
        {
            var step = (Ratio(count, expected) - threshold) / Slope(count, expected);
            if (!(step > Near * count)) break;
            count -= step;
        }
        count *= 1 - 1e-7;
        return count >= expected && Ratio(count, expected) < threshold ? count : ByHalves(expected, most, expected, threshold);
    }

    private double ByHalves(double below, double above, double expected, double threshold)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var middle = (below + above) / 2;
            if (Ratio(middle, expected) < threshold) below = middle;
            else above = middle;
        }
        return below;
    }

    /// <summary>The largest count below the expectation that reaches the threshold, a trifle too large rather than too small; −1 where not even 0 does.</summary>
    public double Low(double expected, double threshold)
    {
        if (!(expected > 0) || expected >= _cases || Ratio(0, expected) < threshold) return -1;
        var (low, high) = (0.0, expected);
        for (var round = 0; round < MostRounds && high - low > Near * expected; round++)
        {
            var middle = (low + high) / 2;
            if (Ratio(middle, expected) >= threshold) low = middle;
            else high = middle;
        }
        return high * (1 + 1e-9);
    }

    /// <summary>The largest expectation at which a count reaches the threshold; 0 when it never does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ExpectationOf(double count, double threshold)
    {
        var (low, high) = (0.0, count);
        for (var round = 0; round < MostRounds; round++)
        {
            var middle = (low + high) / 2;
            if (middle > 0 && (_persons && middle / _cases * _total < count || Ratio(count, middle) >= threshold)) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>The expectation from which on not a single case is as telling as a threshold; all cases where it never is.</summary>
    public double ExpectationOfNone(double threshold)
    {
        if (!_persons) return -double.ExpM1(-threshold / _cases) * _cases;
        var (low, high) = (0.0, _cases);
        for (var round = 0; round < MostRounds; round++)
        {
            var middle = (low + high) / 2;
            if (Ratio(0, middle) < threshold) low = middle;
            else high = middle;
        }
        return low;
    }

    /// <summary>The expectation below which not even a case at every person is as telling as a threshold: 0 where persons are no limit, infinite where nothing is.</summary>
    public double ExpectationOfAll(double threshold)
    {
        if (!_persons) return 0;
        var (low, high) = (0.0, _cases * _cases / _total);
        if (Ratio(_cases, high) < threshold) return double.PositiveInfinity;
        for (var round = 0; round < MostRounds; round++)
        {
            var middle = (low + high) / 2;
            if (Ratio(middle / _cases * _total, middle) < threshold) low = middle;
            else high = middle;
        }
        return low * (1 - 1e-9);
    }

    private double Ratio(double count, double expected) => _persons
        ? LogLikelihoodRatio.Bernoulli(count, expected / _cases * _total, _cases, _total)
        : LogLikelihoodRatio.Poisson(count, expected, _cases);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Slope(double count, double expected)
    {
        var slope = Math.Log(count / expected) - Math.Log((_cases - count) / (_cases - expected));
        if (!_persons) return slope;
        var persons = expected / _cases * _total;
        var controls = _total - _cases;
        return slope - Math.Log((persons - count) / (persons - expected)) + Math.Log((controls - persons + count) / (controls - persons + expected));
    }
}

using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Surveillance;

/// <summary>Quasi-Poisson regression of counts on the period of the year and a straight trend: log μ = log exposure + level of the period + slope · time.</summary>
/// <remarks>
/// The periods are a factor, so the normal equations are an arrow: with each period centred at its own weighted mean time, the slope
/// and the levels come out one by one, and one step of the iteration costs O(rows) without any matrix. Iteratively reweighted least
/// squares as in McCullagh and Nelder (1989), Generalized Linear Models, section 2.5. Made once, used for many fits; nothing is allocated by a fit.
/// </remarks>
internal sealed class PeriodTrend(int rows, int periods)
{
    private const int MostSteps = 25;
    private const double Tolerance = 1e-8, Dependent = 1e-11;

    private readonly double[] _y = new double[rows], _log = new double[rows], _time = new double[rows];
    private readonly double[] _perfect = new double[rows], _prior = new double[rows], _mean = new double[rows], _eta = new double[rows], _step = new double[rows];
    private readonly int[] _period = new int[rows];
    private readonly double[] _weight = new double[periods], _meanTime = new double[periods], _level = new double[periods];
    private double _spread;

    /// <summary>Rows put in since <see cref="Clear"/>.</summary>
    public int Rows { get; private set; }

    /// <summary>Largest count put in.</summary>
    public double Highest { get; private set; }

    /// <summary>Σ w (y − μ)² / μ over rows less parameters; 1 when smaller.</summary>
    public double Dispersion { get; private set; }

    /// <summary>The same when it is smaller than 1, too.</summary>
    public double Unfloored { get; private set; }

    /// <summary>Σ w ((y − μ) / μ)² over rows less parameters.</summary>
    public double WorkingVariance { get; private set; }

    /// <summary>Slope over its standard error at dispersion 1.</summary>
    public double SlopeScore => Slope * Math.Sqrt(_spread);

    public double Slope { get; private set; }

    /// <summary>Rows less parameters.</summary>
    public int Freedom { get; private set; }

    public void Clear() => (Rows, Highest) = (0, 0);

    public void Add(double count, double exposure, double time, int period)
    {
        (_y[Rows], _log[Rows], _time[Rows], _period[Rows]) = (count, Math.Log(exposure), time, period);
        _perfect[Rows] = count > 0 ? count * Math.Log(count) - count : 0;
        Highest = Math.Max(Highest, count);
        Rows++;
    }

    /// <summary>Fits with all rows alike, then once more with those that stand out weighed down. False: it cannot be told.</summary>
    public bool Fit(bool withTrend, double weightsAbove)
    {
        _prior.AsSpan(0, Rows).Fill(1);
        if (!Fit(withTrend))
            return false;
        if (double.IsInfinity(weightsAbove))
            return true;
        WeighDown(weightsAbove);
        return Fit(withTrend);
    }

    /// <summary>Log of the mean per unit of exposure at time 0 in a period, and its variance at dispersion 1.</summary>
    public (double Log, double Variance) At(int period) =>
        (_level[period], 1 / _weight[period] + _meanTime[period] * _meanTime[period] / _spread);

    private bool Fit(bool withTrend)
    {
        for (var i = 0; i < Rows; i++)
        {
            _mean[i] = _y[i] + 0.1;
            _eta[i] = Math.Log(_mean[i]);
        }
        var before = Deviance();
        for (var step = 0; step < MostSteps; step++)
        {
            if (!Step(withTrend))
                return false;
            var deviance = Deviance();
            if (Math.Abs(deviance - before) < Tolerance * (deviance + 0.1))
                break;
            before = deviance;
        }
        Freedom = Rows - PeriodsUsed() - (withTrend ? 1 : 0);
        if (Freedom < 1)
            return false;
        double pearson = 0, working = 0;
        for (var i = 0; i < Rows; i++)
        {
            var residual = (_y[i] - _mean[i]) / _mean[i];
            pearson += _step[i] * residual * residual;
            working += _prior[i] * residual * residual;
        }
        (Unfloored, Dispersion, WorkingVariance) = (pearson / Freedom, Math.Max(1, pearson / Freedom), working / Freedom);
        return true;
    }

    /// <summary>One weighted least-squares step of the working response on period and time; its weights also give the errors.</summary>
    private bool Step(bool withTrend)
    {
        _weight.AsSpan().Clear();
        _meanTime.AsSpan().Clear();
        _level.AsSpan().Clear();
        double squares = 0, products = 0;
        for (var i = 0; i < Rows; i++)
        {
            var (period, time, weight) = (_period[i], _time[i], _prior[i] * _mean[i]);
            var response = weight * (_eta[i] - _log[i]) + _prior[i] * (_y[i] - _mean[i]);
            _step[i] = weight;
            _weight[period] += weight;
            _meanTime[period] += weight * time;
            _level[period] += response;
            squares += weight * time * time;
            products += response * time;
        }
        var scale = squares;
        for (var k = 0; k < _weight.Length; k++)
        {
            _meanTime[k] /= _weight[k];
            _level[k] /= _weight[k];
            if (!(_weight[k] > 0))
                continue;
            squares -= _weight[k] * _meanTime[k] * _meanTime[k];
            products -= _weight[k] * _meanTime[k] * _level[k];
        }
        if (withTrend && !(squares > Dependent * scale))
            return false;
        _spread = withTrend ? squares : double.PositiveInfinity;
        Slope = withTrend ? products / squares : 0;
        for (var k = 0; k < _level.Length; k++)
            _level[k] -= Slope * _meanTime[k];
        for (var i = 0; i < Rows; i++)
            _eta[i] = _log[i] + _level[_period[i]] + Slope * _time[i];
        Exponentials(_eta.AsSpan(0, Rows), _mean);
        return double.IsFinite(Slope);
    }

    private static void Exponentials(ReadOnlySpan<double> from, Span<double> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            Vector256.Exp(Vector256.Create(from[i..])).CopyTo(to[i..]);
        for (; i < from.Length; i++)
            to[i] = Math.Exp(from[i]);
    }

    private int PeriodsUsed()
    {
        var used = 0;
        foreach (var weight in _weight)
            if (weight > 0)
                used++;
        return used;
    }

    private double Deviance()
    {
        double sum = 0;
        for (var i = 0; i < Rows; i++)
            sum += _prior[i] * (_perfect[i] - _y[i] * _eta[i] + _mean[i]);
        return 2 * sum;
    }

    /// <summary>Rows whose standardised Anscombe residual is above the limit count by its inverse square; all weights add up to the rows.</summary>
    private void WeighDown(double above)
    {
        double sum = 0;
        for (var i = 0; i < Rows; i++)
        {
            var apart = _time[i] - _meanTime[_period[i]];
            var leverage = _step[i] * (1 / _weight[_period[i]] + apart * apart / _spread);
            var root = Math.Cbrt(_mean[i]);
            var residual = 1.5 * (Math.Cbrt(_y[i] * _y[i]) - root * root) / Math.Sqrt(root * Dispersion * (1 - leverage));
            _prior[i] = residual > above ? 1 / (residual * residual) : 1;
            sum += _prior[i];
        }
        for (var i = 0; i < Rows; i++)
            _prior[i] *= Rows / sum;
    }
}

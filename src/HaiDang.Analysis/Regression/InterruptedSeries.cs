using MathNet.Numerics.Distributions;

namespace HaiDang.Analysis.Regression;

/// <summary>Did a series change when something was done, by how much, and what would it have been without?</summary>
public static class InterruptedSeries
{
    /// <summary>Fits a trend, the season, a jump and a change of slope.</summary>
    /// <param name="counts">Counts in order of time, one a row without gaps, each ≥ 0; NaN is missing.</param>
    /// <param name="exposures">What the counts are counted over, positive and finite; empty for none, and for <see cref="CountModel.Normal"/>.</param>
    /// <param name="settings">When it was interrupted, and what it followed before.</param>
    /// <returns>
    /// The changes; null ("cannot tell") when too few rows are known: not more than causes, none on a side, or only zeros.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, an exposure is not positive and finite, or comes with Normal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interruption leaves fewer than 2 rows before or none after, or a setting is out of its range.</exception>
    /// <remarks>
    /// log mean = log exposure + a + b t + season + c [t ≥ t₀] + d (t − t₀) [t ≥ t₀], t in years (without the log for Normal). Assumes that the trend before
    /// would have gone on, that nothing else happened at the same time, and that the season stayed the same: a comparison place guards against the second.
    /// Errors are Newey–West's with scores over 1 − leverage (MacKinnon and White 1985, Journal of Econometrics 29, 305–325, HC3), limits those of t with n − p
    /// degrees of freedom; in short series they still reject too often (docs/methods/interrupted-series.md has the figures).
    /// Sources: Wagner, Soumerai, Zhang and Ross-Degnan (2002), Journal of Clinical Pharmacy and Therapeutics 27, 299–309; Bernal, Cummins and
    /// Gasparrini (2017), International Journal of Epidemiology 46, 348–355 (counts). O(steps · n · p²).
    /// </remarks>
    public static InterruptedAnswer? Fit(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, InterruptedSettings settings)
    {
        var first = settings.FirstAfter;
        if (first < 2 || first >= counts.Length)
            throw new ArgumentOutOfRangeException(
                nameof(settings), $"The interruption is before row {first} of {counts.Length}; it needs 2 rows before and 1 after.");
        if (settings.Lags is { } given)
            ArgumentOutOfRangeException.ThrowIfNegative(given, nameof(settings));
        var design = Causes(counts.Length, settings);
        if (CountRegression.Solve(counts, exposures, design, settings.Model) is not { } solved || !KnownOnBothSides(counts, first))
            return null;

        var scores = solved.Scores();
        int? lags = settings.IndependentRows ? null : settings.Lags ?? NeweyWest.Lags(counts.Length);
        var covariance = lags is { } back
            ? NeweyWest.Covariance(design, Unleveraged(scores, solved, design), solved.Inverse, back)
            : Array.ConvertAll(solved.Inverse, cell => cell * solved.Dispersion);
        return new Telling(settings, design, solved, covariance).Of(counts, Correlation(scores, solved, design)) with { Lags = lags };
    }

    private static Design Causes(int rows, InterruptedSettings settings)
    {
        var columns = Design.Seasons(settings.Season, settings.Harmonics, trend: true);
        columns.Add(("level", row => row >= settings.FirstAfter ? 1 : 0));
        if (settings.SlopeChange)
            columns.Add(("slope", row => row >= settings.FirstAfter ? (row - settings.FirstAfter) / settings.Season : 0));
        return Design.Of(rows, columns);
    }

    private static bool KnownOnBothSides(ReadOnlySpan<double> counts, int first) =>
        counts[..first].ContainsAnyExcept(double.NaN) && counts[first..].ContainsAnyExcept(double.NaN);

    /// <summary>Scores over 1 − leverage: a fit comes too near to rows that pull it.</summary>
    private static double[] Unleveraged(double[] scores, CountRegression.Solved solved, Design design)
    {
        const double most = 0.99;
        var corrected = new double[scores.Length];
        for (var row = 0; row < scores.Length; row++)
        {
            var leverage = solved.WeightAt(design[row], row) * solved.VarianceAt(design[row]);
            corrected[row] = scores[row] / (1 - Math.Min(most, leverage));
        }
        return corrected;
    }

    /// <summary>Lag-one correlation of residuals over their standard deviations.</summary>
    private static double Correlation(double[] scores, CountRegression.Solved solved, Design design)
    {
        double products = 0, squares = 0, last = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            var residual = scores[row] / Math.Sqrt(solved.WeightAt(design[row], row));
            products += residual * last;
            squares += residual * residual;
            last = residual;
        }
        return products / squares;
    }

    private sealed class Telling(InterruptedSettings settings, Design design, CountRegression.Solved solved, double[] covariance)
    {
        private readonly int _p = design.Columns;
        private readonly int _level = design.Columns - (settings.SlopeChange ? 2 : 1);
        private readonly double _reach = Coefficient.Reach(settings.Confidence, solved.Freedom);

        private bool IsLog => settings.Model != CountModel.Normal;

        public InterruptedAnswer Of(ReadOnlySpan<double> counts, double autocorrelation)
        {
            var rows = new InterruptedRow[design.Rows];
            var without = new double[_p];
            double observed = 0, fittedSum = 0, withoutSum = 0;
            double[] fittedSlope = new double[_p], withoutSlope = new double[_p];
            for (var row = 0; row < rows.Length; row++)
            {
                design[row][.._level].CopyTo(without);
                var (fitted, counter) = (solved.MeanAt(design[row], row), solved.MeanAt(without, row));
                var reach = _reach * Math.Sqrt(Quadratic(without));
                rows[row] = IsLog
                    ? new(fitted, counter, counter * Math.Exp(-reach), counter * Math.Exp(reach))
                    : new(fitted, counter, counter - reach, counter + reach);
                if (row < settings.FirstAfter || double.IsNaN(counts[row]))
                    continue;
                observed += counts[row];
                fittedSum += fitted;
                withoutSum += counter;
                AddTo(fittedSlope, design[row], IsLog ? fitted : 1);
                AddTo(withoutSlope, without, IsLog ? counter : 1);
            }
            for (var i = 0; i < _p; i++)
                fittedSlope[i] = IsLog ? fittedSlope[i] / fittedSum - withoutSlope[i] / withoutSum : fittedSlope[i] - withoutSlope[i];
            return new()
            {
                TrendBefore = Changed(1),
                Level = Changed(_level),
                Slope = settings.SlopeChange ? Changed(_level + 1) : null,
                Total = Changed(IsLog ? Math.Log(fittedSum / withoutSum) : fittedSum - withoutSum, Math.Sqrt(Quadratic(fittedSlope))),
                ObservedAfter = observed,
                WithoutItAfter = withoutSum,
                PAnyChange = AnyChange(),
                Rows = rows,
                Lags = null,
                Dispersion = solved.Dispersion,
                Theta = solved.Theta,
                Autocorrelation = autocorrelation,
                N = solved.N,
            };
        }

        private Change Changed(int column) => Changed(solved.Coefficients[column], Math.Sqrt(covariance[column * _p + column]));

        private Change Changed(double value, double error)
        {
            var coefficient = new Coefficient(value, error, solved.Freedom);
            var (lower, upper) = (value - _reach * error, value + _reach * error);
            return IsLog
                ? new(Math.Exp(value), Math.Exp(lower), Math.Exp(upper), coefficient.PValue)
                : new(value, lower, upper, coefficient.PValue);
        }

        private double AnyChange()
        {
            if (!settings.SlopeChange)
                return Changed(_level).PValue;
            var (a, b) = (solved.Coefficients[_level], solved.Coefficients[_level + 1]);
            var (aa, ab, bb) = (covariance[_level * _p + _level], covariance[_level * _p + _level + 1], covariance[(_level + 1) * _p + _level + 1]);
            var f = (a * a * bb - 2 * a * b * ab + b * b * aa) / (aa * bb - ab * ab) / 2;
            return f > 0 ? 1 - FisherSnedecor.CDF(2, solved.Freedom, f) : 1;
        }

        /// <summary>xᵀ covariance x: the variance of a sum of coefficients.</summary>
        private double Quadratic(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (var i = 0; i < _p; i++)
                for (var j = 0; j < _p; j++)
                    sum += x[i] * covariance[i * _p + j] * x[j];
            return Math.Max(0, sum);
        }

        private static void AddTo(double[] sums, ReadOnlySpan<double> x, double weight)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weight * x[i];
        }
    }
}

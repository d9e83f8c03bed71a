using MathNet.Numerics.Distributions;
using NegativeBinomial = HaiDang.Analysis.SmallNumbers.NegativeBinomial;

namespace HaiDang.Analysis.Surveillance;

/// <summary>What Farrington's detector says of one row of a series.</summary>
/// <param name="Signal">
/// Count, expected count and limit; the score is (observed − expected) / (limit − expected), so that an alarm is a score above 1.
/// </param>
/// <param name="Dispersion">Variance of the past counts over what Poisson counts would have, ≥ 1.</param>
/// <param name="HasTrend">Was a trend kept?</param>
/// <param name="PValue">Chance of so high a count or higher, were nothing new; NaN where it cannot be told.</param>
public readonly record struct FarringtonSignal(Signal Signal, double Dispersion, bool HasTrend, double PValue);

/// <summary>Is this week's count higher than the same time of earlier years makes usual?</summary>
public static class Farrington
{
    private const int FewestRowsBeyondParameters = 2;

    /// <summary>Judges every row of a series by the rows before it.</summary>
    /// <param name="counts">Counts in order of time, one a row without gaps, each ≥ 0; NaN is missing.</param>
    /// <param name="exposures">What the counts are counted over (people), positive and finite, as long as the counts; empty for none.</param>
    /// <param name="settings">How to look back.</param>
    /// <param name="signals">Receives one answer a row; rows with too little past are "cannot tell".</param>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, or an exposure is not positive and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <remarks>
    /// A quasi-Poisson regression on the past, twice: past outbreaks are weighed down the second time. A trend that would carry the
    /// expected count beyond every count of the past is dropped, as in the paper. Rows with fewer than <see cref="FarringtonSettings.FewestCases"/> recent
    /// cases give no alarm. A row is one step of the season: with ISO weeks and 52 a year the window drifts by a week in five to six years.
    /// Sources: see <see cref="FarringtonSettings"/>. O(rows of the past) a row, about 20 µs for five years of weeks; allocates once a call.
    /// </remarks>
    public static void Watch(
        ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, FarringtonSettings settings, Span<FarringtonSignal> signals)
    {
        settings.Check();
        Guard.Counts(counts, exposures);
        Guard.SameLength(counts.Length, nameof(counts), signals.Length, nameof(signals));
        var past = new PeriodTrend(Math.Min(settings.Needed + settings.HalfWindow + 1, counts.Length), settings.Periods);
        for (var now = 0; now < counts.Length; now++)
            signals[now] = Judge(past, counts, exposures, now, settings);
    }

    private static FarringtonSignal Judge(
        PeriodTrend past, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, int now, FarringtonSettings settings)
    {
        var cannotTell = new FarringtonSignal(Signal.CannotTell(counts[now]), double.NaN, false, double.NaN);
        if (now < settings.Needed)
            return cannotTell;
        Gather(past, counts, exposures, now, settings);
        var exposure = exposures.IsEmpty ? 1 : exposures[now];
        var mayTrend = settings.Years >= settings.TrendYears && settings.TrendBelow > 0;
        if (past.Rows < settings.Periods + (mayTrend ? 1 : 0) + FewestRowsBeyondParameters)
            return cannotTell;

        var hasTrend = mayTrend && past.Fit(withTrend: true, settings.WeightsAbove) && KeepsTrend(past, exposure, settings);
        if (!hasTrend && !past.Fit(withTrend: false, settings.WeightsAbove))
            return cannotTell;
        var (log, variance) = past.At(period: 0);
        var expected = exposure * Math.Exp(log);
        if (double.IsNaN(expected))
            return cannotTell;

        variance *= settings.Error == FarringtonError.Dispersion ? past.Dispersion : past.WorkingVariance;
        var (upper, p) = Limit(settings, expected, variance, past.Dispersion, counts[now]);
        var signal = Signal.Above(counts[now], expected, upper, (counts[now] - expected) / (upper - expected));
        if (signal.Alarm is true && RecentCases(counts, now, settings.RecentRows) < settings.FewestCases)
            signal = signal with { Alarm = false };
        return new(signal, past.Dispersion, hasTrend, p);
    }

    /// <summary>The rows of the past with their period of the year: the window of the same weeks is period 0, the rest is cut evenly.</summary>
    private static void Gather(PeriodTrend past, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, int now, FarringtonSettings settings)
    {
        past.Clear();
        var window = 2 * settings.HalfWindow + 1;
        var first = now - settings.Years * settings.Season - settings.HalfWindow;
        var last = now - 1 - settings.PastExcluded;
        for (var row = first; row <= last; row++)
        {
            var ofYear = (row - first) % settings.Season;
            if (double.IsNaN(counts[row]))
                continue;
            if (ofYear < window)
            {
                if (row < now - settings.HalfWindow)
                    past.Add(counts[row], exposures.IsEmpty ? 1 : exposures[row], row - now, 0);
            }
            else if (settings.Periods > 1)
            {
                var period = 1 + (ofYear - window) * (settings.Periods - 1) / (settings.Season - window);
                past.Add(counts[row], exposures.IsEmpty ? 1 : exposures[row], row - now, period);
            }
        }
    }

    private static bool KeepsTrend(PeriodTrend past, double exposure, FarringtonSettings settings)
    {
        if (exposure * Math.Exp(past.At(period: 0).Log) > past.Highest)
            return false;
        if (settings.TrendBelow >= 1)
            return true;
        var scale = settings.Error == FarringtonError.Dispersion ? past.Unfloored : past.WorkingVariance;
        return 2 * StudentT.CDF(0, 1, past.Freedom, -Math.Abs(past.SlopeScore) / Math.Sqrt(scale)) < settings.TrendBelow;
    }

    private static (double Upper, double P) Limit(FarringtonSettings settings, double expected, double variance, double dispersion, double observed)
    {
        var alpha = settings.TwoSided ? settings.Alpha / 2 : settings.Alpha;
        if (settings.Bound == FarringtonBound.TwoThirds)
        {
            var spread = 2.0 / 3 * Math.Sqrt(Math.Cbrt(expected) * (dispersion + expected * variance));
            var power = Math.Cbrt(expected * expected);
            var upper = Math.Pow(power + Normal.InvCDF(0, 1, 1 - alpha) * spread, 1.5);
            return (upper, Normal.CDF(0, 1, (power - Math.Cbrt(observed * observed)) / spread));
        }
        var cautious = settings.Bound == FarringtonBound.CautiousNegativeBinomial
            ? expected * Math.Exp(Normal.InvCDF(0, 1, 1 - alpha) * Math.Sqrt(variance))
            : expected;
        return (NegativeBinomial.Quantile(1 - alpha, cautious, dispersion), NegativeBinomial.AtLeast(observed, cautious, dispersion));
    }

    private static double RecentCases(ReadOnlySpan<double> counts, int now, int rows)
    {
        double sum = 0;
        for (var row = Math.Max(0, now - rows + 1); row <= now; row++)
            sum += double.IsNaN(counts[row]) ? 0 : counts[row];
        return sum;
    }
}

using MathNet.Numerics.Distributions;

namespace HaiDang.Analysis.Surveillance;

/// <summary>How the early aberration reporting system looks back.</summary>
public sealed record EarsSettings
{
    /// <summary>Rows of the baseline, ≥ 2.</summary>
    public int Baseline { get; init; } = 7;

    /// <summary>Rows between the baseline and the present row for C2 and C3, ≥ 0.</summary>
    public int Gap { get; init; } = 2;

    /// <summary>Chance in one tail of a normal distribution that puts the limit of C1 and C2, in (0, 0.5): 0.001 is 3.09 standard deviations.</summary>
    public double Alpha { get; init; } = 0.001;

    /// <summary>Smallest standard deviation of a baseline, counts, ≥ 0; a floor (0.5, say) keeps quiet series from shouting at a single case.</summary>
    public double LeastDeviation { get; init; }

    /// <summary>C3 is an alarm above this.</summary>
    public double C3Limit { get; init; } = 2;

    internal void Check()
    {
        if (Baseline < 2 || Gap < 0 || !(Alpha is > 0 and < 0.5) || !(LeastDeviation >= 0) || double.IsInfinity(LeastDeviation) || !(C3Limit > 0))
            throw new ArgumentOutOfRangeException(
                nameof(EarsSettings), $"These settings cannot be: baseline {Baseline}, gap {Gap}, α {Alpha}, least deviation {LeastDeviation}, C3 limit {C3Limit}.");
    }
}

/// <summary>Is today's count far above those of the last days? The three short-memory detectors of EARS; no years of past are needed.</summary>
/// <remarks>
/// Null hypothesis: the counts of the baseline and the present one are independent draws from one normal distribution. They know no
/// season, no day of the week and no trend, and small counts are not normal: alarms come more often than α says (see docs/methods/surveillance.md).
/// A missing count (NaN) in a baseline makes the rows that lean on it "cannot tell".
/// Source: Hutwagner, Thompson, Seeman and Treadwell (2003), Journal of Urban Health 80 (supplement 1), i89–i96. O(baseline) a row, no allocation.
/// </remarks>
public static class Ears
{
    /// <summary>C1: the baseline ends the row before.</summary>
    /// <param name="counts">Counts in order of time, one a row without gaps, each ≥ 0; NaN is missing.</param>
    /// <param name="settings">How to look back.</param>
    /// <param name="signals">
    /// Receives one answer a row: mean of the baseline, mean + z standard deviations, and the score (count − mean) / deviation: NaN when all counts
    /// of the baseline are equal and so is the present one, infinite when it is another.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or a count is negative or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static void C1(ReadOnlySpan<double> counts, EarsSettings settings, Span<Signal> signals) => Watch(counts, settings, gap: 0, signals);

    /// <summary>C2: as C1, with a gap before the present row, so that a slow rise does not lift its own baseline.</summary>
    /// <param name="counts">As for C1.</param>
    /// <param name="settings">How to look back.</param>
    /// <param name="signals">As for C1.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a count is negative or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static void C2(ReadOnlySpan<double> counts, EarsSettings settings, Span<Signal> signals) => Watch(counts, settings, settings.Gap, signals);

    /// <summary>C3: do the last three rows together stand out?</summary>
    /// <param name="counts">As for C1.</param>
    /// <param name="settings">How to look back.</param>
    /// <param name="signals">
    /// Receives one answer a row. The score is the sum over the present and the two rows before of max(0, C2 score − 1); an alarm is a score
    /// above <see cref="EarsSettings.C3Limit"/>. The limit is the count at which that is reached; NaN when the two rows before suffice alone.
    /// A baseline of equal counts in one of the three rows makes it "cannot tell".
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or a count is negative or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static void C3(ReadOnlySpan<double> counts, EarsSettings settings, Span<Signal> signals)
    {
        Check(counts, settings, signals);
        double before = double.NaN, last = double.NaN;
        for (var now = 0; now < counts.Length; now++)
        {
            var (mean, deviation) = Past(counts, now - settings.Gap, settings);
            var excess = deviation > 0 ? Math.Max(0, (counts[now] - mean) / deviation - 1) : double.NaN;
            var score = before + last + excess;
            var left = settings.C3Limit - before - last;
            var upper = left >= 0 ? mean + deviation * (1 + left) : double.NaN;
            signals[now] = double.IsNaN(score) ? Signal.CannotTell(counts[now]) : new(counts[now], mean, upper, score, score > settings.C3Limit);
            (before, last) = (last, excess);
        }
    }

    private static void Watch(ReadOnlySpan<double> counts, EarsSettings settings, int gap, Span<Signal> signals)
    {
        Check(counts, settings, signals);
        var z = Normal.InvCDF(0, 1, 1 - settings.Alpha);
        for (var now = 0; now < counts.Length; now++)
        {
            var (mean, deviation) = Past(counts, now - gap, settings);
            signals[now] = Signal.Above(counts[now], mean, mean + z * deviation, (counts[now] - mean) / deviation);
        }
    }

    private static void Check(ReadOnlySpan<double> counts, EarsSettings settings, Span<Signal> signals)
    {
        settings.Check();
        Guard.Counts(counts);
        Guard.SameLength(counts.Length, nameof(counts), signals.Length, nameof(signals));
    }

    /// <summary>Mean and standard deviation (divisor n − 1) of the baseline that ends before a row; NaN when it is not all there.</summary>
    private static (double Mean, double Deviation) Past(ReadOnlySpan<double> counts, int end, EarsSettings settings)
    {
        if (end < settings.Baseline)
            return (double.NaN, double.NaN);
        double sum = 0, squares = 0;
        var past = counts.Slice(end - settings.Baseline, settings.Baseline);
        foreach (var count in past)
            sum += count;
        var mean = sum / past.Length;
        foreach (var count in past)
            squares += (count - mean) * (count - mean);
        return (mean, Math.Max(Math.Sqrt(squares / (past.Length - 1)), settings.LeastDeviation));
    }
}

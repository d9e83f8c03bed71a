namespace HaiDang.Analysis.Surveillance;

/// <summary>How a count is standardised before it is summed.</summary>
public enum CusumScale
{
    /// <summary>(x − m) / √m.</summary>
    Standard,

    /// <summary>(x − 3m + 2 √(x m)) / (2 √m), nearer to normal for small counts (Rossi, Lampugnani and Marchi 1999).</summary>
    Rossi,
}

/// <summary>What a cumulative sum of counts adds up and when it gives an alarm.</summary>
public sealed record CusumSettings
{
    /// <summary>Mean count of a row when nothing is new: one number, or 0 to take the mean of the first <see cref="LearnRows"/> rows.</summary>
    public double Mean { get; init; }

    /// <summary>Rows from which the mean is learnt when it is not given, ≥ 1; they are not judged.</summary>
    public int LearnRows { get; init; } = 52;

    /// <summary>Reference value k ≥ 0, standard deviations: half of the shift that matters.</summary>
    public double Reference { get; init; } = 1.04;

    /// <summary>Decision interval h &gt; 0, standard deviations: an alarm when the sum is above it.</summary>
    public double Decision { get; init; } = 2.26;

    /// <summary>How a count is standardised.</summary>
    public CusumScale Scale { get; init; } = CusumScale.Rossi;

    /// <summary>Does the sum start again from 0 after an alarm?</summary>
    public bool Restart { get; init; }

    internal void Check()
    {
        if (!(Mean >= 0) || double.IsInfinity(Mean) || LearnRows < 1 || !(Reference >= 0) || double.IsInfinity(Reference) || !(Decision > 0))
            throw new ArgumentOutOfRangeException(
                nameof(CusumSettings), $"These settings cannot be: mean {Mean}, learnt from {LearnRows} rows, k {Reference}, h {Decision}.");
    }
}

/// <summary>Has the mean of a series of counts risen for good? Small excesses are added up until they are too many to be chance.</summary>
public static class CountCusum
{
    /// <summary>Adds up what each count has above its mean and the reference value.</summary>
    /// <param name="counts">Counts in order of time, one a row, each ≥ 0; NaN is missing and leaves the sum as it is.</param>
    /// <param name="exposures">What the counts are counted over, positive and finite, as long as the counts; empty for none.</param>
    /// <param name="settings">The mean, k, h and the scale.</param>
    /// <param name="signals">
    /// Receives one answer a row: the score is the sum, the limit the count from which on it reaches h. Rows from which the mean is learnt, and all rows when
    /// the mean is 0, are "cannot tell".
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, or an exposure is not positive and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <remarks>
    /// S(t) = max(0, S(t − 1) + z(t) − k), an alarm when S(t) &gt; h. Null hypothesis: independent Poisson counts with the mean that is given; more
    /// variance than Poisson, a season or a trend give false alarms. Sources: Lucas (1985), Technometrics 27, 129–144 (cumulative sums of
    /// counts); Rossi, Lampugnani and Marchi (1999), Statistics in Medicine 18, 2111–2122 (the scale, k and h). O(n), no allocation.
    /// </remarks>
    public static void Watch(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, CusumSettings settings, Span<Signal> signals)
    {
        settings.Check();
        Guard.Counts(counts, exposures);
        Guard.SameLength(counts.Length, nameof(counts), signals.Length, nameof(signals));
        var (rate, first) = Learnt.Rate(counts, exposures, settings.Mean, settings.LearnRows);
        double sum = 0;
        for (var now = 0; now < counts.Length; now++)
        {
            var mean = rate * (exposures.IsEmpty ? 1 : exposures[now]);
            if (now < first || !(mean > 0))
            {
                signals[now] = Signal.CannotTell(counts[now]);
                continue;
            }
            var upper = Upper(mean, settings.Decision + settings.Reference - sum, settings.Scale);
            if (double.IsNaN(counts[now]))
            {
                signals[now] = Signal.CannotTell(counts[now]) with { Expected = mean, Upper = upper };
                continue;
            }
            sum = Math.Max(0, sum + Score(counts[now], mean, settings.Scale) - settings.Reference);
            signals[now] = new(counts[now], mean, upper, sum, sum > settings.Decision);
            if (settings.Restart && sum > settings.Decision)
                sum = 0;
        }
    }

    private static double Score(double x, double mean, CusumScale scale) => scale == CusumScale.Standard
        ? (x - mean) / Math.Sqrt(mean)
        : (x - 3 * mean + 2 * Math.Sqrt(x * mean)) / (2 * Math.Sqrt(mean));

    /// <summary>The count whose score is as given; 0 when even none is enough.</summary>
    private static double Upper(double mean, double score, CusumScale scale)
    {
        if (scale == CusumScale.Standard)
            return Math.Max(0, mean + score * Math.Sqrt(mean));
        var inside = 4 * mean + 2 * score * Math.Sqrt(mean);
        var root = inside > 0 ? Math.Sqrt(inside) - Math.Sqrt(mean) : 0;
        return root > 0 ? root * root : 0;
    }
}

/// <summary>The usual rate of a series, given or learnt from its first rows.</summary>
internal static class Learnt
{
    /// <summary>The rate, NaN when nothing is known of the first rows, and the first row that may be judged.</summary>
    public static (double Rate, int First) Rate(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double mean, int rows)
    {
        if (mean > 0)
            return (mean, 0);
        double sum = 0, over = 0;
        for (var row = 0; row < Math.Min(rows, counts.Length); row++)
        {
            if (double.IsNaN(counts[row]))
                continue;
            sum += counts[row];
            over += exposures.IsEmpty ? 1 : exposures[row];
        }
        return (sum / over, rows);
    }
}

namespace HaiDang.Analysis.Surveillance;

/// <summary>How an exponentially weighted mean of counts forgets and when it gives an alarm.</summary>
public sealed record EwmaSettings
{
    /// <summary>Mean count of a row (or of a unit of exposure) when nothing is new; 0 to take that of the first <see cref="LearnRows"/> rows.</summary>
    public double Mean { get; init; }

    /// <summary>Rows from which the mean is learnt when it is not given, ≥ 1; they are not judged.</summary>
    public int LearnRows { get; init; } = 52;

    /// <summary>Weight λ of the newest count, in (0, 1]: the smaller, the longer the memory and the smaller the rise that is found.</summary>
    public double Weight { get; init; } = 0.2;

    /// <summary>Limit L &gt; 0 in standard deviations of the weighted mean.</summary>
    public double Limit { get; init; } = 3;

    /// <summary>Variance of a count over its mean, ≥ 1 when counts vary more than Poisson; positive.</summary>
    public double Dispersion { get; init; } = 1;

    internal void Check()
    {
        if (!(Mean >= 0) || double.IsInfinity(Mean) || LearnRows < 1 || !(Weight is > 0 and <= 1) || !(Limit > 0) || !(Dispersion > 0))
            throw new ArgumentOutOfRangeException(
                nameof(EwmaSettings),
                $"These settings cannot be: mean {Mean}, learnt from {LearnRows} rows, weight {Weight}, limit {Limit}, dispersion {Dispersion}.");
    }
}

/// <summary>Has the mean of a series of counts risen a little? New counts are blended into a mean that forgets old ones.</summary>
public static class CountEwma
{
    /// <summary>Blends the ratios of counts to their means and compares the blend with its own standard deviation.</summary>
    /// <param name="counts">Counts in order of time, one a row, each ≥ 0; NaN is missing and leaves the blend as it is.</param>
    /// <param name="exposures">What the counts are counted over, positive and finite, as long as the counts; empty for none.</param>
    /// <param name="settings">The mean, λ, L and the dispersion.</param>
    /// <param name="signals">
    /// Receives one answer a row: the score is the blend's distance from the mean in its standard deviations, the limit the count from which on that is
    /// above L. Rows from which the mean is learnt, and all rows when the mean is 0, are "cannot tell".
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, or an exposure is not positive and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <remarks>
    /// With equal exposures: Z(t) = λ x(t) + (1 − λ) Z(t − 1), Z(0) = m, an alarm when Z(t) − m &gt; L sd of Z(t), whose variance is
    /// φ m λ / (2 − λ) · (1 − (1 − λ)^(2t)). One-sided: falls give no alarm. Null hypothesis: independent counts with that mean and dispersion.
    /// Sources: Borror, Champ and Rigdon (1998), Journal of Quality Technology 30, 352–361 (Poisson counts); Lucas and Saccucci (1990),
    /// Technometrics 32, 1–12. O(n), no allocation.
    /// </remarks>
    public static void Watch(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, EwmaSettings settings, Span<Signal> signals)
    {
        settings.Check();
        Guard.Counts(counts, exposures);
        Guard.SameLength(counts.Length, nameof(counts), signals.Length, nameof(signals));
        var (rate, first) = Learnt.Rate(counts, exposures, settings.Mean, settings.LearnRows);
        double excess = 0, variance = 0;
        for (var now = 0; now < counts.Length; now++)
        {
            var mean = rate * (exposures.IsEmpty ? 1 : exposures[now]);
            if (now < first || !(mean > 0))
            {
                signals[now] = Signal.CannotTell(counts[now]);
                continue;
            }
            var (keep, add) = (1 - settings.Weight, settings.Weight);
            var spread = Math.Sqrt(keep * keep * variance + add * add * settings.Dispersion / mean);
            var upper = Math.Max(0, mean * (1 + (settings.Limit * spread - keep * excess) / add));
            if (double.IsNaN(counts[now]))
            {
                signals[now] = Signal.CannotTell(counts[now]) with { Expected = mean, Upper = upper };
                continue;
            }
            excess = keep * excess + add * (counts[now] / mean - 1);
            variance = spread * spread;
            signals[now] = new(counts[now], mean, upper, excess / spread, excess > settings.Limit * spread);
        }
    }
}

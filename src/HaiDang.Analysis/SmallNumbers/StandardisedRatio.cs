namespace HaiDang.Analysis.SmallNumbers;

/// <summary>How many times as many events happened as were to be expected?</summary>
/// <param name="Ratio">Observed / expected; NaN when nothing was expected and nothing seen.</param>
/// <param name="Lower">Lower confidence limit of the ratio.</param>
/// <param name="Upper">Upper confidence limit of the ratio.</param>
/// <param name="PTwoSided">Twice the smaller one-sided Poisson probability, at most 1.</param>
public readonly record struct StandardisedRatio(double Ratio, double Lower, double Upper, double PTwoSided)
{
    /// <summary>The indirectly standardised ratio of an area.</summary>
    /// <param name="observed">Events seen, at least 0.</param>
    /// <param name="expected">Events expected from a reference, positive and finite; taken as known without error.</param>
    /// <param name="confidence">Coverage of the interval, in (0, 1); 0.95 unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>
    /// Ratios of two areas must not be compared with each other when their populations differ in make-up: each has a reference of its own.
    /// Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, chapter 2 (exact limits by Garwood 1936). O(√observed).
    /// </remarks>
    public static StandardisedRatio Of(long observed, double expected, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(observed);
        if (!(expected > 0) || !double.IsFinite(expected))
            throw new ArgumentOutOfRangeException(nameof(expected), expected, "The expected number must be positive and finite.");
        var (lower, upper) = PoissonInterval.Garwood(observed, confidence);
        var tail = Math.Min(Masses.PoissonAtLeast(observed, expected), Masses.PoissonAtMost(observed, expected));
        return new(observed / expected, lower / expected, upper / expected, Math.Min(1, 2 * tail));
    }
}

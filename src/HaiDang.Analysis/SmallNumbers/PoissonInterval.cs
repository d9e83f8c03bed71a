namespace HaiDang.Analysis.SmallNumbers;

/// <summary>Between which limits may the true mean of a count lie?</summary>
public static class PoissonInterval
{
    /// <summary>The exact interval of a Poisson mean, central: each tail holds half of the error.</summary>
    /// <param name="count">Events observed, ≥ 0.</param>
    /// <param name="confidence">Coverage, in (0, 1); 0.95 unless said.</param>
    /// <returns>Lower and upper limit, events; the lower one of a count of 0 is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the confidence not inside (0, 1).</exception>
    /// <remarks>
    /// Covers at least as often as it says, never less. Assumes that events come independently: for events in waves it is too narrow.
    /// Source: Garwood (1936), Biometrika 28, 437–442: the mean at which P(X ≥ count), or P(X ≤ count), is
    /// half of the error. Relative error below 1e-12. O(√count).
    /// </remarks>
    public static (double Lower, double Upper) Garwood(long count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var tail = Tail(confidence);
        var lower = count == 0 ? 0 : Root.Of(mean => Masses.PoissonAtLeast(count, mean) < tail, count);
        var upper = Root.Of(mean => Masses.PoissonAtMost(count, mean) > tail, count + 1);
        return (lower, upper);
    }

    internal static double Tail(double confidence) => confidence is > 0 and < 1
        ? (1 - confidence) / 2
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1, both exclusive.");
}

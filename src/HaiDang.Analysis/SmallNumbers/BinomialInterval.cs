namespace HaiDang.Analysis.SmallNumbers;

/// <summary>Between which limits may the true share lie, when so many of so many were seen?</summary>
public static class BinomialInterval
{
    /// <summary>The exact interval of a share, central: each tail holds half of the error.</summary>
    /// <param name="count">How many, in [0, n].</param>
    /// <param name="n">Of how many, at least 1.</param>
    /// <param name="confidence">Coverage, in (0, 1); 0.95 unless said.</param>
    /// <returns>Lower and upper limit, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>
    /// Covers at least as often as it says, never less. Source: Clopper and Pearson (1934), Biometrika 26, 404–413. O(√n).
    /// Example: 1 of 10 gives 0.00253 to 0.44502.
    /// </remarks>
    public static (double Lower, double Upper) ClopperPearson(long count, long n, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, n);
        var (lower, upper) = Odds(count, n, PoissonInterval.Tail(confidence));
        return (lower / (1 + lower), count == n ? 1 : upper / (1 + upper));
    }

    /// <summary>The same limits as odds of the chance, 0 and infinite at the ends; each leaves <paramref name="tail"/>.</summary>
    internal static (double Lower, double Upper) Odds(long count, long n, double tail)
    {
        var lower = count == 0 ? 0 : Root.Of(odds => Masses.BinomialAtLeast(count, n, odds / (1 + odds), 1 / (1 + odds)) < tail, 1);
        var upper = count == n ? double.PositiveInfinity : Root.Of(odds => Masses.BinomialAtMost(count, n, odds / (1 + odds), 1 / (1 + odds)) > tail, 1);
        return (lower, upper);
    }
}

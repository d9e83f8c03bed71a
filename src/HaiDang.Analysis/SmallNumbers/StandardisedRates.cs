namespace HaiDang.Analysis.SmallNumbers;

/// <summary>How far is a rate from that of the whole map, in units of what so few persons make it swing?</summary>
public static class StandardisedRates
{
    /// <summary>Rates less their mean, over their standard deviation as estimated from all areas.</summary>
    /// <param name="counts">Events per area, length n ≥ 1, finite, at least 0.</param>
    /// <param name="bases">What they are counted over, length n, finite, above 0.</param>
    /// <param name="scores">Receives n scores, dimensionless; all 0 when there is no event.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a number is out of its range.</exception>
    /// <remarks>
    /// Give these to Moran's I or its local sister in place of raw rates, whose variance differs with the base: small areas no longer make clusters, or hide them.
    /// The variance of the true rates plus mean ÷ base; where the estimate is negative, mean ÷ base alone.
    /// Source: Assunção and Reis (1999), Statistics in Medicine 18(16), 2147–2162. O(n).
    /// </remarks>
    public static void Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> bases, Span<double> scores)
    {
        var (mean, variance) = EmpiricalBayes.Unbounded(counts, bases, scores);
        for (var area = 0; area < counts.Length; area++)
        {
            var spread = variance + mean / bases[area];
            if (!(spread > 0)) spread = mean / bases[area];
            scores[area] = spread > 0 ? (counts[area] / bases[area] - mean) / Math.Sqrt(spread) : 0;
        }
    }
}

using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Autocorrelation;

/// <summary>Moran's I: over the whole map, are neighbouring areas alike?</summary>
public static class Moran
{
    /// <summary>I with its moments and, if asked for, full permutations.</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; usually row-standardised.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// I = (n / S0) Σij wij zi zj / Σ z², dimensionless: above −1 / (n − 1) like lies with like, below it unlike with
    /// unlike.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis: no pattern; see <see cref="GlobalResult"/> for the two ways to say it. Islands count in n. One
    /// number for the map: it cannot say where, and hot and cold spots of equal strength raise it alike.
    /// Source: Cliff and Ord (1981), Spatial Processes, pp. 17 and 21. O(n + edges · log(edges per area)), and O(n +
    /// edges) for each permutation. The same seed gives the same p-value.
    /// </remarks>
    public static GlobalResult Test(ReadOnlySpan<double> values, Neighbours neighbours, Permutations? permutations = null)
    {
        var areas = AreaValues.Of(values, neighbours);
        if (areas.Neighbours.EdgeCount == 0)
            return GlobalResult.CannotTell;
        if (areas.AllEqual)
            return GlobalResult.NothingVaries(permutations);

        double n = areas.Count;
        var (s0, s1, s2) = WeightSums.Of(areas.Neighbours);
        var kurtosis = n * areas.Deviations.Sum(z => z * z * z * z) / (areas.SumOfSquares * areas.SumOfSquares);
        var expected = -1 / (n - 1);
        var randomised = n < 4 ? double.NaN
            : (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
                - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected * expected;
        var normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected * expected;

        var value = n / s0 * FullPermutation.Products(areas.Deviations, areas.Neighbours) / areas.SumOfSquares;
        return new()
        {
            Value = value,
            Randomisation = NullMoments.Of(value, expected, randomised),
            Normality = NullMoments.Of(value, expected, normal),
            Permutation = FullPermutation.Run(
                areas.Deviations, areas.Neighbours, s0, FullPermutation.Products, permutations),
        };
    }
}

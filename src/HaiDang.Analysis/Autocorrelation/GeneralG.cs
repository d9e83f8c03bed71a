using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Autocorrelation;

/// <summary>General G: over the whole map, do high values lie together (G large) or low ones (G small)?</summary>
public static class GeneralG
{
    /// <summary>G with its moments and, if asked for, full permutations.</summary>
    /// <param name="values">
    /// Value per area, 0 or more (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; binary weights are meant.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// G = Σij wij xi xj / Σi≠j xi xj, dimensionless; with binary weights in [0, 1]. NaN also when fewer than two
    /// values are above 0. A positive score: high values lie together; a negative one: low values do, or high ones
    /// apart.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The lengths differ, n &lt; 2, or a value is negative or infinite.
    /// </exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis: the values are exchangeable between areas. Unlike Moran's I it changes when a constant is added
    /// to all values, so give it a quantity with a true zero.
    /// Source: Getis and Ord (1992), Geographical Analysis 24(3), pp. 194–195, with the erratum in 25(3), p. 276.
    /// O(n + edges · log(edges per area)), and O(n + edges) for each permutation. The same seed gives the same p-value.
    /// </remarks>
    public static GlobalResult Test(ReadOnlySpan<double> values, Neighbours neighbours, Permutations? permutations = null)
    {
        var areas = AreaValues.Of(values, neighbours);
        if (areas.Values.FirstOrDefault(value => value < 0) is < 0 and var negative)
            throw new ArgumentException($"A value is {negative}; G needs values of 0 or more.", nameof(values));
        if (areas.Neighbours.EdgeCount == 0)
            return GlobalResult.CannotTell;
        if (areas.AllEqual)
            return GlobalResult.NothingVaries(permutations);

        double n = areas.Count;
        var (s0, s1, s2) = WeightSums.Of(areas.Neighbours);
        var (m1, m2) = (areas.Values.Sum(), areas.Values.Sum(x => x * x));
        var (m3, m4) = (areas.Values.Sum(x => x * x * x), areas.Values.Sum(x => x * x * x * x));
        if (areas.Values.Count(x => x > 0) < 2)
            return GlobalResult.CannotTell;

        var b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
        var b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
        var b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
        var b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
        var b4 = s1 - s2 + s0 * s0;
        var pairs = m1 * m1 - m2;
        var expected = s0 / (n * (n - 1));
        var square = (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1)
            / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));

        var value = FullPermutation.Products(areas.Values, areas.Neighbours) / pairs;
        return new()
        {
            Value = value,
            Randomisation = NullMoments.Of(value, expected, n < 4 ? double.NaN : square - expected * expected),
            Normality = null,
            Permutation = FullPermutation.Run(areas.Values, areas.Neighbours, s0, FullPermutation.Products, permutations),
        };
    }
}

using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Autocorrelation;

/// <summary>Geary's C: over the whole map, how different are neighbouring areas?</summary>
public static class Geary
{
    /// <summary>C with its moments and, if asked for, full permutations.</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; usually row-standardised.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// C = (n − 1) Σij wij (xi − xj)² / (2 S0 Σ z²), dimensionless, 0 or more: below 1 like lies with like, above 1
    /// unlike with unlike. The sign of the score is turned, so that a positive one means like with like, as with
    /// Moran's I.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis: no pattern; see <see cref="GlobalResult"/>. Islands count in n. Differences are squared, so a
    /// single extreme value weighs more than in Moran's I.
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
        var randomised = n < 4 ? double.NaN
            : ((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis)
                - (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis) / 4
                + s0 * s0 * (n * n - 3 - (n - 1) * (n - 1) * kurtosis)) / (n * (n - 2) * (n - 3) * s0 * s0);
        var normal = ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0);

        var value = -(n - 1) * Likeness(areas.Deviations, areas.Neighbours) / (2 * s0 * areas.SumOfSquares);
        return new()
        {
            Value = value,
            Randomisation = NullMoments.Of(value, 1, randomised, sign: -1),
            Normality = NullMoments.Of(value, 1, normal, sign: -1),
            Permutation = FullPermutation.Run(
                areas.Deviations, areas.Neighbours, 4 * s0, Likeness, permutations),
        };
    }

    /// <summary>Minus the squared differences: larger is more alike.</summary>
    private static double Likeness(double[] deviations, Neighbours neighbours)
    {
        var sum = 0d;
        for (var i = 0; i < deviations.Length; i++)
        {
            var around = neighbours[i];
            var weights = neighbours.Weights(i);
            for (var t = 0; t < around.Length; t++)
            {
                var difference = deviations[i] - deviations[around[t]];
                sum -= weights[t] * difference * difference;
            }
        }
        return sum;
    }
}

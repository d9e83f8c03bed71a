using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Local;

/// <summary>
/// Hot and cold spots: where are high (or low) values packed together? The Getis–Ord statistics Gi and Gi*.
/// </summary>
/// <remarks>
/// Null hypothesis: the values are exchangeable between areas. Two-sided: positive scores are hot, negative ones cold.
/// The statistic is itself the standardised one, so <see cref="LocalResult.Statistic"/> equals <see
/// cref="LocalResult.ZScore"/>. A score depends on values only up to their unit and zero, and on weights only up to a
/// factor per area. Fails quietly where areas have few neighbours and values are skewed (the normal curve does not
/// hold: use the permutation p-value), and on a trend across the whole map, which it reports as one large hot and one
/// large cold spot.
/// </remarks>
public static class GetisOrd
{
    /// <summary>Gi*: is the value at and around an area higher, or lower, than chance?</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">
    /// Who is next to whom, over the same n areas. The area itself is added here; it weighs what its neighbours weigh
    /// on average (binary: 1; row-standardised: as one more neighbour).
    /// </param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// n answers; NaN for an island. The z-score counts the area's own value. The p-values of permutation do not: they
    /// hold it fixed and ask whether its neighbours could be so high or low by chance, hence equal those of <see
    /// cref="Local"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Source: Getis and Ord (1996), in Longley and Batty (eds), Spatial Analysis, p. 263, eq. 14.2. O(n + edges), and
    /// what <see cref="ConditionalPermutation"/> costs. The same seed gives the same p-values.
    /// </remarks>
    public static LocalResult Star(ReadOnlySpan<double> values, Neighbours neighbours, Permutations? permutations = null)
    {
        var areas = AreaValues.Of(values, neighbours);
        return LocalAnswer.From(areas, Score, Permuted(areas, permutations));

        LocalMoments Score(int area)
        {
            var own = areas.Neighbours.MeanWeight(area);
            var (sum, weights, squaredWeights) = areas.Around(area);
            sum += own * areas.Deviations[area];
            var (expected, variance) = DrawMoments.Of(
                weights + own, squaredWeights + own * own, areas.Count, 0, areas.SumOfSquares, areas.SumOfSquares);
            return Standardised(new(sum, expected, variance));
        }
    }

    /// <summary>Gi* z-score of every area, without permutations.</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; the area itself is added here.</param>
    /// <param name="scores">
    /// Receives n z-scores, dimensionless; 0 everywhere when all values are equal, and for an area next to all others;
    /// NaN for an island or a missing value.
    /// </param>
    /// <exception cref="ArgumentException">The three lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <remarks>Source: Getis and Ord (1996), p. 263, eq. 14.2. O(n + edges).</remarks>
    public static void Star(ReadOnlySpan<double> values, Neighbours neighbours, Span<double> scores)
    {
        Guard.SameLength(values.Length, nameof(values), scores.Length, nameof(scores));
        Star(values, neighbours).ZScore.CopyTo(scores);
    }

    /// <summary>Gi: are the values around an area, without its own, higher or lower than chance?</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>n answers; NaN for an island.</returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Source: Getis and Ord (1996), p. 263, eq. 14.3 (mean and deviation of the other areas). O(n + edges), and what
    /// <see cref="ConditionalPermutation"/> costs. The same seed gives the same p-values.
    /// </remarks>
    public static LocalResult Local(ReadOnlySpan<double> values, Neighbours neighbours, Permutations? permutations = null)
    {
        var areas = AreaValues.Of(values, neighbours);
        return LocalAnswer.From(areas, area => Standardised(LocalMoran.Sum(areas, area)), Permuted(areas, permutations));
    }

    private static PermutationCount[]? Permuted(AreaValues areas, Permutations? permutations) =>
        permutations is null || areas.Count < 2
            ? null
            : ConditionalPermutation.Sums(areas.Deviations, areas.Neighbours, permutations);

    private static LocalMoments Standardised(LocalMoments sum) => new(sum.ZScore, 0, sum.Variance > 0 ? 1 : 0);
}

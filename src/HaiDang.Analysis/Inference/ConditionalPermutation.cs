namespace HaiDang.Analysis.Inference;

/// <summary>
/// Could an area have the neighbours it has by chance? Each area's neighbours are drawn anew from all others.
/// </summary>
/// <remarks>
/// Null hypothesis: given the area's own value, the values of all other areas are exchangeable. The value at the area
/// stays; as many values as it has neighbours are drawn without replacement from the other n − 1, afresh for every area
/// and replicate. Statistics that rise or fall with one weighted sum over the neighbours (local Moran, Gi, Gi*) share
/// one test. Sums that differ by less than 10⁻¹² of the largest possible sum count as ties, so that the order of
/// addition decides nothing.
/// Source: Anselin (1995), Geographical Analysis 27(2), p. 96 (conditional permutation); Davison and Hinkley (1997),
/// Bootstrap Methods and their Application, eq. 4.11 (the +1 in the p-value).
/// O(m · edges) time for areas with at most 32 neighbours of equal weight, with a factor of k in the comparisons of
/// draws; above that, and with unequal weights, O(m · edges) with a larger constant. Memory O(n) per core.
/// </remarks>
public static class ConditionalPermutation
{
    /// <summary>Compares every area's weighted sum of neighbours' values with those of random neighbours.</summary>
    /// <param name="values">Value per area, any one unit, length n ≥ 2, finite.</param>
    /// <param name="neighbours">Neighbours over the same n areas.</param>
    /// <param name="permutations">How many, from which seed.</param>
    /// <returns>One count per area; for an island every permutation is a tie.</returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PermutationCount[] Sums(ReadOnlySpan<double> values, Neighbours neighbours, Permutations permutations) =>
        Run<NeighbourValue>(values, neighbours, permutations);

    /// <summary>Compares every area's weighted sum of squared differences with those to random neighbours.</summary>
    /// <param name="values">Value per area, any one unit, length n ≥ 2, finite.</param>
    /// <param name="neighbours">Neighbours over the same n areas.</param>
    /// <param name="permutations">How many, from which seed.</param>
    /// <returns>One count per area; for an island every permutation is a tie.</returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PermutationCount[] SquaredDifferences(
        ReadOnlySpan<double> values, Neighbours neighbours, Permutations permutations) =>
        Run<SquaredDifference>(values, neighbours, permutations);

    internal static PermutationCount[] Run<TTerm>(
        ReadOnlySpan<double> values, Neighbours neighbours, Permutations permutations, bool vectors = true)
        where TTerm : struct, ITerm
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        ArgumentNullException.ThrowIfNull(permutations);
        Guard.SameLength(values.Length, nameof(values), neighbours.Count, nameof(neighbours));
        Guard.Finite(values, nameof(values));
        if (values.Length < 2)
            throw new ArgumentException($"There are {values.Length} values; at least 2 are needed.", nameof(values));

        var own = values.ToArray();
        var counts = new PermutationCount[own.Length];
        permutations.Share(own.Length, atOnce: 32,
            () => new RandomNeighbours<TTerm>(own, neighbours, permutations, vectors),
            (draws, from, to) =>
            {
                for (var area = from; area < to; area++)
                    counts[area] = draws.Count(area);
            });
        return counts;
    }
}

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
/// From 2,048 areas on, sums are drawn once for 64 areas at a time that have as many neighbours of equal weight and lie far apart: each
/// p-value is what draws of its own would make it, and only those of one block hang together. With fewer areas each draws alone.
/// O(m · edges) time, with a factor of k in the comparisons of draws; a sixty-fourth of that where draws are shared; with more than 32
/// neighbours or unequal weights a larger constant. Memory O(n + m) per core.
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
        if (typeof(TTerm) == typeof(NeighbourValue) && own.Length >= SharedNeighbours.FewAreas) return Shared(own, neighbours, permutations, vectors);
        permutations.Share(own.Length, atOnce: 32,
            () => new RandomNeighbours<TTerm>(own, neighbours, permutations, vectors),
            (draws, from, to) =>
            {
                for (var area = from; area < to; area++)
                    counts[area] = draws.Count(area);
            });
        return counts;
    }

    /// <summary>Areas with few neighbours of equal weight share draws in blocks, the others draw alone.</summary>
    private static PermutationCount[] Shared(double[] own, Neighbours neighbours, Permutations permutations, bool vectors)
    {
        var counts = new PermutationCount[own.Length];
        var blocks = SharedNeighbours.Blocks(neighbours);
        int[] alone = [.. Enumerable.Range(0, own.Length).Where(area => !SharedNeighbours.Covers(neighbours, area))];
        // One run over both, so that progress rises once.
        permutations.Share(blocks.Count + alone.Length, atOnce: 1,
            () => (Together: new SharedNeighbours(own, neighbours, permutations, vectors), Alone: new RandomNeighbours<NeighbourValue>(own, neighbours, permutations, vectors)),
            (draws, from, to) =>
            {
                for (var at = from; at < to; at++)
                {
                    if (at < blocks.Count) draws.Together.Count(blocks[at], counts);
                    else counts[alone[at - blocks.Count]] = draws.Alone.Count(alone[at - blocks.Count]);
                }
            });
        return counts;
    }
}

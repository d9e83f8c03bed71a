using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Autocorrelation;

/// <summary>How often do areas of one kind lie next to areas of the same kind, or of another?</summary>
/// <param name="First">Kind at one end, as it was given.</param>
/// <param name="Second">Kind at the other end, at least <paramref name="First"/>.</param>
/// <param name="Count">Sum of weights of the joins, each pair once: half of Σij wij over the two kinds.</param>
/// <param name="ByChance">Null hypothesis: the kinds are dealt out anew among the areas, as many of each as there are.</param>
/// <param name="Permutation">Full permutations; null for none.</param>
public sealed record JoinCount(int First, int Second, double Count, NullMoments ByChance, PermutationCount? Permutation);

/// <summary>Join counts: do areas of one kind (tolled and free, won and lost, a cluster or none) lie together?</summary>
public static class JoinCounts
{
    /// <summary>A kind that stands for "not known".</summary>
    public const int Missing = -1;

    /// <summary>Counts of every pair of kinds, with their moments and, if asked for, full permutations.</summary>
    /// <param name="kinds">Kind of each area, in [0, 1,000), length n ≥ 2; <see cref="Missing"/> excludes an area.</param>
    /// <param name="neighbours">Who is next to whom, over the same n areas.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// Each pair of kinds that occur, ordered; empty ("cannot tell") when no two known areas are neighbours. A positive score: more joins than by chance.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a kind is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Many joins within a kind that fills most of the map say little: look at the score, not at the count. The normal curve is rough for rare kinds.
    /// Source: Cliff and Ord (1981), Spatial Processes, pp. 19–20 (sampling without replacement). O(n + edges), and O(n + edges) for each permutation.
    /// </remarks>
    public static IReadOnlyList<JoinCount> Test(ReadOnlySpan<int> kinds, Neighbours neighbours, Permutations? permutations = null)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        Guard.SameLength(kinds.Length, nameof(kinds), neighbours.Count, nameof(neighbours));
        if (kinds.Length < 2) throw new ArgumentException($"There are {kinds.Length} areas; at least 2 are needed.", nameof(kinds));
        var unknown = new bool[kinds.Length];
        for (var area = 0; area < kinds.Length; area++)
        {
            if (kinds[area] is < Missing or >= 1000) throw new ArgumentException($"kinds[{area}] is {kinds[area]}; it must lie in [0, 1,000).", nameof(kinds));
            unknown[area] = kinds[area] == Missing;
        }
        var known = kinds.ToArray().Where(k => k != Missing).ToArray();
        var among = known.Length < kinds.Length ? neighbours.Without(unknown) : neighbours;
        if (among.EdgeCount == 0) return [];

        var names = known.Distinct().Order().ToArray();
        var own = Array.ConvertAll(known, k => Array.BinarySearch(names, k));
        var sizes = new double[names.Length];
        foreach (var kind in own) sizes[kind]++;
        var sums = WeightSums.Of(among);
        var observed = Joins(own, names.Length, among);
        var permuted = Permuted(own, names.Length, among, observed, sums.S0, permutations);
        var answer = new List<JoinCount>();
        for (var a = 0; a < names.Length; a++)
            for (var b = a; b < names.Length; b++)
            {
                var (expected, variance) = Moments(sums, own.Length, sizes[a], sizes[b], same: a == b);
                var pair = a * names.Length + b;
                answer.Add(new(names[a], names[b], observed[pair], NullMoments.Of(observed[pair], expected, variance), permuted?[pair]));
            }
        return answer;
    }

    private static (double Expected, double Variance) Moments(WeightSums sums, double n, double a, double b, bool same)
    {
        var (s0, s1, s2) = sums;
        var (two, three, four) = (n * (n - 1), n * (n - 1) * (n - 2), n * (n - 1) * (n - 2) * (n - 3));
        var rest = s0 * s0 + s1 - s2;
        var expected = same ? s0 * a * (a - 1) / (2 * two) : s0 * a * b / two;
        if (n < 4) return (expected, double.NaN);
        var square = same
            ? s1 * a * (a - 1) / two + (s2 - 2 * s1) * a * (a - 1) * (a - 2) / three + rest * a * (a - 1) * (a - 2) * (a - 3) / four
            : 2 * s1 * a * b / two + (s2 - 2 * s1) * a * b * (a + b - 2) / three + 4 * rest * a * (a - 1) * b * (b - 1) / four;
        // What is left of two nearly equal numbers is rounding.
        var variance = square / 4 - expected * expected;
        return (expected, variance > 1e-12 * square ? variance : 0);
    }

    /// <summary>By pair a · kinds + b with a ≤ b.</summary>
    private static double[] Joins(int[] own, int kinds, Neighbours neighbours)
    {
        var joins = new double[kinds * kinds];
        for (var i = 0; i < own.Length; i++)
        {
            var around = neighbours[i];
            var weights = neighbours.Weights(i);
            for (var t = 0; t < around.Length; t++)
                joins[Math.Min(own[i], own[around[t]]) * kinds + Math.Max(own[i], own[around[t]])] += weights[t] / 2;
        }
        return joins;
    }

    private static PermutationCount[]? Permuted(int[] own, int kinds, Neighbours neighbours, double[] observed, double weights, Permutations? permutations)
    {
        if (permutations is null) return null;
        var tie = 1e-12 * weights;
        var (atLeast, atMost) = (new int[observed.Length], new int[observed.Length]);
        permutations.Share(permutations.Count, atOnce: 16, () => new int[own.Length], (shuffled, from, to) =>
        {
            for (var replicate = from; replicate < to; replicate++)
            {
                own.CopyTo(shuffled, 0);
                new SeededRandom(permutations.Seed, area: -1, replicate).Shuffle(shuffled.AsSpan());
                var drawn = Joins(shuffled, kinds, neighbours);
                for (var pair = 0; pair < drawn.Length; pair++)
                {
                    if (drawn[pair] >= observed[pair] - tie) Interlocked.Increment(ref atLeast[pair]);
                    if (drawn[pair] <= observed[pair] + tie) Interlocked.Increment(ref atMost[pair]);
                }
            }
        });
        return [.. observed.Select((_, pair) => new PermutationCount(atLeast[pair], atMost[pair], permutations.Count))];
    }
}

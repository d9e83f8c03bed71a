using System.Runtime.CompilerServices;
using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Interaction;

/// <summary>Do events that are near in space also come near in time, more often than if places and times had nothing to do with each other?</summary>
/// <remarks>
/// Null hypothesis: every pairing of the places and the times seen is equally likely; how places cluster, and how the numbers rise and fall over time, are taken as
/// they are. Where the risk moves from place to place over a long study the test speaks for that as well (Kulldorff and Hjalmars 1999).
/// Bands hold their lower edge and not their upper. Source: Knox (1964), Applied Statistics 13(1), 25–29; Monte Carlo p-values as in Besag and Diggle (1977).
/// </remarks>
public static class Knox
{
    private const double Rounding = 1e-9;

    /// <summary>Counts pairs by band of distance and of time and tells each cell against shuffled times.</summary>
    /// <param name="x">Per event, any one unit.</param>
    /// <param name="y">Per event, the same unit.</param>
    /// <param name="times">Per event, any one unit, such as days.</param>
    /// <param name="distances">Edges of the bands of distance, rising, at least 2, the first at least 0.</param>
    /// <param name="spans">Edges of the bands of time, in the same way.</param>
    /// <param name="permutations">How many shuffles, from which seed.</param>
    /// <returns>The table; the same on any number of cores.</returns>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 2 events, something is not finite, edges do not rise, or there are too many pairs.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>O(n + near pairs · bands · permutations); memory 8 bytes a near pair.</remarks>
    public static KnoxTable Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> times, ReadOnlySpan<double> distances, ReadOnlySpan<double> spans, Permutations permutations)
    {
        ArgumentNullException.ThrowIfNull(permutations);
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.SameLength(x.Length, nameof(x), times.Length, nameof(times));
        if (x.Length < 2) throw new ArgumentException($"There are {x.Length} events; pairs need at least 2.", nameof(x));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        Guard.Finite(times, nameof(times));
        Rising(distances, nameof(distances));
        Rising(spans, nameof(spans));

        var near = ClosePairs.Of(x, y, distances, permutations.Stop);
        var edges = Array.ConvertAll(spans.ToArray(), s => s * (1 - Rounding));
        var cells = (distances.Length - 1) * (spans.Length - 1);
        var own = times.ToArray();
        var observed = new long[cells];
        Count(near, own, edges, observed);
        var (sums, atLeast, atMost) = (new long[cells], new int[cells], new int[cells]);
        var simulated = new long[permutations.Count][];
        permutations.Share(permutations.Count, 1, () => new double[own.Length], (shuffled, from, to) =>
        {
            for (var replicate = from; replicate < to; replicate++)
            {
                own.CopyTo(shuffled, 0);
                var random = new SeededRandom(permutations.Seed, 0, replicate);
                random.Shuffle<double>(shuffled);
                Count(near, shuffled, edges, simulated[replicate] = new long[cells]);
            }
        });
        foreach (var table in simulated)
            for (var cell = 0; cell < cells; cell++)
            {
                sums[cell] += table[cell];
                if (table[cell] >= observed[cell]) atLeast[cell]++;
                if (table[cell] <= observed[cell]) atMost[cell]++;
            }

        var pairs = (long)x.Length * (x.Length - 1) / 2;
        var inTime = PairsInTime(own, edges);
        var table_ = new KnoxCell[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            var (band, span) = (cell / (spans.Length - 1), cell % (spans.Length - 1));
            table_[cell] = new(
                distances[band], distances[band + 1], spans[span], spans[span + 1], observed[cell], (double)near.First[band].LongLength * inTime[span] / pairs,
                (double)sums[cell] / permutations.Count, near.First[band].LongLength, inTime[span], new(atLeast[cell], atMost[cell], permutations.Count));
        }
        return new(x.Length, pairs, table_);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ClosePairs near, double[] times, double[] edges, long[] counts)
    {
        var spans = edges.Length - 1;
        for (var band = 0; band < near.First.Length; band++)
        {
            var (first, second) = (near.First[band], near.Second[band]);
            for (var pair = 0; pair < first.Length; pair++)
            {
                var apart = Math.Abs(times[first[pair]] - times[second[pair]]);
                if (apart >= edges[^1] || apart < edges[0]) continue;
                var span = 0;
                while (apart >= edges[span + 1]) span++;
                counts[band * spans + span]++;
            }
        }
    }

    /// <summary>All pairs by band of time, whatever their distance. O(n log n · bands).</summary>
    private static long[] PairsInTime(double[] times, double[] edges)
    {
        var sorted = times.ToArray();
        Array.Sort(sorted);
        var nearer = Array.ConvertAll(edges, edge =>
        {
            var (count, from) = (0L, 0);
            for (var i = 0; i < sorted.Length; i++)
            {
                while (sorted[i] - sorted[from] >= edge && from < i) from++;
                count += i - from;
            }
            return edge <= 0 ? 0 : count;
        });
        return [.. Enumerable.Range(0, edges.Length - 1).Select(span => nearer[span + 1] - nearer[span])];
    }

    private static void Rising(ReadOnlySpan<double> edges, string name)
    {
        if (edges.Length < 2) throw new ArgumentException($"There are {edges.Length} edges; a band needs 2.", name);
        Guard.Finite(edges, name);
        if (edges[0] < 0) throw new ArgumentException($"The first edge is {edges[0]}; it must be at least 0.", name);
        for (var i = 1; i < edges.Length; i++)
            if (!(edges[i] > edges[i - 1])) throw new ArgumentException($"Edge {edges[i]} follows {edges[i - 1]}; edges must rise.", name);
    }
}

/// <summary>Pairs of events by band of distance and of time.</summary>
/// <param name="Events">Number of events.</param>
/// <param name="Pairs">All pairs of them.</param>
/// <param name="Cells">Band of distance after band of distance, in each the bands of time.</param>
public sealed record KnoxTable(int Events, long Pairs, IReadOnlyList<KnoxCell> Cells)
{
    /// <summary>How far a raised risk reaches in the first span without a gap, and how long it stays in the nearest raised band.</summary>
    /// <param name="isRaised">Which cells are raised.</param>
    /// <returns>The last cell of either; null when nothing is raised there. The first band may be empty, as the same place often is, and is passed over.</returns>
    public (KnoxCell? Farthest, KnoxCell? Longest) Reach(Func<KnoxCell, bool> isRaised)
    {
        var soon = Cells.Where(c => c.SpanFrom == Cells[0].SpanFrom).ToArray();
        var farthest = soon.SkipWhile(c => c.DistanceFrom == Cells[0].DistanceFrom && !isRaised(c)).TakeWhile(isRaised).LastOrDefault();
        var nearest = soon.FirstOrDefault(isRaised);
        return (farthest, nearest is null ? null : Cells.Where(c => c.DistanceFrom == nearest.DistanceFrom).TakeWhile(isRaised).LastOrDefault());
    }
}

/// <summary>One cell of the table.</summary>
/// <param name="DistanceFrom">Lower edge, in the band.</param>
/// <param name="DistanceTo">Upper edge, not in it.</param>
/// <param name="SpanFrom">Lower edge in time, in the band.</param>
/// <param name="SpanTo">Upper edge in time, not in it.</param>
/// <param name="Observed">Pairs of events in both bands.</param>
/// <param name="Expected">Pairs in the band of distance · pairs in the band of time ÷ all pairs.</param>
/// <param name="SimulatedMean">Mean over the shuffles; near <paramref name="Expected"/>.</param>
/// <param name="InDistance">Pairs in the band of distance.</param>
/// <param name="InTime">Pairs in the band of time.</param>
/// <param name="ByChance">How often shuffled times gave as many, and as few.</param>
public sealed record KnoxCell(
    double DistanceFrom, double DistanceTo, double SpanFrom, double SpanTo, long Observed, double Expected, double SimulatedMean, long InDistance, long InTime, PermutationCount ByChance)
{
    /// <summary>Observed ÷ expected; NaN when nothing is expected.</summary>
    public double Ratio => Expected > 0 ? Observed / Expected : double.NaN;
}

using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Inference;

/// <summary>Counts for some areas at a time how often random neighbours beat the real ones, with one set of draws for all of them.</summary>
/// <remarks>
/// Areas with as many neighbours each draw from the same places but for their own, so that a sum of random values is the same for all of them unless it holds the area's own. The sums are
/// sorted once, and each area looks up where it stands; the few draws that hold an area's own place are mended for it. Each area's count has the very distribution that draws of
/// its own would give it. Those of one block hang together, as they do for all areas in programs that draw a single table; blocks are taken from far apart, so that no two neighbours share one.
/// An instance has room of its own and serves one thread.
/// </remarks>
internal sealed class SharedNeighbours(double[] values, Neighbours neighbours, Permutations permutations, bool vectors)
{
    /// <summary>Areas of a block.</summary>
    public const int Areas = 64;

    /// <summary>With fewer areas each has draws of its own, which costs little then.</summary>
    public const int FewAreas = 2_048;

    private const int Lanes = 8;
    private const sbyte Nobody = -1;

    private readonly RandomNeighbours<NeighbourValue> _draws = new(values, neighbours, permutations, vectors);
    private readonly double[] _sums = new double[(permutations.Count + Lanes - 1) / Lanes * Lanes];
    private readonly double[] _sorted = new double[permutations.Count];
    private readonly List<int>[] _mended = [.. Enumerable.Range(0, Areas).Select(_ => new List<int>())];
    private readonly double _largest = values.Max(Math.Abs);
    private readonly sbyte[] _slots = Slots(values.Length);

    /// <summary>Can these areas share draws: few neighbours of equal weight?</summary>
    public static bool Covers(Neighbours neighbours, int area) =>
        neighbours[area].Length is > 0 and <= RandomNeighbours<NeighbourValue>.FewNeighbours && neighbours.Weights(area) is var weights && weights.IndexOfAnyExcept(weights[0]) < 0;

    /// <summary>Blocks of areas with as many neighbours each, spread over the map.</summary>
    public static List<int[]> Blocks(Neighbours neighbours)
    {
        var blocks = new List<int[]>();
        foreach (var same in Enumerable.Range(0, neighbours.Count).Where(area => Covers(neighbours, area)).GroupBy(area => neighbours[area].Length).OrderBy(g => g.Key))
        {
            var areas = same.ToArray();
            var count = (areas.Length + Areas - 1) / Areas;
            for (var block = 0; block < count; block++) blocks.Add([.. Enumerable.Range(0, (areas.Length - block + count - 1) / count).Select(i => areas[block + i * count])]);
        }
        return blocks;
    }

    /// <summary>Counts for one block.</summary>
    /// <param name="areas">At most 64 areas with as many neighbours each.</param>
    /// <param name="counts">Receives theirs, by area.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Count(int[] areas, PermutationCount[] counts)
    {
        var k = neighbours[areas[0]].Length;
        for (var slot = 0; slot < areas.Length; slot++)
        {
            _slots[areas[slot]] = (sbyte)slot;
            _mended[slot].Clear();
        }
        // The block's stream is that of its first area, which no other block has.
        for (var first = 0; first < permutations.Count; first += Lanes)
        {
            _draws.Draw(areas[0], first, k, out var places).CopyTo(_sums.AsSpan(first));
            for (var at = 0; at < places.Length; at++)
                if (_slots[places[at]] is >= 0 and var slot && first + at % Lanes < permutations.Count) _mended[slot].Add(first + at % Lanes);
        }
        _sums.AsSpan(0, _sorted.Length).CopyTo(_sorted);
        Array.Sort(_sorted);
        for (var slot = 0; slot < areas.Length; slot++)
        {
            _slots[areas[slot]] = Nobody;
            counts[areas[slot]] = Count(areas[slot], k, _mended[slot]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private PermutationCount Count(int area, int k, List<int> mended)
    {
        var observed = 0d;
        foreach (var near in neighbours[area]) observed += values[near];
        var tie = 1e-12 * k * _largest;
        var (low, high) = (observed - tie, observed + tie);
        var (atLeast, atMost) = (_sorted.Length - First(low, orEqual: true), First(high, orEqual: false));
        foreach (var replicate in mended)
        {
            // Instead of its own value the area draws that of the last place, which no subset reaches.
            var (drawn, right) = (_sums[replicate], _sums[replicate] - values[area] + values[^1]);
            atLeast += (right >= low ? 1 : 0) - (drawn >= low ? 1 : 0);
            atMost += (right <= high ? 1 : 0) - (drawn <= high ? 1 : 0);
        }
        return new(atLeast, atMost, permutations.Count);
    }

    /// <summary>Place of the first sum that is above a bound, or equal to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int First(double bound, bool orEqual)
    {
        var (from, to) = (0, _sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_sorted[middle] > bound || orEqual && _sorted[middle] == bound) to = middle;
            else from = middle + 1;
        }
        return from;
    }

    private static sbyte[] Slots(int count)
    {
        var slots = new sbyte[count];
        Array.Fill(slots, Nobody);
        return slots;
    }
}

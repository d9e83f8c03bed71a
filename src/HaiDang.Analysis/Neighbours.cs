namespace HaiDang.Analysis;

/// <summary>Which areas lie next to which, and how much each neighbour weighs?</summary>
/// <remarks>
/// Compressed sparse rows. Immutable, so one instance may serve many threads. The neighbours of an area are ascending,
/// are never the area itself, and weigh more than 0. The relation need not be symmetric (k nearest is not).
/// </remarks>
public sealed partial class Neighbours
{
    private readonly int[] _start;
    private readonly int[] _of;
    private readonly double[] _weights;

    private Neighbours(int[] start, int[] of, double[] weights, bool isRowStandardised)
    {
        (_start, _of, _weights, IsRowStandardised) = (start, of, weights, isRowStandardised);
        Islands = [.. Enumerable.Range(0, Count).Where(area => _start[area] == _start[area + 1])];
    }

    /// <summary>Number of areas, n.</summary>
    public int Count => _start.Length - 1;

    /// <summary>Number of directed edges: a pair that is joined both ways counts twice.</summary>
    public int EdgeCount => _of.Length;

    /// <summary>Whether the weights of every area that has neighbours add up to 1.</summary>
    public bool IsRowStandardised { get; }

    /// <summary>
    /// The areas without any neighbour, ascending. Local statistics answer "cannot tell" (NaN) there.
    /// </summary>
    public IReadOnlyList<int> Islands { get; }

    /// <summary>Indices of the neighbours of an area, ascending, in [0, n).</summary>
    /// <param name="area">Area index in [0, n).</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="area"/> is not in [0, n).</exception>
    public ReadOnlySpan<int> this[int area] => _of.AsSpan(_start[area].._start[area + 1]);

    /// <summary>Weights of the neighbours of an area, in the order of the indexer; dimensionless, above 0.</summary>
    /// <param name="area">Area index in [0, n).</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="area"/> is not in [0, n).</exception>
    public ReadOnlySpan<double> Weights(int area) => _weights.AsSpan(_start[area].._start[area + 1]);

    /// <summary>Neighbours from a list of directed, weighted edges, in any order.</summary>
    /// <param name="count">Number of areas, n ≥ 0.</param>
    /// <param name="edges">Each edge: from and to in [0, n), not equal, at most once; weight finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ArgumentException">
    /// An edge names an area outside [0, n), joins an area with itself, is repeated, or weighs nothing.
    /// </exception>
    /// <remarks>O(n + edges · log(edges per area)).</remarks>
    public static Neighbours FromEdges(int count, IEnumerable<(int From, int To, double Weight)> edges)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(edges);
        return FromEdges(count, edges, isRowStandardised: false);
    }

    /// <summary>The same neighbours, weighted so that those of each area add up to 1; islands stay islands.</summary>
    /// <remarks>With equal weights, the weighted sum over the neighbours becomes their mean. O(edges).</remarks>
    public Neighbours RowStandardised()
    {
        var weights = new double[EdgeCount];
        for (var area = 0; area < Count; area++)
        {
            var sum = 0d;
            foreach (var weight in Weights(area))
                sum += weight;
            for (var edge = _start[area]; edge < _start[area + 1]; edge++)
                weights[edge] = _weights[edge] / sum;
        }
        return new Neighbours(_start, _of, weights, isRowStandardised: true);
    }

    /// <summary>What remains when some areas are taken away.</summary>
    /// <param name="drop">True for every area to take away, length n.</param>
    /// <returns>
    /// A smaller relation: the others keep their order and are numbered anew from 0; edges to a dropped area are gone,
    /// and an area that had no other neighbour becomes an island. Row-standardised weights are standardised again.
    /// </returns>
    /// <exception cref="ArgumentException">The length of <paramref name="drop"/> is not n.</exception>
    /// <remarks>O(n + edges).</remarks>
    public Neighbours Without(ReadOnlySpan<bool> drop)
    {
        Guard.SameLength(drop.Length, nameof(drop), Count, "areas");
        var number = new int[Count];
        var kept = 0;
        for (var area = 0; area < Count; area++)
            number[area] = drop[area] ? -1 : kept++;

        var edges = new List<(int From, int To, double Weight)>(EdgeCount);
        for (var area = 0; area < Count; area++)
        {
            for (var edge = _start[area]; edge < _start[area + 1] && number[area] >= 0; edge++)
                if (number[_of[edge]] >= 0)
                    edges.Add((number[area], number[_of[edge]], _weights[edge]));
        }
        return FromEdges(kept, edges, IsRowStandardised);
    }

    /// <summary>
    /// Mean weight of an area's neighbours, which is what one more neighbour would weigh; 1 for an island.
    /// </summary>
    internal double MeanWeight(int area)
    {
        var sum = 0d;
        foreach (var weight in Weights(area))
            sum += weight;
        return sum > 0 ? sum / this[area].Length : 1;
    }

    private static Neighbours FromEdges(
        int count, IEnumerable<(int From, int To, double Weight)> edges, bool isRowStandardised)
    {
        var sorted = edges.ToArray();
        foreach (var (from, to, weight) in sorted)
        {
            if (from < 0 || from >= count || to < 0 || to >= count)
                throw new ArgumentException($"Edge {from} → {to} leaves the {count} areas.", nameof(edges));
            if (from == to)
                throw new ArgumentException($"Area {from} is joined with itself.", nameof(edges));
            if (!(weight > 0) || !double.IsFinite(weight))
                throw new ArgumentException($"Edge {from} → {to} weighs {weight}; it must be above 0.", nameof(edges));
        }
        Array.Sort(sorted, (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));

        var start = new int[count + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].From == sorted[i - 1].From && sorted[i].To == sorted[i - 1].To)
                throw new ArgumentException($"Edge {sorted[i].From} → {sorted[i].To} is repeated.", nameof(edges));
            start[sorted[i].From + 1] = i + 1;
        }
        for (var area = 0; area < count; area++)
            start[area + 1] = Math.Max(start[area + 1], start[area]);

        var of = Array.ConvertAll(sorted, edge => edge.To);
        var weights = Array.ConvertAll(sorted, edge => edge.Weight);
        var neighbours = new Neighbours(start, of, weights, isRowStandardised: false);
        return isRowStandardised ? neighbours.RowStandardised() : neighbours;
    }

    private static Neighbours FromPairs(int count, IEnumerable<(int, int)> pairs) =>
        FromEdges(count, pairs.SelectMany(pair => new[] { (pair.Item1, pair.Item2, 1d), (pair.Item2, pair.Item1, 1d) }));
}

namespace HaiDang.Analysis;

public sealed partial class Neighbours
{
    /// <summary>Joins every area to the k areas whose centres are nearest to its own; each weighs 1.</summary>
    /// <param name="x">Eastings in a local projection, metres, length n, finite.</param>
    /// <param name="y">Northings in the same projection, metres, length n, finite.</param>
    /// <param name="k">Number of neighbours of each area, in [1, n − 1].</param>
    /// <exception cref="ArgumentException">The lengths differ, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1 or above n − 1.</exception>
    /// <remarks>
    /// Of equally distant areas the one with the smaller index is taken. Not symmetric. O(n log n · k).
    /// </remarks>
    public static Neighbours KNearest(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int k)
    {
        var tree = new NeighboursTree(x, y);
        var n = x.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, n - 1);

        var of = new int[n * k];
        var squared = new double[k];
        for (var area = 0; area < n; area++)
        {
            var row = of.AsSpan(area * k, k);
            tree.Nearest(area, row, squared);
            row.Sort();
        }
        var weights = new double[of.Length];
        Array.Fill(weights, 1);
        var start = Enumerable.Range(0, n + 1).Select(area => area * k);
        return new Neighbours([.. start], of, weights, isRowStandardised: false);
    }

    /// <summary>Joins areas whose centres lie within a distance of each other; each weighs 1. Symmetric.</summary>
    /// <param name="x">Eastings in a local projection, metres, length n, finite.</param>
    /// <param name="y">Northings in the same projection, metres, length n, finite.</param>
    /// <param name="withinMetres">Largest distance that still counts as near; metres, 0 or more, inclusive.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="withinMetres"/> is negative or not a number.
    /// </exception>
    /// <remarks>Distances are compared as squares, without a tolerance. O(n log n + edges · log n).</remarks>
    public static Neighbours Within(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double withinMetres)
    {
        var tree = new NeighboursTree(x, y);
        if (!(withinMetres >= 0))
            throw new ArgumentOutOfRangeException(nameof(withinMetres), withinMetres, "The distance must be 0 or more.");

        var start = new int[x.Length + 1];
        var of = new List<int>();
        for (var area = 0; area < x.Length; area++)
        {
            tree.Within(area, withinMetres, of);
            of.Sort(start[area], of.Count - start[area], null);
            start[area + 1] = of.Count;
        }
        var weights = new double[of.Count];
        Array.Fill(weights, 1);
        return new Neighbours(start, [.. of], weights, isRowStandardised: false);
    }

    /// <summary>
    /// The island rule: an area without neighbours is joined, both ways, to those with the nearest centres.
    /// </summary>
    /// <param name="x">Eastings in a local projection, metres, length n, finite.</param>
    /// <param name="y">Northings in the same projection, metres, length n, finite.</param>
    /// <param name="k">How many areas an island is joined to, at least 1; all others when there are fewer.</param>
    /// <returns>
    /// This relation with the islands joined; itself when there is none. A new edge weighs what the area's other edges
    /// weigh on average (1 on an island). Row-standardised weights are standardised again.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ from n, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    /// <remarks>O(n log n + edges · log(edges per area)).</remarks>
    public Neighbours JoinIslands(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int k = 2)
    {
        Guard.SameLength(x.Length, nameof(x), Count, "areas");
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var tree = new NeighboursTree(x, y);
        k = Math.Min(k, Count - 1);
        if (Islands.Count == 0 || k < 1)
            return this;

        var joined = new HashSet<(int From, int To)>();
        var nearest = new int[k];
        var squared = new double[k];
        foreach (var island in Islands)
        {
            tree.Nearest(island, nearest, squared);
            foreach (var near in nearest)
                joined.UnionWith([(island, near), (near, island)]);
        }
        var edges = joined.Select(edge => (edge.From, edge.To, MeanWeight(edge.From))).ToList();
        for (var area = 0; area < Count; area++)
            for (var edge = _start[area]; edge < _start[area + 1]; edge++)
                edges.Add((area, _of[edge], _weights[edge]));
        return FromEdges(Count, edges, IsRowStandardised);
    }
}

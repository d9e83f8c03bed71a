namespace HaiDang.Analysis.Interaction;

/// <summary>All pairs of points nearer than a distance, by band of distance.</summary>
internal sealed class ClosePairs
{
    /// <summary>A distance this near to an edge, relative to it, lies on the edge: decimal coordinates seldom meet it exactly.</summary>
    private const double Rounding = 1e-9;

    /// <summary>More pairs than these do not fit into memory with all else.</summary>
    public const long Most = 400_000_000;

    private ClosePairs(int[][] first, int[][] second) => (First, Second) = (first, second);

    /// <summary>By band, the point of smaller index of every pair.</summary>
    public int[][] First { get; }

    /// <summary>By band, the other one.</summary>
    public int[][] Second { get; }

    /// <param name="x">Per point, any unit.</param>
    /// <param name="y">Per point, the same unit.</param>
    /// <param name="edges">Edges of the bands, rising, at least 0; a band holds its lower edge and not its upper.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">There are too many pairs.</exception>
    public static ClosePairs Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> edges, CancellationToken stop)
    {
        var reach = edges[^1];
        var squares = Array.ConvertAll(edges.ToArray(), e => e * (1 - Rounding) * e * (1 - Rounding));
        var cells = new Dictionary<(long, long), List<int>>();
        for (var i = 0; i < x.Length; i++)
        {
            var cell = ((long)Math.Floor(x[i] / reach), (long)Math.Floor(y[i] / reach));
            if (!cells.TryGetValue(cell, out var inside)) cells[cell] = inside = [];
            inside.Add(i);
        }
        var (first, second) = (Lists(edges.Length - 1), Lists(edges.Length - 1));
        var pairs = 0L;
        for (var i = 0; i < x.Length; i++)
        {
            if (i % 256 == 0) stop.ThrowIfCancellationRequested();
            var (column, row) = ((long)Math.Floor(x[i] / reach), (long)Math.Floor(y[i] / reach));
            for (var near = 0; near < 9; near++)
            {
                if (!cells.TryGetValue((column + near % 3 - 1, row + near / 3 - 1), out var inside)) continue;
                foreach (var j in inside)
                {
                    if (j <= i) continue;
                    var (dx, dy) = (x[i] - x[j], y[i] - y[j]);
                    if (Band(dx * dx + dy * dy, squares) is not (>= 0 and var band)) continue;
                    if (++pairs > Most) throw new ArgumentException($"More than {Most} pairs of points lie nearer than {reach}; take a smaller largest distance or fewer points.", nameof(edges));
                    first[band].Add(i);
                    second[band].Add(j);
                }
            }
        }
        return new([.. first.Select(l => l.ToArray())], [.. second.Select(l => l.ToArray())]);
    }

    /// <summary>The band that holds a value; −1 when none does.</summary>
    public static int Band(double value, ReadOnlySpan<double> edges)
    {
        if (value < edges[0]) return -1;
        for (var band = 1; band < edges.Length; band++)
            if (value < edges[band]) return band - 1;
        return -1;
    }

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}

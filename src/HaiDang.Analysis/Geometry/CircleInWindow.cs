using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Geometry;

/// <summary>How much of a circle about a place lies inside a window, and how far is the place from the window's edge?</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
internal sealed class CircleInWindow
{
    private readonly BorderSegment[] _edges;
    private readonly AreaIndex _inside;
    private readonly STRtree<int> _tree = new();

    public CircleInWindow(Shape window)
    {
        var edges = new WindowEdges(window);
        (_edges, _inside, Bounds, Area) = (edges.Edges, edges.Inside, edges.Bounds, window.Area);
        for (var i = 0; i < _edges.Length; i++) _tree.Insert(new Envelope(_edges[i].Ax, _edges[i].Bx, _edges[i].Ay, _edges[i].By), i);
        _tree.Build();
    }

    public Envelope Bounds { get; }

    /// <summary>Square units.</summary>
    public double Area { get; }

    public bool Holds(double x, double y) => _inside.Find(x, y) >= 0;

    /// <summary>Which of some points lie inside?</summary>
    public int[] Held(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var held = new List<int>(x.Length);
        for (var i = 0; i < x.Length; i++)
            if (Holds(x[i], y[i])) held.Add(i);
        return [.. held];
    }

    /// <summary>The edges that come nearer to a place than a distance, perhaps with some more.</summary>
    public int[] Near(double x, double y, double reach) => [.. _tree.Query(new Envelope(x - reach, x + reach, y - reach, y + reach))];

    /// <summary>Squared distance from a place to the nearest of some edges; infinite without any.</summary>
    public double SquaredToEdge(double x, double y, int[] near)
    {
        var nearest = double.PositiveInfinity;
        foreach (var edge in near) nearest = Math.Min(nearest, _edges[edge].SquaredMetresTo(x, y, (1, 1)));
        return nearest;
    }

    /// <summary>Share of the circle that lies inside, in [0, 1].</summary>
    /// <param name="x">Of the centre, which lies inside.</param>
    /// <param name="y">Of the centre.</param>
    /// <param name="radius">Above 0.</param>
    /// <param name="near">Edges that come nearer than the radius, at least.</param>
    /// <remarks>The window lies to the left of every edge: where the circle, run through anticlockwise, crosses an edge from its right it enters. What it runs through inside is leaving less entering angles.</remarks>
    public double Share(double x, double y, double radius, int[] near)
    {
        var (turn, enters, leaves) = (0d, 0, 0);
        foreach (var at in near)
        {
            ref readonly var edge = ref _edges[at];
            var (ax, ay, ex, ey) = (edge.Ax - x, edge.Ay - y, edge.Bx - edge.Ax, edge.By - edge.Ay);
            var (a, b, c) = (ex * ex + ey * ey, ax * ex + ay * ey, ax * ax + ay * ay - radius * radius);
            var root = b * b - a * c;
            if (!(root > 0)) continue;
            root = Math.Sqrt(root);
            for (var sign = -1; sign <= 1; sign += 2)
            {
                var along = (-b + sign * root) / a;
                if (along is < 0 or >= 1) continue;
                var (px, py) = (ax + along * ex, ay + along * ey);
                // Along the first of both crossings the edge runs into the circle, along the second out of it.
                if (ex * px + ey * py > 0)
                {
                    enters++;
                    turn -= Math.Atan2(py, px);
                }
                else
                {
                    leaves++;
                    turn += Math.Atan2(py, px);
                }
            }
        }
        if (enters + leaves == 0) return Holds(x + radius, y) ? 1 : 0;
        if (enters != leaves) return BySampling(x, y, radius);
        var share = turn / Math.Tau;
        return share - Math.Floor(share);
    }

    /// <summary>For a circle through a corner, where rounding decides which of its edges is met.</summary>
    private double BySampling(double x, double y, double radius)
    {
        const int steps = 4096;
        var inside = 0;
        for (var step = 0; step < steps; step++)
        {
            var (sin, cos) = Math.SinCos(Math.Tau * (step + 0.5) / steps);
            if (Holds(x + radius * cos, y + radius * sin)) inside++;
        }
        return (double)inside / steps;
    }
}

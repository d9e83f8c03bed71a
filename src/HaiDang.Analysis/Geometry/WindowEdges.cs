using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Geometry;

/// <summary>The window's edges, with its inside on the left of each.</summary>
internal sealed class WindowEdges
{
    public WindowEdges(Shape window)
    {
        Inside = new AreaIndex([window]);
        Bounds = window.EnvelopeInternal;
        var edges = new List<BorderSegment>();
        for (var part = 0; part < window.NumGeometries; part++)
        {
            var polygon = (Polygon)window.GetGeometryN(part);
            Add(edges, polygon.ExteriorRing, counterClockwise: true);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                Add(edges, polygon.GetInteriorRingN(hole), counterClockwise: false);
        }
        Edges = [.. edges];
    }

    public AreaIndex Inside { get; }

    public Envelope Bounds { get; }

    public BorderSegment[] Edges { get; }

    private static void Add(List<BorderSegment> edges, LineString ring, bool counterClockwise)
    {
        var points = ring.CoordinateSequence;
        var turn = Area.OfRingSigned(points) < 0 == counterClockwise;      // NTS counts clockwise rings as positive
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var edge = new BorderSegment(points.GetX(i), points.GetY(i), points.GetX(i + 1), points.GetY(i + 1));
            if (edge.Ax != edge.Bx || edge.Ay != edge.By)
                edges.Add(turn ? edge : new BorderSegment(edge.Bx, edge.By, edge.Ax, edge.Ay));
        }
    }
}

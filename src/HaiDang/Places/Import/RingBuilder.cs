using NetTopologySuite.Geometries;
namespace HaiDang.Places.Import;

/// <summary>Makes rings and polygons of bare coordinates as files hold them: unclosed, with points repeated, with rings of no area.</summary>
internal sealed class RingBuilder
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);
    private readonly List<Coordinate> _points = [];
    private readonly List<LinearRing> _rings = [];
    private readonly List<Polygon> _polygons = [];
    private bool _lostShell;
    private bool _first = true;

    public Mends Mends { get; private set; }
    public Trouble? Trouble { get; private set; }

    public void Point(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) Trouble = Import.Trouble.BadCoordinate;
        if (_points.Count > 0 && _points[^1].X == x && _points[^1].Y == y) Mends |= Mends.RepeatedPoint;
        else _points.Add(new Coordinate(x, y));
    }

    public void EndRing()
    {
        if (_points.Count > 0 && !_points[0].Equals2D(_points[^1]))
        {
            Mends |= Mends.UnclosedRing;
            _points.Add(_points[0].Copy());
        }
        if (_points.Count >= 4) _rings.Add(Factory.CreateLinearRing([.. _points]));
        else if (_first) _lostShell = true;   // holes of an outline that is no area have nothing to be holes of
        else Mends |= Mends.LostRing;
        _first = false;
        _points.Clear();
    }

    public void EndPolygon()
    {
        if (_lostShell) Mends |= Mends.LostRing;
        else if (_rings.Count > 0) _polygons.Add(Factory.CreatePolygon(_rings[0], [.. _rings.Skip(1)]));
        _rings.Clear();
        (_lostShell, _first) = (false, true);
    }

    /// <summary>All polygons so far as one shape; null, with the trouble said, when there is none.</summary>
    public Geometry? Shape()
    {
        if (Trouble is not null) return null;
        if (_polygons.Count > 0) return _polygons.Count == 1 ? _polygons[0] : Factory.CreateMultiPolygon([.. _polygons]);
        Trouble = Import.Trouble.TooFewPoints;
        return null;
    }

    /// <summary>The same shape made anew from a geometry of a reader that is more forgiving than a map may be.</summary>
    public static (Geometry? Shape, Mends Mends, Trouble? Trouble) Remake(Geometry? geometry)
    {
        if (geometry is null || geometry.IsEmpty) return (null, Mends.None, Import.Trouble.NoShape);
        if (geometry is not (Polygon or MultiPolygon)) return (null, Mends.None, Import.Trouble.NotAnArea);
        var builder = new RingBuilder();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(i);
            builder.Ring(polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings) builder.Ring(hole);
            builder.EndPolygon();
        }
        return (builder.Shape(), builder.Mends, builder.Trouble);
    }

    private void Ring(LineString ring)
    {
        for (var i = 0; i < ring.NumPoints; i++)
            Point(ring.CoordinateSequence.GetX(i), ring.CoordinateSequence.GetY(i));
        EndRing();
    }
}

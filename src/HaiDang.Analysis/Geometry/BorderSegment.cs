using NetTopologySuite.Geometries;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Geometry;

/// <summary>One straight piece of a border, degrees.</summary>
internal readonly record struct BorderSegment(double Ax, double Ay, double Bx, double By)
{
    public double MinY => Math.Min(Ay, By);

    public double MaxY => Math.Max(Ay, By);

    public bool BoxHolds(double x, double y) =>
        x >= Math.Min(Ax, Bx) && x <= Math.Max(Ax, Bx) && y >= MinY && y <= MaxY;

    /// <summary>Whether the ends lie on different sides of the line p→q; an end on the line counts as right of it.</summary>
    public bool Straddles(double px, double py, double qx, double qy) =>
        Orientation.Of(px, py, qx, qy, Ax, Ay) > 0 != Orientation.Of(px, py, qx, qy, Bx, By) > 0;

    /// <summary>Whether a level line crosses, the lower end included and the upper one not.</summary>
    public bool Crosses(double y) => Ay > y != By > y;

    public double CrossingAt(double y) => Ax + (y - Ay) / (By - Ay) * (Bx - Ax);

    /// <summary>Whether the crossing at the point's height lies east of the point.</summary>
    public bool CrossesEastOf(double x, double y) => Orientation.Of(Ax, Ay, Bx, By, x, y) > 0 == By > Ay;

    public BorderSegment LeftOf(double x, double y) =>
        Orientation.Of(Ax, Ay, Bx, By, x, y) >= 0 ? this : new BorderSegment(Bx, By, Ax, Ay);

    public bool Holds(double x, double y) => Orientation.Of(Ax, Ay, Bx, By, x, y) == 0 && BoxHolds(x, y);

    public double SquaredMetresTo(double lon, double lat, (double East, double North) scale)
    {
        var ax = (Ax - lon) * scale.East;
        var ay = (Ay - lat) * scale.North;
        var dx = (Bx - lon) * scale.East - ax;
        var dy = (By - lat) * scale.North - ay;
        var along = Math.Clamp(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0, 1);
        var x = ax + along * dx;
        var y = ay + along * dy;
        return x * x + y * y;
    }

    /// <summary>Every border segment of every area, with the area's index, in the order of the areas.</summary>
    public static List<(int Area, BorderSegment Border)> Of(IReadOnlyList<Shape> areas)
    {
        var borders = new List<(int, BorderSegment)>();
        for (var area = 0; area < areas.Count; area++)
        {
            var shape = areas[area];
            ArgumentNullException.ThrowIfNull(shape, $"{nameof(areas)}[{area}]");
            if (!shape.IsEmpty && shape is not (Polygon or MultiPolygon))
                throw new ArgumentException(
                    $"areas[{area}] is a {shape.GeometryType}; only polygons and multipolygons have an inside.", nameof(areas));
            for (var part = 0; part < shape.NumGeometries; part++)
            {
                if (shape.GetGeometryN(part) is not Polygon polygon)
                    continue;
                AddRing(borders, area, polygon.ExteriorRing.CoordinateSequence);
                for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                    AddRing(borders, area, polygon.GetInteriorRingN(hole).CoordinateSequence);
            }
        }
        return borders;
    }

    private static void AddRing(List<(int, BorderSegment)> borders, int area, CoordinateSequence ring)
    {
        for (var i = 0; i + 1 < ring.Count; i++)
        {
            var border = new BorderSegment(ring.GetX(i), ring.GetY(i), ring.GetX(i + 1), ring.GetY(i + 1));
            if (!double.IsFinite(border.Ax + border.Ay + border.Bx + border.By))
                throw new ArgumentException(
                    $"areas[{area}] has the vertices ({border.Ax}, {border.Ay}) and ({border.Bx}, {border.By}); they must be finite.",
                    nameof(area));
            if (border.Ax != border.Bx || border.Ay != border.By)
                borders.Add((area, border));
        }
    }
}

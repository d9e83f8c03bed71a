using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Geometry;

/// <summary>A border drawn only as fine as matters: where thousands of islets cost hours and change nothing.</summary>
internal static class CoarseWindow
{
    private const int ManyCorners = 500;

    /// <summary>The window itself when it has few corners; else without details finer than a tolerance, and without pieces that are no larger than that.</summary>
    /// <param name="window">Polygon or several, metres.</param>
    /// <param name="tolerance">Metres.</param>
    public static Shape Of(Shape window, double tolerance)
    {
        if (window.NumPoints <= ManyCorners) return window;
        var drawn = DouglasPeuckerSimplifier.Simplify(window, tolerance).Buffer(0);
        var kept = new List<Polygon>();
        for (var part = 0; part < drawn.NumGeometries; part++)
            if (drawn.GetGeometryN(part) is Polygon polygon && polygon.Area > 4 * tolerance * tolerance)
                kept.Add(new Polygon(polygon.Shell, [.. polygon.Holes.Where(h => new Polygon(h).Area > 4 * tolerance * tolerance)]));
        return kept.Count == 0 ? window : new MultiPolygon([.. kept]);
    }
}

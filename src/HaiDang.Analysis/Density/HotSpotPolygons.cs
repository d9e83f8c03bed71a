using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Density;

/// <summary>Which pieces of ground does a density surface call thick?</summary>
/// <remarks>A picture of where points are many, not a test of whether they are more than by chance; for that see the local statistics and the scan.</remarks>
public static class HotSpotPolygons
{
    /// <summary>The smallest ground that holds a share of all density.</summary>
    /// <param name="surface">The surface; NaN is no ground.</param>
    /// <param name="share">In (0, 1).</param>
    /// <param name="x">Eastings of the points, metres.</param>
    /// <param name="y">Northings of the points, metres.</param>
    /// <exception cref="ArgumentException">The share is out of its range, or the lengths differ.</exception>
    /// <remarks>Source: Hyndman (1996), The American Statistician 50(2), 120–126 (highest-density regions). O(cells log cells).</remarks>
    public static HotSpotGround Holding(DensitySurface surface, double share, ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Above(surface, share, x, y, byDensity: true);

    /// <summary>The densest share of the ground.</summary>
    /// <param name="surface">The surface; NaN is no ground.</param>
    /// <param name="share">In (0, 1).</param>
    /// <param name="x">Eastings of the points, metres.</param>
    /// <param name="y">Northings of the points, metres.</param>
    /// <exception cref="ArgumentException">The share is out of its range, or the lengths differ.</exception>
    public static HotSpotGround Densest(DensitySurface surface, double share, ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Above(surface, share, x, y, byDensity: false);

    private static HotSpotGround Above(DensitySurface surface, double share, ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool byDensity)
    {
        ArgumentNullException.ThrowIfNull(surface);
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        if (share is not (> 0 and < 1)) throw new ArgumentException($"The share is {share}; it must lie in (0, 1).", nameof(share));
        var falling = surface.Values.Where(double.IsFinite).OrderDescending().ToArray();
        var total = byDensity ? falling.Sum() : falling.Length;
        var (level, sum) = (double.PositiveInfinity, 0d);
        foreach (var value in falling)
        {
            if (sum >= share * total) break;
            level = value;
            sum += byDensity ? value : 1;
        }
        if (!(level > 0) || !double.IsFinite(level)) return new(double.NaN, []);
        var area = Contours.Of(surface.Grid, surface.Values, [level])[0].Area;
        var counts = new int[area.NumGeometries];
        if (counts.Length > 0)
        {
            var index = new AreaIndex([.. area.Geometries]);
            for (var i = 0; i < x.Length; i++)
                if (index.Find(x[i], y[i]) is >= 0 and var polygon) counts[polygon]++;
        }
        return new(level, [.. area.Geometries.Select((g, i) => new HotSpotPolygon((Polygon)g, counts[i])).OrderByDescending(p => p.Points).ThenByDescending(p => p.Area.Area)]);
    }
}

/// <summary>The ground above one level.</summary>
/// <param name="Level">Points per square metre; NaN when the surface is 0 everywhere.</param>
/// <param name="Polygons">Most points first.</param>
public sealed record HotSpotGround(double Level, IReadOnlyList<HotSpotPolygon> Polygons);

/// <summary>One piece of ground.</summary>
/// <param name="Area">Metres.</param>
/// <param name="Points">Points that lie in it.</param>
public sealed record HotSpotPolygon(Polygon Area, int Points);

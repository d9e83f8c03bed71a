using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Geometry;

/// <summary>Where could points have been, when nobody says so?</summary>
public static class StudyWindow
{
    /// <summary>The convex hull of the points, stretched about its centroid for what the outermost points leave out.</summary>
    /// <param name="x">Per point, metres, finite.</param>
    /// <param name="y">Per point, metres, finite.</param>
    /// <returns>A polygon; all points lie inside.</returns>
    /// <exception cref="ArgumentException">The points are fewer than four, or lie on a line.</exception>
    /// <remarks>
    /// Better than a box, worse than the true borders: where points keep to a coast or a valley it holds land where none could be.
    /// Source: Ripley and Rasson (1977), Journal of Applied Probability 14(3), 483–491. O(n log n).
    /// </remarks>
    public static Polygon Around(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        var points = new Coordinate[x.Length];
        for (var i = 0; i < points.Length; i++) points[i] = new(x[i], y[i]);
        if (new NetTopologySuite.Algorithm.ConvexHull(points, GeometryFactory.Default).GetConvexHull() is not Polygon hull || hull.NumPoints - 1 >= x.Length)
            throw new ArgumentException($"The {x.Length} points do not span an area with points inside; say where they can be.", nameof(x));
        var stretch = 1 / Math.Sqrt(1 - (hull.NumPoints - 1.0) / x.Length);
        var centre = hull.Centroid;
        return new(new LinearRing([.. hull.Coordinates.Select(c => new Coordinate(centre.X + (c.X - centre.X) * stretch, centre.Y + (c.Y - centre.Y) * stretch))]));
    }
}

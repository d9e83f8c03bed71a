using NetTopologySuite.Algorithm;

namespace HaiDang.Analysis.Geometry;

/// <summary>On which side of a directed line does a point lie?</summary>
internal static class Orientation
{
    private const double ErrorBound = 3.3306690738754716e-16;

    /// <summary>+1 when c is left of a→b, −1 when right, 0 when the three are collinear.</summary>
    /// <remarks>
    /// Plain doubles decide wherever their error bound allows; the rest is decided in 106 bits.
    /// Source: Shewchuk (1997), Discrete &amp; Computational Geometry 18, 305–363 (the filter of orient2d).
    /// </remarks>
    public static int Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var left = (ax - cx) * (by - cy);
        var right = (ay - cy) * (bx - cx);
        var determinant = left - right;
        var uncertain = ErrorBound * (Math.Abs(left) + Math.Abs(right));
        if (determinant > uncertain)
            return 1;
        if (-determinant > uncertain)
            return -1;
        return CGAlgorithmsDD.OrientationIndex(ax, ay, bx, by, cx, cy);
    }
}

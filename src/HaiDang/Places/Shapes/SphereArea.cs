using NetTopologySuite.Geometries;
namespace HaiDang.Places.Shapes;

/// <summary>How many square kilometres does a shape in degrees cover?</summary>
/// <remarks>On a sphere with the Earth's authalic radius; within 0.5 % of the ellipsoid, enough to tell an islet from an island.
/// Source: Chamberlain &amp; Duquette (2007), Some algorithms for polygons on a sphere, JPL Publication 07-03, eq. 13.</remarks>
public static class SphereArea
{
    private const double RadiusKm = 6371.0072;

    public static double Km2(Geometry shape)
    {
        var sum = 0.0;
        for (var i = 0; i < shape.NumGeometries; i++)
            if (shape.GetGeometryN(i) is Polygon polygon) sum += Km2(polygon);
        return sum;
    }

    /// <summary>Any polygon or multipolygon as a multipolygon.</summary>
    public static MultiPolygon Parts(Geometry shape) => shape as MultiPolygon ?? shape.Factory.CreateMultiPolygon([(Polygon)shape]);

    private static double Km2(Polygon polygon) => Ring(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Ring);

    private static double Ring(LineString ring)
    {
        var sequence = ring.CoordinateSequence;
        var sum = 0.0;
        for (var i = 1; i < sequence.Count; i++)
        {
            var east = double.DegreesToRadians(sequence.GetX(i) - sequence.GetX(i - 1));
            sum += east * (2 + Math.Sin(double.DegreesToRadians(sequence.GetY(i - 1))) + Math.Sin(double.DegreesToRadians(sequence.GetY(i))));
        }
        return Math.Abs(sum) * RadiusKm * RadiusKm / 2;
    }
}

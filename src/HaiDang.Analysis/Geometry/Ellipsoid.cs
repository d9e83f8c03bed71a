namespace HaiDang.Analysis.Geometry;

/// <summary>Which figure of the Earth do the coordinates refer to?</summary>
/// <param name="SemiMajorAxis">Equatorial radius a, metres, positive.</param>
/// <param name="InverseFlattening">1/f, dimensionless, above 1.</param>
public sealed record Ellipsoid(double SemiMajorAxis, double InverseFlattening)
{
    /// <summary>WGS 84 (EPSG 7030); VN-2000 uses the same figure, set elsewhere in space.</summary>
    public static Ellipsoid Wgs84 { get; } = new(6378137, 298.257223563);

    /// <summary>Flattening f.</summary>
    public double Flattening => 1 / InverseFlattening;

    /// <summary>First eccentricity squared, e² = f(2 − f).</summary>
    public double EccentricitySquared => Flattening * (2 - Flattening);

    /// <summary>How many metres one degree measures at a latitude, along the parallel and along the meridian.</summary>
    /// <param name="latitude">Degrees, in [−90, 90].</param>
    /// <remarks>Source: IOGP 373-7-2 (2019), method 9602: radii of curvature ν (prime vertical) and ρ (meridian).</remarks>
    public (double East, double North) MetresPerDegree(double latitude)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(latitude));
        var w = 1 - EccentricitySquared * sin * sin;
        var primeVertical = SemiMajorAxis / Math.Sqrt(w);
        var meridian = primeVertical * (1 - EccentricitySquared) / w;
        return (double.DegreesToRadians(primeVertical * cos), double.DegreesToRadians(meridian));
    }
}

namespace HaiDang.Analysis.Geometry;

/// <summary>How are two geodetic datums turned, moved and stretched against each other? Seven parameters.</summary>
/// <remarks>
/// Coordinate Frame rotation: the rotations turn the axes, not the point (the Position Vector convention has the
/// opposite signs). Source: IOGP 373-7-2 (2019), EPSG methods 1032, 9602 and 9607.
/// </remarks>
internal sealed class Helmert
{
    private const double RadiansPerArcSecond = Math.PI / 648000;

    /// <summary>Translations, metres.</summary>
    public required (double X, double Y, double Z) Translation { get; init; }

    /// <summary>Rotations of the axes, arc-seconds.</summary>
    public required (double X, double Y, double Z) RotationArcSeconds { get; init; }

    /// <summary>Scale difference, parts per million.</summary>
    public required double ScalePartsPerMillion { get; init; }

    public (double X, double Y, double Z) Shift(double x, double y, double z)
    {
        var m = 1 + ScalePartsPerMillion * 1e-6;
        var rx = RotationArcSeconds.X * RadiansPerArcSecond;
        var ry = RotationArcSeconds.Y * RadiansPerArcSecond;
        var rz = RotationArcSeconds.Z * RadiansPerArcSecond;
        return (m * (x + rz * y - ry * z) + Translation.X,
            m * (-rz * x + y + rx * z) + Translation.Y,
            m * (ry * x - rx * y + z) + Translation.Z);
    }

    /// <summary>Shifts a point that lies on the ellipsoid; its new height is let go (method 9607, steps i to v).</summary>
    public (double Lon, double Lat) ShiftOnEllipsoid(Ellipsoid ellipsoid, double lon, double lat)
    {
        var (x, y, z) = Geocentric(ellipsoid, lon, lat);
        (x, y, z) = Shift(x, y, z);
        return Geographic(ellipsoid, x, y, z);
    }

    public static (double X, double Y, double Z) Geocentric(Ellipsoid ellipsoid, double lon, double lat)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(lat));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(lon));
        var e2 = ellipsoid.EccentricitySquared;
        var radius = ellipsoid.SemiMajorAxis / Math.Sqrt(1 - e2 * sinLat * sinLat);
        return (radius * cosLat * cosLon, radius * cosLat * sinLon, (1 - e2) * radius * sinLat);
    }

    public static (double Lon, double Lat) Geographic(Ellipsoid ellipsoid, double x, double y, double z)
    {
        var e2 = ellipsoid.EccentricitySquared;
        var p = double.Hypot(x, y);
        var lat = Math.Atan2(z, p * (1 - e2));
        for (var i = 0; i < 5; i++)          // gains a factor e² × height / radius a turn: two would do near the ground
        {
            var sin = Math.Sin(lat);
            var radius = ellipsoid.SemiMajorAxis / Math.Sqrt(1 - e2 * sin * sin);
            lat = Math.Atan2(z + e2 * radius * sin, p);
        }
        return (double.RadiansToDegrees(Math.Atan2(y, x)), double.RadiansToDegrees(lat));
    }
}

namespace HaiDang.Analysis.Geometry;

/// <summary>How wide is a zone of the VN-2000 plane, and so, how is it scaled?</summary>
public enum ZoneWidth
{
    /// <summary>3° zones of the provinces and the cadastre, k₀ = 0.9999.</summary>
    ThreeDegrees,

    /// <summary>6° zones of the small-scale maps, k₀ = 0.9996.</summary>
    SixDegrees,
}

/// <summary>VN-2000 eastings and northings ↔ WGS 84 longitude and latitude.</summary>
/// <remarks>
/// Definition: VN-2000 → WGS 84 for points on the ellipsoid; the way back is its exact inverse (round trips below 1 µm).
/// The datums lie about 190 m apart. EPSG states an accuracy of 1 m; read in the Position Vector convention, as some
/// programs do, the same parameters give a place 0.5 m away.
/// Sources: Decision 05/2007/QĐ-BTNMT of 27 February 2007, article 1 (the seven parameters); EPSG 6960, method 9607 Coordinate
/// Frame rotation (their sign); Circular 973/2001/TT-TCĐC (zones, false easting 500,000 m, scale).
/// In Vietnamese files X is the northing and Y the easting. One to two µs a point; immutable, safe to share between threads.
/// </remarks>
public sealed class Vn2000
{
    private static readonly Helmert ToWgs = new()
    {
        Translation = (-191.90441429, -39.30318279, -111.45032835),
        RotationArcSeconds = (-0.00928836, 0.01975479, -0.00427372),
        ScalePartsPerMillion = 0.252906278,
    };

    private readonly TransverseMercator _plane;

    /// <summary>A zone of the plane.</summary>
    /// <param name="centralMeridian">Degrees, in [102, 118]; Quảng Ninh: 107.75. See <see cref="Vn2000Meridians"/>.</param>
    /// <param name="width">Width of the zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The meridian lies outside the country, or the width is unknown.</exception>
    public Vn2000(double centralMeridian, ZoneWidth width = ZoneWidth.ThreeDegrees)
    {
        if (!(centralMeridian >= 102 && centralMeridian <= 118))
            throw new ArgumentOutOfRangeException(
                nameof(centralMeridian), centralMeridian, "A central meridian of VN-2000 lies between 102 and 118 degrees.");
        _plane = new TransverseMercator(new TransverseMercatorDefinition
        {
            CentralMeridian = centralMeridian,
            Scale = width switch
            {
                ZoneWidth.ThreeDegrees => 0.9999,
                ZoneWidth.SixDegrees => 0.9996,
                _ => throw new ArgumentOutOfRangeException(nameof(width), width, "The zone must be three or six degrees wide."),
            },
            FalseEasting = 500_000,
        });
    }

    /// <summary>Metres to WGS 84 degrees.</summary>
    /// <param name="easting">Metres (Y in Vietnamese files).</param>
    /// <param name="northing">Metres (X in Vietnamese files).</param>
    public (double Lon, double Lat) ToWgs84(double easting, double northing)
    {
        var (lon, lat) = _plane.Inverse(easting, northing);
        return ToWgs.ShiftOnEllipsoid(Ellipsoid.Wgs84, lon, lat);
    }

    /// <summary>WGS 84 degrees to metres.</summary>
    /// <param name="lon">Longitude, degrees.</param>
    /// <param name="lat">Latitude, degrees.</param>
    public (double Easting, double Northing) FromWgs84(double lon, double lat)
    {
        var (lonVn, latVn) = ToDatum(lon, lat);
        return _plane.Forward(lonVn, latVn);
    }

    /// <summary>Metres to WGS 84 degrees, for many points.</summary>
    /// <param name="eastings">Metres, length n.</param>
    /// <param name="northings">Metres, length n.</param>
    /// <param name="lon">Receives n longitudes, degrees.</param>
    /// <param name="lat">Receives n latitudes, degrees.</param>
    /// <exception cref="ArgumentException">The four lengths differ.</exception>
    public void ToWgs84(ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, Span<double> lon, Span<double> lat)
    {
        SpanLengths.Equal(eastings.Length, northings.Length, lon.Length, lat.Length);
        for (var i = 0; i < eastings.Length; i++)
            (lon[i], lat[i]) = ToWgs84(eastings[i], northings[i]);
    }

    /// <summary>WGS 84 degrees to metres, for many points.</summary>
    /// <param name="lon">Longitudes, degrees, length n.</param>
    /// <param name="lat">Latitudes, degrees, length n.</param>
    /// <param name="eastings">Receives n eastings, metres.</param>
    /// <param name="northings">Receives n northings, metres.</param>
    /// <exception cref="ArgumentException">The four lengths differ.</exception>
    public void FromWgs84(ReadOnlySpan<double> lon, ReadOnlySpan<double> lat, Span<double> eastings, Span<double> northings)
    {
        SpanLengths.Equal(lon.Length, lat.Length, eastings.Length, northings.Length);
        for (var i = 0; i < lon.Length; i++)
            (eastings[i], northings[i]) = FromWgs84(lon[i], lat[i]);
    }

    /// <summary>WGS 84 degrees to VN-2000 degrees: no plane, only the datum.</summary>
    /// <param name="lon">Longitude, degrees.</param>
    /// <param name="lat">Latitude, degrees.</param>
    public static (double Lon, double Lat) ToDatum(double lon, double lat)
    {
        var (lonVn, latVn) = (lon, lat);
        for (var i = 0; i < 3; i++)          // the shift varies by 3e-5 of itself over its own length
        {
            var (lonBack, latBack) = ToWgs.ShiftOnEllipsoid(Ellipsoid.Wgs84, lonVn, latVn);
            lonVn += lon - lonBack;
            latVn += lat - latBack;
        }
        return (lonVn, latVn);
    }

    /// <summary>VN-2000 degrees to WGS 84 degrees: no plane, only the datum.</summary>
    /// <param name="lon">Longitude, degrees.</param>
    /// <param name="lat">Latitude, degrees.</param>
    public static (double Lon, double Lat) FromDatum(double lon, double lat) => ToWgs.ShiftOnEllipsoid(Ellipsoid.Wgs84, lon, lat);
}

using NetTopologySuite.Geometries;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Geometry;

/// <summary>Degrees ↔ metres around one place, for everything that measures distances and areas.</summary>
/// <remarks>
/// A transverse Mercator whose origin (0, 0) is the centre and whose scale there is 1. Lengths are too long by
/// x² / 2R² at x metres east or west of the centre: 0.03 % at 150 km (a region 300 km wide), 0.1 % at 285 km, whatever the
/// distance north or south. Angles are kept. Immutable and safe to share between threads; about half a µs a point.
/// Source: IOGP 373-7-2 (2019), section 3.2.3.1.
/// </remarks>
public sealed class LocalProjection
{
    private readonly TransverseMercator _plane;

    /// <summary>A plane around a place.</summary>
    /// <param name="centreLon">Longitude of the origin, degrees, in [−180, 180].</param>
    /// <param name="centreLat">Latitude of the origin, degrees, in [−90, 90].</param>
    /// <exception cref="ArgumentOutOfRangeException">The centre is not a place on Earth.</exception>
    public LocalProjection(double centreLon, double centreLat)
    {
        (CentreLon, CentreLat) = (centreLon, centreLat);
        _plane = new TransverseMercator(
            new TransverseMercatorDefinition { CentralMeridian = centreLon, LatitudeOfOrigin = centreLat, Scale = 1 });
    }

    /// <summary>Longitude of the origin, degrees.</summary>
    public double CentreLon { get; }

    /// <summary>Latitude of the origin, degrees.</summary>
    public double CentreLat { get; }

    /// <summary>A plane around the middle of a box.</summary>
    /// <param name="degrees">Box in degrees, not null and not empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="degrees"/> is null.</exception>
    /// <exception cref="ArgumentException">The box is empty.</exception>
    public static LocalProjection Around(Envelope degrees)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        return degrees.IsNull
            ? throw new ArgumentException("An empty box has no middle.", nameof(degrees))
            : new LocalProjection(degrees.Centre.X, degrees.Centre.Y);
    }

    /// <summary>Degrees to metres east and north of the centre.</summary>
    /// <param name="lon">Longitude, degrees.</param>
    /// <param name="lat">Latitude, degrees.</param>
    public (double X, double Y) ToMetres(double lon, double lat) => _plane.Forward(lon, lat);

    /// <summary>Metres east and north of the centre to degrees.</summary>
    /// <param name="x">Metres east.</param>
    /// <param name="y">Metres north.</param>
    public (double Lon, double Lat) ToDegrees(double x, double y) => _plane.Inverse(x, y);

    /// <summary>Degrees to metres, for many points.</summary>
    /// <param name="lon">Longitudes, degrees, length n.</param>
    /// <param name="lat">Latitudes, degrees, length n.</param>
    /// <param name="x">Receives n metres east.</param>
    /// <param name="y">Receives n metres north.</param>
    /// <exception cref="ArgumentException">The four lengths differ.</exception>
    public void ToMetres(ReadOnlySpan<double> lon, ReadOnlySpan<double> lat, Span<double> x, Span<double> y)
    {
        SpanLengths.Equal(lon.Length, lat.Length, x.Length, y.Length);
        for (var i = 0; i < lon.Length; i++)
            (x[i], y[i]) = _plane.Forward(lon[i], lat[i]);
    }

    /// <summary>Metres to degrees, for many points.</summary>
    /// <param name="x">Metres east, length n.</param>
    /// <param name="y">Metres north, length n.</param>
    /// <param name="lon">Receives n longitudes, degrees.</param>
    /// <param name="lat">Receives n latitudes, degrees.</param>
    /// <exception cref="ArgumentException">The four lengths differ.</exception>
    public void ToDegrees(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> lon, Span<double> lat)
    {
        SpanLengths.Equal(x.Length, y.Length, lon.Length, lat.Length);
        for (var i = 0; i < x.Length; i++)
            (lon[i], lat[i]) = _plane.Inverse(x[i], y[i]);
    }

    /// <summary>A copy of a shape in metres; straight edges stay straight between their ends.</summary>
    /// <param name="degrees">Any geometry in degrees; left as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="degrees"/> is null.</exception>
    public Shape ToMetres(Shape degrees) => Moved(degrees, ToMetres);

    /// <summary>A copy of a shape in degrees, such as a contour for a map.</summary>
    /// <param name="metres">Any geometry in metres; left as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="metres"/> is null.</exception>
    public Shape ToDegrees(Shape metres) => Moved(metres, ToDegrees);

    private static Shape Moved(Shape shape, Func<double, double, (double, double)> move)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var copy = shape.Copy();
        copy.Apply(new EachPoint(move));
        return copy;
    }

    private sealed class EachPoint(Func<double, double, (double X, double Y)> move) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                var (x, y) = move(seq.GetX(i), seq.GetY(i));
                seq.SetX(i, x);
                seq.SetY(i, y);
            }
        }
    }
}

using CsCheck;
using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
using Xunit;

namespace HaiDang.Analysis.Tests.Geometry;

public class LocalProjectionTests
{
    private static readonly LocalProjection HaLong = new(107.1, 21);

    [Fact]
    public void The_centre_is_the_origin() => Assert.Equal((0, 0), HaLong.ToMetres(107.1, 21));

    [Fact]
    public void A_published_geodesic_keeps_its_length()
    {
        // Vincenty (1975)'s inverse on GRS 80, the worked line Flinders Peak – Buninyong of the GDA technical manual: 54,972.271 m.
        double lat1 = -(37 + 57.0 / 60 + 3.72030 / 3600), lon1 = 144 + 25.0 / 60 + 29.52440 / 3600;
        double lat2 = -(37 + 39.0 / 60 + 10.15610 / 3600), lon2 = 143 + 55.0 / 60 + 35.38390 / 3600;
        var plane = new LocalProjection((lon1 + lon2) / 2, (lat1 + lat2) / 2);
        var (x1, y1) = plane.ToMetres(lon1, lat1);
        var (x2, y2) = plane.ToMetres(lon2, lat2);
        Assert.Equal(54972.271, double.Hypot(x2 - x1, y2 - y1), 0.35);
    }

    [Fact]
    public void Lengths_are_right_to_three_parts_in_ten_thousand_over_300_km() =>
        Gen.Select(Gen.Double[-1.4, 1.4], Gen.Double[-1.3, 1.3]).Sample((dLon, dLat) =>
        {
            var (x, y) = HaLong.ToMetres(107.1 + dLon, 21 + dLat);
            var (xEast, yEast) = HaLong.ToMetres(107.1 + dLon + 1e-4, 21 + dLat);
            var (xNorth, yNorth) = HaLong.ToMetres(107.1 + dLon, 21 + dLat + 1e-4);
            var (east, north) = Ellipsoid.Wgs84.MetresPerDegree(21 + dLat);
            var kEast = double.Hypot(xEast - x, yEast - y) / (east * 1e-4);
            var kNorth = double.Hypot(xNorth - x, yNorth - y) / (north * 1e-4);
            return kEast is > 0.99999 and < 1.0003 && kNorth is > 0.99999 and < 1.0003;
        });

    [Fact]
    public void There_and_back_is_the_same_place() =>
        Gen.Select(Gen.Double[104, 110], Gen.Double[18, 24]).Sample((lon, lat) =>
        {
            var (x, y) = HaLong.ToMetres(lon, lat);
            var (lonBack, latBack) = HaLong.ToDegrees(x, y);
            return Math.Abs(lonBack - lon) < 1e-11 && Math.Abs(latBack - lat) < 1e-11;
        });

    [Fact]
    public void Shapes_and_spans_move_as_single_points_do()
    {
        var line = new LineString([new Coordinate(107, 21), new Coordinate(107.2, 20.9)]);
        var moved = (LineString)HaLong.ToMetres(line);
        var (x, y) = HaLong.ToMetres(107.2, 20.9);
        Assert.Equal((x, y), (moved[1].X, moved[1].Y));
        Assert.Equal(new Coordinate(107, 21), line[0]);
        Assert.True(HaLong.ToDegrees(moved).EqualsExact(line, 1e-10));

        double[] lon = [107, 107.2], lat = [21, 20.9], xs = new double[2], ys = new double[2], lonBack = new double[2], latBack = new double[2];
        HaLong.ToMetres(lon, lat, xs, ys);
        HaLong.ToDegrees(xs, ys, lonBack, latBack);
        Assert.Equal((x, y), (xs[1], ys[1]));
        Assert.Equal(107.2, lonBack[1], 1e-10);
        Assert.Throws<ArgumentException>(() => HaLong.ToMetres(lon, lat, xs, ys.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => HaLong.ToDegrees(xs, ys.AsSpan(1), lonBack, latBack));
    }

    [Fact]
    public void A_box_has_its_plane_around_its_middle()
    {
        var plane = LocalProjection.Around(new Envelope(106, 108, 20, 22));
        Assert.Equal((107, 21), (plane.CentreLon, plane.CentreLat));
        Assert.Throws<ArgumentException>(() => LocalProjection.Around(new Envelope()));
        Assert.Throws<ArgumentNullException>(() => LocalProjection.Around(null!));
    }

    [Fact]
    public void A_centre_off_the_Earth_and_a_missing_shape_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalProjection(107, 95));
        Assert.Throws<ArgumentNullException>(() => HaLong.ToMetres(null!));
        Assert.Throws<ArgumentNullException>(() => HaLong.ToDegrees(null!));
    }
}

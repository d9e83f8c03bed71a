using CsCheck;
using HaiDang.Analysis.Geometry;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Tests.Geometry;

public class AreaIndexTests
{
    private static readonly AreaIndex QuangNinh = new(Communes.Shapes);
    private static readonly IndexedPointInAreaLocator[] Reference = [.. Communes.Shapes.Select(s => new IndexedPointInAreaLocator(s))];
    private static readonly Coordinate[] Vertices = [.. Communes.Shapes.SelectMany(s => s.Coordinates)];

    private static Shape Wkt(string text) => new WKTReader().Read(text);

    private static int Expected(IPointOnGeometryLocator[] locators, double lon, double lat) =>
        Array.FindIndex(locators, l => l.Locate(new Coordinate(lon, lat)) != Location.Exterior);

    [Fact]
    public void A_known_place_is_found_in_its_commune()
    {
        Assert.Equal("Hồng Gai", Communes.Names[QuangNinh.Find(107.0790, 20.9500)]);
        Assert.Equal("Cô Tô", Communes.Names[QuangNinh.Find(107.7650, 20.9750)]);
    }

    [Fact]
    public void Anywhere_in_the_province_the_answer_is_that_of_covers() =>
        Gen.Select(Gen.Double[106.43, 108.12], Gen.Double[20.40, 21.68])
            .Sample((lon, lat) => QuangNinh.Find(lon, lat) == Expected(Reference, lon, lat), iter: 100_000);

    [Fact]
    public void On_borders_and_a_hair_beside_them_the_answer_is_that_of_covers() =>
        Gen.Select(Gen.Int[0, Vertices.Length - 2], Gen.Double[0, 1], Gen.Int[-3, 3], Gen.Int[-3, 3], Gen.OneOf(Gen.Const(0.0), Gen.Const(1e-9), Gen.Const(1e-6), Gen.Const(1e-4)))
            .Sample((i, along, dx, dy, step) =>
            {
                var (a, b) = (Vertices[i], Vertices[i + 1]);
                var near = a.Distance(b) < 0.05;
                var lon = (near ? a.X + along * (b.X - a.X) : a.X) + dx * step;
                var lat = (near ? a.Y + along * (b.Y - a.Y) : a.Y) + dy * step;
                return QuangNinh.Find(lon, lat) == Expected(Reference, lon, lat);
            }, iter: 30_000);

    [Fact]
    public void Every_vertex_belongs_to_the_lowest_commune_that_has_it() =>
        Assert.All(Vertices.Where((_, i) => i % 7 == 0), v => Assert.Equal(Expected(Reference, v.X, v.Y), QuangNinh.Find(v.X, v.Y)));

    [Fact]
    public void Areas_with_whole_number_corners_agree_with_covers_on_every_half_step()
    {
        Shape[] areas =
        [
            Wkt("POLYGON((0 0,8 0,8 8,0 8,0 0),(2 2,6 2,6 6,2 6,2 2))"),
            Wkt("POLYGON((2 2,6 2,4 6,2 2))"),
            Wkt("MULTIPOLYGON(((8 0,12 4,8 8,8 0)),((12 4,14 2,14 6,12 4)))"),
            Wkt("POLYGON EMPTY"),
            Wkt("POLYGON((4 6,6 2,6 6,4 6))"),
        ];
        var index = new AreaIndex(areas);
        var locators = areas.Select(a => (IPointOnGeometryLocator)new SimplePointInAreaLocator(a)).ToArray();
        for (var x = -1.0; x <= 15; x += 0.25)
            for (var y = -1.0; y <= 9; y += 0.25)
                Assert.Equal(Expected(locators, x, y), index.Find(x, y));
    }

    [Fact]
    public void A_shared_border_belongs_to_the_lower_index()
    {
        Shape west = Wkt("POLYGON((0 0,1 0,1 1,0 1,0 0))"), east = Wkt("POLYGON((1 0,2 0,2 1,1 1,1 0))");
        Assert.Equal(0, new AreaIndex([west, east]).Find(1, 0.5));
        Assert.Equal(0, new AreaIndex([east, west]).Find(1, 0.5));
    }

    [Fact]
    public void No_area_and_no_number_find_nothing()
    {
        Assert.Equal(-1, new AreaIndex([]).Find(107, 21));
        Assert.Equal(-1, new AreaIndex([]).Nearest(107, 21, 1000, out var metres));
        Assert.True(double.IsNaN(metres));
        Assert.True(new AreaIndex([]).Bounds.IsNull);
        Assert.Equal(-1, QuangNinh.Find(double.NaN, 21));
        Assert.Equal(-1, QuangNinh.Find(0, 0));
        Assert.Equal(-1, QuangNinh.Nearest(0, 0, 1000, out _));
    }

    [Fact]
    public void A_point_just_off_the_coast_is_given_to_the_nearest_area_with_its_distance()
    {
        // One degree of latitude at the equator: 110,574.3 m (Snyder 1987, table 4 gives 110.57 km).
        var index = new AreaIndex([Wkt("POLYGON((0 0,1 0,1 1,0 1,0 0))"), Wkt("POLYGON((0 1.002,1 1.002,1 2,0 2,0 1.002))")]);
        Assert.Equal(0, index.Nearest(0.5, -0.001, 200, out var metres));
        Assert.Equal(110.574, metres, 0.001);
        Assert.Equal(1, index.Nearest(0.5, 1.0015, 200, out metres));
        Assert.Equal(55.3, metres, 0.1);
        Assert.Equal(-1, index.Nearest(0.5, -0.001, 110, out metres));
        Assert.True(double.IsNaN(metres));
        Assert.Equal(0, index.Nearest(0.5, 0.5, 0, out metres));
        Assert.Equal(0, metres);
    }

    [Fact]
    public void The_nearest_area_is_that_of_a_search_through_all_of_them() =>
        Gen.Select(Gen.Double[106.9, 107.9], Gen.Double[20.7, 21.1]).Sample((lon, lat) =>
        {
            var (east, north) = Ellipsoid.Wgs84.MetresPerDegree(lat);
            var plane = Communes.Shapes.Select(s => Math.Sqrt(Vertices.Length == 0 ? 0 : Squared(s, lon, lat, east, north))).ToList();
            var nearest = plane.Min();
            var found = QuangNinh.Nearest(lon, lat, 2000, out var metres);
            return QuangNinh.Find(lon, lat) >= 0 || (nearest > 2000 ? found == -1 : Math.Abs(metres - nearest) < 1e-6 && Math.Abs(plane[found] - nearest) < 1e-6);
        }, iter: 40, threads: 1);

    [Fact]
    public void Bounds_are_those_of_the_areas_and_cannot_be_changed_from_outside()
    {
        QuangNinh.Bounds.ExpandToInclude(0, 0);
        var expected = new Envelope();
        foreach (var shape in Communes.Shapes)
            expected.ExpandToInclude(shape.EnvelopeInternal);
        Assert.Equal(expected, QuangNinh.Bounds);
    }

    [Fact]
    public void A_line_has_no_inside() =>
        Assert.Contains("areas[0] is a LineString", Assert.Throws<ArgumentException>(() => new AreaIndex([Wkt("LINESTRING(0 0,1 1)")])).Message);

    [Fact]
    public void A_vertex_that_is_no_number_is_refused() =>
        Assert.Contains("must be finite", Assert.Throws<ArgumentException>(() =>
            new AreaIndex([new Polygon(new LinearRing([new(0, 0), new(1, double.NaN), new(1, 1), new(0, 0)]))])).Message);

    [Fact]
    public void A_missing_list_or_member_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new AreaIndex(null!));
        Assert.Throws<ArgumentNullException>(() => new AreaIndex([null!]));
    }

    [Theory, InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_distance_below_nothing_is_refused(double metres) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuangNinh.Nearest(107, 21, metres, out _));

    private static double Squared(Shape shape, double lon, double lat, double east, double north)
    {
        var least = double.PositiveInfinity;
        for (var part = 0; part < shape.NumGeometries; part++)
        {
            var c = shape.GetGeometryN(part).Coordinates;
            for (var i = 0; i + 1 < c.Length; i++)
                least = Math.Min(least, Math.Pow(NetTopologySuite.Algorithm.DistanceComputer.PointToSegment(new(0, 0),
                    new((c[i].X - lon) * east, (c[i].Y - lat) * north), new((c[i + 1].X - lon) * east, (c[i + 1].Y - lat) * north)), 2));
        }
        return least;
    }
}

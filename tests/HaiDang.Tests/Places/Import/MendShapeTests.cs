using HaiDang.Places.Import;
using NetTopologySuite.Geometries;
using Xunit;
namespace HaiDang.Tests.Places.Import;

public class MendShapeTests
{
    private const string Head = """{"type":"FeatureCollection","features":[""";

    [Fact]
    public void A_ring_that_does_not_close_is_closed()
    {
        var (shape, mends) = Mended("""{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2]]]}""");
        Assert.Equal(4, shape.Area);
        Assert.Equal(Mends.UnclosedRing, mends);
    }

    [Fact]
    public void A_point_said_twice_is_said_once()
    {
        var (shape, mends) = Mended("""{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,0],[2,2],[0,2],[0,0]]]}""");
        Assert.Equal(5, shape.NumPoints);
        Assert.Equal(Mends.RepeatedPoint, mends);
    }

    [Fact]
    public void Shells_run_counter_clockwise_and_holes_the_other_way_and_that_is_no_mending()
    {
        var (shape, mends) = Mended("""{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}""");
        var polygon = (Polygon)shape[0];
        Assert.True(((LinearRing)polygon.ExteriorRing).IsCCW);
        Assert.False(((LinearRing)polygon.GetInteriorRingN(0)).IsCCW);
        Assert.Equal(Mends.None, mends);
    }

    [Fact]
    public void A_tiny_loop_is_untangled()
    {
        var (shape, mends) = Mended("""{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[5.01,10],[4.99,10.01],[5.01,10.01],[4.99,10],[0,10],[0,0]]]}""");
        Assert.True(shape.IsValid);
        Assert.Equal(100, shape.Area, 0.01);
        Assert.Equal(Mends.SelfCrossing, mends);
    }

    [Fact]
    public void A_bow_tie_is_refused_with_the_place_and_the_change()
    {
        var refused = Refused("""{"type":"Polygon","coordinates":[[[106,20],[107,21],[107,20],[106,21],[106,20]]]}""");
        Assert.Equal("self-crossing", refused.Reason);
        Assert.Contains("106.5", refused.Say.Replace(',', '.'));
    }

    [Theory]
    [InlineData("null", "no-shape")]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "not-an-area")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "too-few-points")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}""", "too-few-points")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[2,2],[0,0]]]}""", "too-few-points")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],["x",1],[1,1],[0,0]]]}""", "bad-coordinate")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1e999,1],[1,1],[0,0]]]}""", "bad-coordinate")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1],[1,1],[0,0]]]}""", "bad-coordinate")]
    [InlineData("""{"type":"Polygon","coordinates":[[[428000,2320000],[429000,2320000],[429000,2321000],[428000,2320000]]]}""", "out-of-range")]
    public void What_is_no_area_is_refused_and_the_rest_goes_in(string geometry, string reason) => Assert.Equal(reason, Refused(geometry).Reason);

    [Fact]
    public void A_hole_outside_its_shell_is_refused_when_it_is_large() =>
        Assert.Equal("overlapping-parts", Refused("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[5,5],[6,5],[6,6],[5,6],[5,5]]]}""").Reason);

    [Fact]
    public void A_part_within_a_part_is_a_hole_when_another_feature_claims_it_and_else_nobody_can_tell()
    {
        const string nested = """{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]]],[[[1,1],[2,1],[2,2],[1,2],[1,1]]]]}""";
        Assert.Equal("overlapping-parts", Refused(nested).Reason);
        var units = Read(nested, """{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,2],[1,1]]]}""");
        Assert.Empty(units.Refused);
        Assert.Equal(15, units.Units[0].Shape.Area);
        Assert.Equal(1, units.ByReason["mended-lost-hole"]);
    }

    [Fact]
    public void Parts_that_overlap_are_one()
    {
        var (shape, mends) = Mended("""{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]]],[[[3,3],[5,3],[5,5],[3,5],[3,3]]]]}""");
        Assert.Equal(19, shape.Area);
        Assert.Equal(Mends.SelfCrossing, mends);
    }

    [Fact]
    public void Broken_tracts_of_New_York_go_in_with_their_lost_holes()
    {
        var file = AreaFile.Read(Path.Combine(AppContext.BaseDirectory, "Places/Cases/ny_tracts_broken.geojson"));
        var units = FileUnits.Of(file, AreaMapping.Guess(file), CoordinateSystem.Wgs84, TestContext.Current.CancellationToken);
        Assert.Empty(units.Refused);
        Assert.Equal(3, units.ByReason["mended-lost-hole"]);
        Assert.All(units.Units, u => Assert.True(u.Shape.IsValid));
        Assert.Equal((3281, 36053030502), (units.Units[2].Population, long.Parse(units.Units[2].Code)));
    }

    private static (MultiPolygon Shape, Mends Mends) Mended(string geometry)
    {
        var file = File(geometry);
        var answer = MendShape.Run(file.Features[0].Shape!, file.Features[0].Mends, _ => false);
        return (answer.Shape!, answer.Mends);
    }

    private static RefusedFeature Refused(string geometry)
    {
        var units = Read(geometry, """{"type":"Polygon","coordinates":[[[50,50],[51,50],[51,51],[50,51],[50,50]]]}""");
        Assert.Single(units.Units);
        var refused = Assert.Single(units.Refused);
        Assert.Equal(1, refused.Feature);
        return refused;
    }

    private static FileUnits Read(params string[] geometries) =>
        FileUnits.Of(File(geometries), new AreaMapping(), CoordinateSystem.Wgs84, TestContext.Current.CancellationToken);

    private static AreaFile File(params string[] geometries)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".geojson");
        System.IO.File.WriteAllText(path, Head + string.Join(",", geometries.Select(g => $$"""{"type":"Feature","properties":{},"geometry":{{g}}}""")) + "]}");
        try { return AreaFile.Read(path); }
        finally { System.IO.File.Delete(path); }
    }
}

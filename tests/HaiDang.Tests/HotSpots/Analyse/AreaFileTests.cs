using HaiDang.HotSpots.Analyse;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class AreaFileTests : IDisposable
{
    private const string Square = """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}""";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_feature_knows_its_line()
    {
        var file = Read($$"""
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"v":1},"geometry":{{Square}}},

            {"type":"Feature","properties":{"v":2},"geometry":null}]}
            """);
        Assert.Equal([2, 4], file.Areas.Select(a => a.Line));
        Assert.Equal([true, false], file.Areas.Select(a => a.Shape is not null));
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "areas.geojson, line 1")]
    [InlineData("{\"type\":\"FeatureCollection\",\n\"features\":[{]}", "areas.geojson, line 2")]
    [InlineData("{\"features\":[\n{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}", "line 2: expected a Polygon or MultiPolygon, found Point")]
    [InlineData("{\"features\":[\n{\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[600000,0],[600001,0],[600000,1],[600000,0]]]}}]}", "600")]
    [InlineData("""{"crs":{"type":"name","properties":{"name":"EPSG:2277"}},"features":[{"properties":{},"geometry":null}]}""", "EPSG:2277")]
    public void What_cannot_be_read_is_refused_with_its_place(string text, string said)
    {
        using var english = new InEnglish();
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", false)]
    [InlineData("EPSG:4326", false)]
    [InlineData("urn:ogc:def:crs:EPSG::32648", true)]
    [InlineData("EPSG:3405", true)]
    public void A_file_may_say_which_system_it_is_in(string name, bool inMetres) => Assert.Equal(inMetres, Read(
        $$$"""{"crs":{"type":"name","properties":{"name":"{{{name}}}"}},"features":[{"properties":{},"geometry":{{{Square}}}}]}""").InMetres);

    [Fact]
    public void An_outline_that_crosses_itself_is_redrawn_and_counted()
    {
        var file = Read("""{"features":[{"properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]}""");
        Assert.Equal(1, file.Mended);
        Assert.True(file.Areas[0].Shape!.IsValid);
        Assert.Equal(0.5, file.Areas[0].Shape!.Area, 1e-9);
    }

    [Fact]
    public void Numbers_may_be_written_as_text_and_nothing_is_no_number()
    {
        var file = Read($$"""
            {"features":[{"properties":{"v":1.5},"geometry":null},{"properties":{"v":"2.5"},"geometry":null},
            {"properties":{"v":null},"geometry":null},{"properties":{"v":""},"geometry":null},{"properties":null,"geometry":null}]}
            """);
        Assert.Equal([1.5, 2.5, null, null, null], AreaColumn.Numbers(file, "v"));
    }

    private AreaFile Read(string text) => AreaFile.Read(_folder.File("areas.geojson", text));
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>3,000 incidents on even ground and a town in which one kind has more than its share; and a town of square blocks.</summary>
public sealed class AnalyseRiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_one_kind_has_more_than_its_share_the_ground_is_raised()
    {
        var map = _folder.File("r.geojson");
        var said = await Json("risk", Incidents(), "--kind", "loại", "--case", "trộm", "--cell", "1000", "--bandwidth", "1500", "--replications", "99", "--out", map);
        Assert.Equal((0.01, 2), (said.GetProperty("p").GetDouble(), said.GetProperty("leftOut").GetInt32()));
        Assert.InRange(said.GetProperty("highestRatio").GetDouble(), 1.8, 8);
        Assert.Equal(107.1, said.GetProperty("highestX").GetDouble(), 0.03);
        Assert.Equal(21, said.GetProperty("highestY").GetDouble(), 0.03);
        using var drawn = JsonDocument.Parse(File.ReadAllText(map));
        var raised = drawn.RootElement.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("properties").GetProperty("ratio").GetString() == "raised");
        Assert.Contains(raised, f => Math.Abs(f.GetProperty("geometry").GetProperty("coordinates")[0][0][0].GetDouble() - 107.1) < 0.05);
    }

    [Fact]
    public async Task Without_permutations_each_cell_has_a_p_and_the_map_has_none()
    {
        var table = _folder.File("r.csv");
        var said = await Json("risk", Incidents(), "--kind", "loại", "--case", "trộm", "--cell", "2000", "--out", table);
        Assert.Equal((JsonValueKind.Null, "silverman"), (said.GetProperty("p").ValueKind, said.GetProperty("bandwidthBy").GetString()));
        var rows = File.ReadAllLines(table);
        Assert.Equal("x,y,log_ratio,ratio,p_higher", rows[0]);
        Assert.Equal(said.GetProperty("cells").GetInt32(), rows.Length - 1);
    }

    [Fact]
    public async Task Points_are_spread_along_streets_and_those_in_the_fields_are_counted()
    {
        var lines = Enumerable.Range(0, 11).SelectMany(i => new[] { Line(j => (107.07 + j * 0.006, 20.97 + i * 0.006)), Line(j => (107.07 + i * 0.006, 20.97 + j * 0.006)) });
        var streets = _folder.File("s.geojson", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', lines)}}]}""");
        var map = _folder.File("d.geojson");
        var said = await Json("street-density", Incidents(), "--streets", streets, "--bandwidth", "1200", "--lixel", "100", "--snap", "300", "--out", map);
        Assert.True(said.GetProperty("points").GetInt32() > 300 && said.GetProperty("far").GetInt32() > 1000);
        using var drawn = JsonDocument.Parse(File.ReadAllText(map));
        var features = drawn.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")).ToArray();
        Assert.Equal(said.GetProperty("lixels").GetInt32(), features.Length);
        Assert.Equal(said.GetProperty("points").GetInt32(), features.Sum(f => f.GetProperty("metres").GetDouble() * f.GetProperty("perKilometre").GetDouble() / 1000), 0.01 * said.GetProperty("points").GetInt32());
        Assert.Equal(107.1, said.GetProperty("highestX").GetDouble(), 0.015);

        string Line(Func<int, (double X, double Y)> at) => $$$"""{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[{{{string.Join(',', Enumerable.Range(0, 11).Select(j => string.Create(CultureInfo.InvariantCulture, $"[{at(j).X:F4},{at(j).Y:F4}]")))}}}]}}""";
    }

    [Theory]
    [InlineData("risk --kind loại --case lạ --cell 500", 1, "0 rows say")]
    [InlineData("risk --kind nothing --case lạ --cell 500", 1, "nothing")]
    [InlineData("risk --kind loại --case trộm --cell 0", 2, "--cell")]
    [InlineData("risk --kind loại --case trộm --cell 500 --bandwidth 1", 1, "larger --bandwidth")]
    [InlineData("street-density --streets {s} --out {o}", 1, "no GeoJSON with lines")]
    [InlineData("street-density --streets {b} --out {o}", 1, "line 1")]
    public async Task What_cannot_be_done_is_refused_with_a_reason(string words, int exit, string says)
    {
        var empty = _folder.File("e.geojson", """{"type":"FeatureCollection","features":[]}""");
        var broken = _folder.File("b.geojson", "{");
        var (code, _, wrong) = await Terminal.Run([
            "analyse",
            .. words.Replace("{s}", empty, StringComparison.Ordinal).Replace("{b}", broken, StringComparison.Ordinal).Replace("{o}", _folder.File("o.geojson"), StringComparison.Ordinal).Split(' '),
            "--points", Incidents(), "--lon", "lon", "--lat", "lat"]);
        Assert.Equal(exit, code);
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Json(string verb, string points, params string[] options)
    {
        var (code, said, wrong) = await Terminal.Run(["analyse", verb, "--points", points, "--lon", "lon", "--lat", "lat", .. options, "--json"]);
        Assert.True(code == 0, wrong);
        return JsonDocument.Parse(said).RootElement;
    }

    private string Incidents()
    {
        var random = new Random(5);
        var text = new StringBuilder("lon,lat,loại\n,,trộm\n0,0,trộm\n");
        for (var i = 0; i < 3000; i++)
        {
            var town = i % 6 == 0;
            var (lon, lat) = town ? (107.1 + 0.02 * (random.NextDouble() - 0.5), 21 + 0.02 * (random.NextDouble() - 0.5)) : (107 + random.NextDouble() * 0.3, 20.9 + random.NextDouble() * 0.2);
            text.Append(CultureInfo.InvariantCulture, $"{lon:F5},{lat:F5},{(random.NextDouble() < (town ? 0.7 : 0.25) ? "trộm" : "khác")}\n");
        }
        return _folder.File("incidents.csv", text.ToString());
    }
}

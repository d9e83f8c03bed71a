using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>Points scattered over a box of 30 by 20 km, a third of them followed by another nearby within days, and a knot that forms late.</summary>
public sealed class AnalysePatternTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Points_that_lie_together_are_told_with_their_excess_and_a_band_of_chance()
    {
        var said = await Json("k", "--distances", "100,300", "--replications", "99");
        Assert.Equal("hull", said.GetProperty("window").GetString());
        var row = said.GetProperty("rows")[0];
        Assert.Equal((0.01, JsonValueKind.Null), (row.GetProperty("p").GetDouble(), row.GetProperty("days").ValueKind));
        Assert.True(row.GetProperty("k").GetDouble() > row.GetProperty("upper").GetDouble());
        Assert.InRange(said.GetProperty("squareKilometres").GetDouble(), 500, 800);
    }

    [Fact]
    public async Task With_times_the_excess_is_highest_near_and_soon()
    {
        var said = await Json("k", "--time", "day", "--distances", "100,1000", "--days", "5,50", "--replications", "199", "--edge", "none");
        var excess = said.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("excess").GetDouble()).ToArray();
        Assert.Equal(4, excess.Length);
        Assert.True(excess[0] > 3 && excess[0] > excess[1] && excess[0] > excess[2]);
        Assert.InRange(said.GetProperty("p").GetDouble(), 0, 0.01);
    }

    [Fact]
    public async Task A_region_bounds_the_study_and_what_lies_outside_is_counted()
    {
        var region = _folder.File("r.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[107,20.9],[107.15,20.9],[107.15,21.1],[107,21.1],[107,20.9]]]}}]}""");
        var said = await Json("k", "--distances", "500", "--replications", "19", "--within", region);
        var (events, outside) = (said.GetProperty("events").GetInt32(), said.GetProperty("outside").GetInt32());
        Assert.True(events > 100 && outside > 100);
        Assert.Equal(345.5, said.GetProperty("squareKilometres").GetDouble(), 1.0);
        var cells = await Json("emerging", "--time", "day", "--cell", "2000", "--step", "20", "--within", region);
        Assert.InRange(cells.GetProperty("cells").GetInt32(), 75, 100);
        Assert.Equal(events + outside, cells.GetProperty("events").GetInt32() + cells.GetProperty("outside").GetInt32() + cells.GetProperty("before").GetInt32());
    }

    [Fact]
    public async Task Mantels_test_hears_reciprocals()
    {
        var said = await Json("mantel", "--time", "day", "--near-metres", "100", "--near-days", "3", "--replications", "199");
        Assert.Equal("reciprocal", said.GetProperty("scale").GetString());
        Assert.InRange(said.GetProperty("p").GetDouble(), 0, 0.01);
    }

    [Fact]
    public async Task A_knot_that_forms_late_is_a_consecutive_hot_spot_on_the_map()
    {
        var map = _folder.File("m.geojson");
        var said = await Json("emerging", "--time", "day", "--cell", "1500", "--step", "20", "--out", map);
        Assert.Equal((15, "2026-01-01", "2026-10-27"), (said.GetProperty("steps").GetInt32(), said.GetProperty("firstDay").GetString(), said.GetProperty("lastDay").GetString()));
        var hot = JsonDocument.Parse(File.ReadAllText(map)).RootElement.GetProperty("features").EnumerateArray()
            .Where(f => f.GetProperty("properties").GetProperty("history").GetString() == "consecutiveHot").ToArray();
        Assert.InRange(hot.Length, 1, 12);
        Assert.All(hot, f => Assert.Equal(107.105, f.GetProperty("geometry").GetProperty("coordinates")[0][0][0].GetDouble(), 0.05));
    }

    [Fact]
    public async Task Groups_hold_their_events_and_the_table_names_their_lines()
    {
        var table = _folder.File("g.csv");
        var said = await Json("st-dbscan", "--time", "day", "--metres", "300", "--days", "10", "--least", "6", "--out", table);
        var group = said.GetProperty("groups").EnumerateArray().MaxBy(g => g.GetProperty("events").GetInt32());
        Assert.InRange(group.GetProperty("events").GetInt32(), 150, 230);
        Assert.Equal(107.105, group.GetProperty("x").GetDouble(), 0.005);
        var rows = File.ReadAllLines(table);
        Assert.Equal("line,x,y,day,group", rows[0]);
        Assert.StartsWith("2,", rows[1], StringComparison.Ordinal);
        Assert.Equal(said.GetProperty("events").GetInt32(), rows.Length - 1);
    }

    [Theory]
    [InlineData("k --distances 100 --time day", 2, "go together")]
    [InlineData("k --distances 0,100", 2, "above 0")]
    [InlineData("k --distances 100 --time day --days 7 --edge border", 2, "not to be had")]
    [InlineData("mantel --time day --near-days 3", 2, "go together")]
    [InlineData("emerging --time day --cell 1000 --step 200", 1, "does not fit twice")]
    [InlineData("emerging --time day --cell 0.001 --step 20 --within {r}", 1, "larger cells")]
    [InlineData("k --distances 100 --within {m}", 1, "study region")]
    [InlineData("st-dbscan --time lon2", 1, "lon2")]
    public async Task What_cannot_be_done_is_refused_with_a_reason(string words, int exit, string says)
    {
        const string square = """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[107,20.9],[107.15,20.9],[107.15,21.1],[107,21.1],[107,20.9]]]}}""";
        var region = _folder.File("r.geojson", $$"""{"type":"FeatureCollection","features":[{{square}}]}""");
        var metres = _folder.File("m.geojson", $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32648"}},"features":[{{{square}}}]}""");
        var (code, _, wrong) = await Terminal.Run([
            "analyse", .. words.Replace("{r}", region, StringComparison.Ordinal).Replace("{m}", metres, StringComparison.Ordinal).Split(' '), "--points", Events(), "--lon", "lon", "--lat", "lat"]);
        Assert.Equal(exit, code);
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Json(string verb, params string[] options)
    {
        var (code, said, wrong) = await Terminal.Run(["analyse", verb, "--points", Events(), "--lon", "lon", "--lat", "lat", .. options, "--json"]);
        Assert.True(code == 0, wrong);
        return JsonDocument.Parse(said).RootElement;
    }

    private string Events()
    {
        var random = new Random(3);
        var text = new StringBuilder("lon,lat,day\n");
        void Add(double lon, double lat, int day) => text.Append(CultureInfo.InvariantCulture, $"{lon:F5},{lat:F5},{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd}\n");
        for (var i = 0; i < 900; i++)
        {
            var (lon, lat, day) = (107 + random.NextDouble() * 0.3, 20.9 + random.NextDouble() * 0.2, i % 297);
            Add(lon, lat, day);
            if (i % 3 == 0) Add(lon + random.NextDouble() * 0.0008, lat, Math.Min(299, day + random.Next(4)));
        }
        for (var i = 0; i < 200; i++) Add(107.1 + random.NextDouble() * 0.01, 21 + random.NextDouble() * 0.01, 240 + i * 60 / 200);
        return _folder.File("events.csv", text.ToString());
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class AnalyseInteractionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pairs_at_an_edge_belong_to_the_next_band_and_rows_without_a_time_are_counted()
    {
        var file = _folder.File("e.csv", "x;y;ngày\n0;0;2026-03-01\n0,3;0;8/3/2026\n0,3;0,4;2026-03-08\n5;5;\n");
        var (code, said, _) = await Terminal.Run("analyse", "knox", "--points", file, "--x", "x", "--y", "y", "--time", "ngày", "--distances", "0,0.3,0.5,1", "--days", "0,7,14", "--json");
        Assert.Equal(0, code);
        var answer = JsonDocument.Parse(said).RootElement;
        Assert.Equal((3, 1), (answer.GetProperty("events").GetInt32(), answer.GetProperty("leftOut").GetInt32()));
        // 0.3 m and 7 days; 0.4 m and 0 days; 0.5 m and 7 days.
        Assert.Equal([0, 0, 1, 1, 0, 1], answer.GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("observed").GetInt32()));
    }

    [Fact]
    public async Task A_planted_repeat_is_told_with_its_reach()
    {
        var events = new StringBuilder("lon,lat,day\n");
        for (var i = 0; i < 150; i++)
        {
            var (lon, lat, day) = (107 + i * 37 % 150 * 0.01, 21 + i * 61 % 150 * 0.005, i * 89 % 150 * 3);
            events.Append(CultureInfo.InvariantCulture, $"{lon},{lat},{day}\n");
            if (i % 3 == 0) events.Append(CultureInfo.InvariantCulture, $"{lon + 0.0005},{lat},{day + 2}\n");
        }
        var (code, said, _) = await Terminal.Run("analyse", "near-repeat", "--points", _folder.File("n.csv", events.ToString()), "--lon", "lon", "--lat", "lat", "--time", "day", "--json", "--out", _folder.File("o.csv"));
        Assert.Equal(0, code);
        var answer = JsonDocument.Parse(said).RootElement;
        Assert.Equal((100, 7), (answer.GetProperty("raisedWithinMetres").GetDouble(), answer.GetProperty("raisedForDays").GetDouble()));
        Assert.Equal(1 + 6 * 4, File.ReadAllLines(_folder.File("o.csv")).Length);
    }

    [Theory]
    [InlineData("--x x --y y --distances 0,100,50 --days 0,7", "at least two numbers that rise")]
    [InlineData("--x x --distances 0,100 --days 0,7", "either --x and --y")]
    [InlineData("--x x --y y --distances 0,1e9 --days 0,7", "")]
    public async Task Edges_that_do_not_rise_and_columns_that_are_missing_are_refused(string options, string says)
    {
        var file = _folder.File("e.csv", "x,y,t\n0,0,1\n1,1,2\n");
        var (code, _, wrong) = await Terminal.Run(["analyse", "knox", "--points", file, "--time", "t", .. options.Split(' ')]);
        Assert.Equal(says.Length > 0, code != 0);
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }
}

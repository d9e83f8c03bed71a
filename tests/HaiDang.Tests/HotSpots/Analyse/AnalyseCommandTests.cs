using System.Text.Json;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class AnalyseCommandTests : IDisposable
{
    private static readonly string Sids = Path.Combine(AppContext.BaseDirectory, "samples", "nc_sids.geojson");
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_gets_one_json_object_and_nothing_else()
    {
        var (code, said, wrong) = await Terminal.Run("analyse", "local", "--areas", Sids, "--value", "SID74", "--base", "BIR74",
            "--statistic", "moran", "--weights", "queen", "--permutations", "999", "--seed", "1", "--out", _folder.File("a.geojson"), "--json");
        Assert.Equal((0, ""), (code, wrong));
        Assert.Equal(100, JsonDocument.Parse(said).RootElement.GetProperty("n").GetInt32());
        Assert.True(File.Exists(_folder.File("a.geojson")));
    }

    [Fact]
    public async Task A_refused_file_gives_one_and_says_where_and_leaves_no_file()
    {
        var points = _folder.File("p.csv", "lon,lat\n107,20.9\n107,x\n");
        var (code, said, wrong) = await Terminal.Run("analyse", "density", "--points", points, "--lon", "lon", "--lat", "lat",
            "--cell", "100", "--bandwidth", "500", "--out", _folder.File("a.tif"));
        Assert.Equal((1, ""), (code, said));
        Assert.Contains("p.csv, line 3, column “lat”", wrong, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("a.tif")));
    }

    [Theory]
    [InlineData("--weights", "band:far")]
    [InlineData("--statistic", "median")]
    [InlineData("--permutations", "1")]
    [InlineData("--out", "a.xlsx")]
    public async Task A_word_that_is_not_understood_gives_two(string option, string value)
    {
        string[] end = option == "--out" ? [] : ["--out", "a.csv"];
        var (code, _, wrong) = await Terminal.Run([.. "analyse local --areas".Split(' '), Sids, "--value", "SID74", option, value, .. end]);
        Assert.Equal(2, code);
        Assert.Contains(option == "--statistic" ? value : option, wrong, StringComparison.Ordinal);
    }
}

using System.Text.Json;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>Sudden infant deaths in North Carolina; expected values from spdep.</summary>
public sealed class AnalyseGlobalTests : IDisposable
{
    private static readonly string Sids = Path.Combine(AppContext.BaseDirectory, "samples", "nc_sids.geojson");
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Morans_I_of_the_rates_and_of_the_standardised_rates_are_the_published_ones()
    {
        var raw = (await Json("analyse", "global", "--areas", Sids, "--value", "SID74", "--base", "BIR74")).GetProperty("findings")[0];
        Assert.Equal(2.30910448845858e-01, raw.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(3.78007377117180, raw.GetProperty("z").GetDouble(), 1e-9);
        Assert.InRange(raw.GetProperty("pPermuted").GetDouble(), 0, 0.005);
        var standardised = (await Json("analyse", "global", "--areas", Sids, "--value", "SID74", "--base", "BIR74", "--rates", "eb")).GetProperty("findings")[0];
        Assert.Equal(0.248746214263511, standardised.GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Kinds_are_counted_by_pairs_and_named_as_the_file_names_them()
    {
        string Square(int i) => $$$"""{"type":"Feature","properties":{"k":"{{{(i < 4 ? "xã" : "phường")}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{i}}},20],[{{{i + 1}}},20],[{{{i + 1}}},21],[{{{i}}},21],[{{{i}}},20]]]}}""";
        var file = _folder.File("a.geojson", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Enumerable.Range(0, 8).Select(Square))}}]}""");
        var findings = (await Json("analyse", "global", "--areas", file, "--value", "k", "--statistic", "join")).GetProperty("findings");
        Assert.Equal(["phường – phường: 3", "phường – xã: 1", "xã – xã: 3"], findings.EnumerateArray().Select(f => $"{f.GetProperty("first")} – {f.GetProperty("second")}: {f.GetProperty("value")}"));
        // Of the 70 orders of four and four, 2 keep each kind whole; twice that for both sides.
        Assert.Equal(2 * 2 / 70.0, findings[1].GetProperty("pPermuted").GetDouble(), 0.02);
    }

    [Theory]
    [InlineData("w.gal")]
    [InlineData("w.gwt")]
    [InlineData("w.csv")]
    public async Task A_list_of_neighbours_written_and_read_back_gives_the_same_answer(string name)
    {
        var list = _folder.File(name);
        var said = await Json("analyse", "weights", "--areas", Sids, "--weights", "queen", "--id", "FIPS", "--out", list);
        Assert.Equal((100, 490, true), (said.GetProperty("areas").GetInt32(), said.GetProperty("edges").GetInt32(), said.GetProperty("symmetric").GetBoolean()));
        var moran = (await Json("analyse", "global", "--areas", Sids, "--value", "SID74", "--base", "BIR74", "--weights", $"file:{list}", "--id", "FIPS")).GetProperty("findings")[0];
        Assert.Equal(2.30910448845858e-01, moran.GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_kernel_of_the_nearest_keeps_its_weights_in_a_file()
    {
        var list = _folder.File("k.gwt");
        await Json("analyse", "weights", "--areas", Sids, "--weights", "kernel-knn:5:gaussian", "--out", list);
        var lines = File.ReadAllLines(list);
        Assert.Equal((501, "0 100 areas id"), (lines.Length, lines[0]));
        Assert.All(lines[1..], l => Assert.InRange(double.Parse(l.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture), 0.6, 1));
        string[] local = ["analyse", "local", "--areas", Sids, "--value", "SID74", "--base", "BIR74", "--permutations", "99", "--statistic", "moran", "--out"];
        await Json([.. local, _folder.File("a.csv"), "--weights", "kernel-knn:5:gaussian"]);
        await Json([.. local, _folder.File("b.csv"), "--weights", $"file:{list}"]);
        Assert.Equal(File.ReadAllText(_folder.File("a.csv")), File.ReadAllText(_folder.File("b.csv")));
    }

    [Theory]
    [InlineData("w.gal", "0 3 a id\n1 2\n2 3\n2 1\n1\n999 1\n1\n", "line 7", "no area is called 999")]
    [InlineData("w.gal", "0 3 a id\n1 2\n2\n", "line 3", "must have 2 neighbours")]
    [InlineData("w.gwt", "0 3 a id\n1 2 1\n1 2 1\n", "line 3", "named twice")]
    [InlineData("w.gwt", "0 3 a id\n1 2 -1\n", "line 2", "must be at least 0")]
    [InlineData("w.gwt", "3\nx\n", "line 2", "expected the name of an area")]
    [InlineData("w.gwt", "", "line 1", "the first line must be")]
    [InlineData("w.csv", "from,to,weight\n1,1,1\n", "line 2", "its own neighbour")]
    public async Task A_broken_list_of_neighbours_is_refused_with_its_line(string name, string text, string line, string says)
    {
        var list = _folder.File(name, text);
        var (code, _, wrong) = await Terminal.Run("analyse", "global", "--areas", Sids, "--value", "SID74", "--weights", $"file:{list}");
        Assert.Equal(1, code);
        Assert.Contains(line, wrong, StringComparison.Ordinal);
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("global", "--rates eb", "needs --base")]
    [InlineData("global", "--statistic g --rates eb --base BIR74", "take moran or geary")]
    [InlineData("local", "--other BIR74 --out o.csv", "works with --statistic moran only")]
    [InlineData("global", "--weights kernel:-5", "--weights")]
    [InlineData("global", "--weights kernel:500:round", "--weights")]
    [InlineData("global", "--weights file:w.txt", "--weights")]
    public async Task What_does_not_go_together_is_said_before_anything_is_read(string verb, string options, string says)
    {
        var (code, _, wrong) = await Terminal.Run(["analyse", verb, "--areas", Sids, "--value", "SID74", .. options.Split(' ')]);
        Assert.Equal(2, code);
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_columns_and_corrections_are_told_in_the_answer()
    {
        var answer = await Json(
            "analyse", "local", "--areas", Sids, "--value", "SID74", "--base", "BIR74", "--rates", "eb", "--other", "NWBIR74", "--statistic", "moran", "--correction", "holm",
            "--permutations", "999", "--out", _folder.File("o.json"));
        Assert.Equal(("NWBIR74", "holm", true), (answer.GetProperty("other").GetString(), answer.GetProperty("correction").GetString(), answer.GetProperty("standardisedRates").GetBoolean()));
        Assert.Equal(100, answer.GetProperty("n").GetInt32());
    }

    private static async Task<JsonElement> Json(params string[] words)
    {
        var (code, said, wrong) = await Terminal.Run([.. words, "--json"]);
        Assert.True(code == 0, wrong);
        return JsonDocument.Parse(said).RootElement;
    }
}

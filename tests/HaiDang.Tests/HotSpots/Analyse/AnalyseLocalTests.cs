using System.Text.Json;
using HaiDang.HotSpots.Analyse.Local;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>Sudden infant deaths in North Carolina 1974–78 by births; expected values from spdep 1.3 (localmoran, localG, localC) on queen neighbours.</summary>
public sealed class AnalyseLocalTests : IDisposable
{
    private static readonly string Sids = Path.Combine(AppContext.BaseDirectory, "samples", "nc_sids.geojson");
    private static readonly string QuangNinh = Path.Combine(AppContext.BaseDirectory, "reference", "quang-ninh", "communes.geojson");
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Ashe", 0.631074765786143632, -5.25383888406725e-03, 1.5403697593504313, "LL")]
    [InlineData("Surry", 0.261127089589238581, -9.38667733631698e-04, 1.9538551824195949, "LL")]
    [InlineData("Hertford", 1.785000088746824254, -3.17480479084664e-02, 1.8133434503425183, "HH")]
    [InlineData("Northampton", 4.501806870478829659, -7.57858809850578e-02, 3.5134836141089818, "HH")]
    [InlineData("Mecklenburg", 0.001622852647877473, -2.27338744668383e-07, 0.7772081686980458, "LL")]
    public void Local_Moran_of_North_Carolina_is_the_published_one(string county, double statistic, double expected, double z, string quadrant)
    {
        var area = Areas(Run(LocalStatistic.Moran)).Single(a => a.GetProperty("NAME").GetString() == county);
        Assert.Equal(statistic, area.GetProperty("statistic").GetDouble(), 1e-12);
        Assert.Equal(expected, area.GetProperty("expected").GetDouble(), 1e-12);
        Assert.Equal(z, area.GetProperty("z").GetDouble(), 1e-12);
        Assert.Equal(quadrant, area.GetProperty("quadrant").GetString());
    }

    [Theory]
    [InlineData("Ashe", -1.5403697593504313, -1.6990928236051950)]
    [InlineData("Northampton", 3.5134836141089822, 4.2517723925733550)]
    [InlineData("Mecklenburg", -0.7772081686980458, -0.7185810288985420)]
    public void Gi_and_Gi_star_of_North_Carolina_are_the_published_ones(string county, double g, double star)
    {
        Assert.Equal(g, Areas(Run(LocalStatistic.G)).Single(a => a.GetProperty("NAME").GetString() == county).GetProperty("z").GetDouble(), 1e-12);
        Assert.Equal(star, Areas(Run(LocalStatistic.GStar)).Single(a => a.GetProperty("NAME").GetString() == county).GetProperty("z").GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("Ashe", 0.1335680027582480)]
    [InlineData("Northampton", 1.2309814475053857)]
    public void Local_Geary_of_North_Carolina_is_the_published_one(string county, double statistic) =>
        Assert.Equal(statistic, Areas(Run(LocalStatistic.Geary)).Single(a => a.GetProperty("NAME").GetString() == county).GetProperty("statistic").GetDouble(), 1e-12);

    [Fact]
    public void The_whole_map_is_told_beside_the_areas()
    {
        var map = Run(LocalStatistic.Moran).Global!;
        Assert.Equal(2.30910448845858e-01, map.Value, 1e-12);
        Assert.Equal(4.06513368576101e-03, map.Variance, 1e-12);
        Assert.Equal(3.78007377117180, map.Z, 1e-9);
    }

    [Fact]
    public void No_county_is_a_cluster_of_Moran_once_false_discoveries_are_controlled()
    {
        // Northampton has the smallest permutation p of all: 0.007, which 100 tests make nothing of.
        var answer = Run(LocalStatistic.Moran);
        Assert.Equal(100, answer.Clusters["not significant"]);
        Assert.All(Areas(answer), a => Assert.True(a.GetProperty("q").GetDouble() >= a.GetProperty("p").GetDouble()));
    }

    [Fact]
    public void The_same_seed_writes_the_same_file_and_another_one_does_not()
    {
        var first = File.ReadAllText(Run(LocalStatistic.GStar, seed: 7).Out);
        Assert.Equal(first, File.ReadAllText(Run(LocalStatistic.GStar, seed: 7).Out));
        Assert.NotEqual(first, File.ReadAllText(Run(LocalStatistic.GStar, seed: 8).Out));
    }

    [Fact]
    public void What_a_file_came_with_stays_in_it()
    {
        var answer = Run(LocalStatistic.GStar, areas: QuangNinh, value: "population", per: "areaKm2");
        var (before, after) = (Features(QuangNinh), Features(answer.Out));
        for (var i = 0; i < before.Length; i++)
        {
            Assert.Equal(before[i].GetProperty("id").GetRawText(), after[i].GetProperty("id").GetRawText());
            Assert.Equal(before[i].GetProperty("geometry").GetRawText(), after[i].GetProperty("geometry").GetRawText());
            Assert.All(before[i].GetProperty("properties").EnumerateObject(),
                p => Assert.Equal(p.Value.GetRawText(), after[i].GetProperty("properties").GetProperty(p.Name).GetRawText()));
        }
    }

    [Fact]
    public void An_island_is_joined_to_its_nearest_and_a_missing_value_is_said_to_be_missing()
    {
        var answer = Run(LocalStatistic.GStar, areas: QuangNinh, value: "population", per: "areaKm2");
        var areas = Features(answer.Out).Select(f => f.GetProperty("properties")).ToDictionary(a => a.GetProperty("name").GetString()!);
        Assert.Equal((53, 4, 2), (answer.N, answer.Islands, answer.IslandsJoinedTo));
        Assert.Equal(["Cái Chiên", "Cô Tô", "Vân Đồn", "Vĩnh Thực"],
            areas.Where(a => a.Value.GetProperty("island").GetBoolean()).Select(a => a.Key).Order(StringComparer.Ordinal));
        Assert.True(areas["Cô Tô"].GetProperty("neighbours").GetInt32() >= 2);
        Assert.Equal("cannot tell", areas["Hoành Bồ"].GetProperty("cluster").GetString());
        Assert.Equal("no value", areas["Hoành Bồ"].GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, areas["Hoành Bồ"].GetProperty("p").ValueKind);
    }

    [Fact]
    public void An_island_that_is_left_alone_cannot_be_told()
    {
        var answer = AnalyseLocal.Run(Command(LocalStatistic.GStar, QuangNinh, "population", "areaKm2") with { Weights = new("queen", JoinIslands: 0) }, null, TestContext.Current.CancellationToken);
        Assert.Equal(4, answer.CannotTell["no neighbour"]);
    }

    [Fact]
    public void A_base_of_zero_cannot_be_told_and_a_negative_one_is_refused()
    {
        var zero = _folder.File("zero.geojson", File.ReadAllText(Sids).Replace("\"BIR74\": 1091.0", "\"BIR74\": 0", StringComparison.Ordinal));
        Assert.Equal(1, Run(LocalStatistic.GStar, areas: zero).CannotTell["base is zero"]);

        var negative = _folder.File("negative.geojson", File.ReadAllText(Sids).Replace("\"BIR74\": 487.0", "\"BIR74\": -487", StringComparison.Ordinal));
        var refusal = Assert.Throws<InvalidDataException>(() => Run(LocalStatistic.GStar, areas: negative));
        Assert.Contains("negative.geojson", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("6", refusal.Message, StringComparison.Ordinal);   // Alleghany stands on line 6
        Assert.Contains("BIR74", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("487", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_has_the_columns_of_the_file_first_and_ours_after_them()
    {
        var lines = File.ReadAllLines(AnalyseLocal.Run(Command(LocalStatistic.Moran, Sids, "SID74", "BIR74") with { Out = _folder.File("a.csv") }, null, TestContext.Current.CancellationToken).Out);
        Assert.Equal(101, lines.Length);
        Assert.Equal("NAME,FIPS,BIR74,SID74,NWBIR74,BIR79,SID79,NWBIR79,compared,statistic,expected,z,p,q,quadrant,cluster,neighbours,island,why,other", lines[0]);
        Assert.StartsWith("Ashe,37009,1091.0,1.0,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_analysis_leaves_the_first_one_standing()
    {
        var first = Run(LocalStatistic.GStar);
        var second = AnalyseLocal.Run(Command(LocalStatistic.Moran, first.Out, "SID74", "BIR74") with { Out = _folder.File("second.geojson") }, null, TestContext.Current.CancellationToken);
        var (before, after) = (Areas(first)[0], Areas(second)[0]);
        Assert.Equal(before.GetProperty("statistic").GetRawText(), after.GetProperty("statistic").GetRawText());
        Assert.Equal(0.631074765786143632, after.GetProperty("local_statistic").GetDouble(), 1e-12);
    }

    [Theory, InlineData("queen", 4.9), InlineData("rook", 4.62), InlineData("knn:4", 4)]
    public void Neighbours_are_found_as_they_are_asked_for(string weights, double mean) =>
        Assert.Equal(mean, AnalyseLocal.Run(Command(LocalStatistic.GStar, Sids, "SID74", "BIR74") with { Weights = new(weights) }, null, TestContext.Current.CancellationToken).MeanNeighbours, 1e-9);

    private AnalyseLocal.Answer Run(LocalStatistic statistic, string? areas = null, string value = "SID74", string per = "BIR74", ulong seed = 1) =>
        AnalyseLocal.Run(Command(statistic, areas ?? Sids, value, per) with { Seed = seed }, null, TestContext.Current.CancellationToken);

    private AnalyseLocal.Command Command(LocalStatistic statistic, string areas, string value, string per) => new()
    {
        Areas = areas, Value = value, Base = per, Statistic = statistic, Weights = new("queen"), Permutations = 999, Seed = 1, Out = _folder.File("out.geojson"),
    };

    private static JsonElement[] Areas(AnalyseLocal.Answer answer) => [.. Features(answer.Out).Select(f => f.GetProperty("properties"))];

    private static JsonElement[] Features(string path) => [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("features").EnumerateArray()];
}

using System.Globalization;
using System.Text.Json;
using HaiDang.HotSpots.Analyse.Scan;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>Known answers of SaTScan 10.3.2 to its own parameter files, unchanged (tests/HaiDang.Analysis.Tests/Cases/scan).</summary>
public sealed class AnalyseScanTests
{
    private const string SaTScanOwnDraws = "a p-value of another program's 999 draws";

    public static TheoryData<string> Cases =>
    [
        "bern150", "bern150_highlow", "bern150_st", "cov40", "cov40_highlow", "cov40_prosp", "cov40_spatial", "cov40_temporal", "ellipse60", "ellipse60_none", "ellipse60_strong",
        "nbr30", "secondary80", "secondary80_gumbel", "secondary80_max10", "secondary80_no_centers_in_less_likely", "secondary80_no_centers_in_more_likely",
        "secondary80_no_centers_in_other", "secondary80_no_pairs_of_centers", "secondary80_no_restrictions", "sp3321", "stp30_adj", "stp30_looks", "stp30_plain", "stp54_prosp",
        "stp54_retro", "ties25",
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Every_known_scan_is_reproduced_to_the_last_printed_digit(string name)
    {
        var known = Known(name);
        var answer = Run(name);
        Assert.Equal(Whole(known, "totalCases"), answer.TotalCases);
        var stored = Maxima(name);
        // Near p = 1 it is a matter of the draws whether a cluster is told at all.
        foreach (var cluster in known.GetProperty("clusters").EnumerateArray().Where(c => Number(c, "pValue") < 0.99))
        {
            var found = Assert.Single(answer.Clusters, c => IsSame(c, cluster));
            if (cluster.GetProperty("locations")[0].GetString() != "All") Assert.Equal(cluster.GetProperty("locations").EnumerateArray().Select(l => l.GetString()), found.Locations);
            foreach (var (key, value) in Numbers(found))
                if (cluster.TryGetProperty(key, out var told) && told.ValueKind == JsonValueKind.Number) Printed(told, value, $"{name}, cluster {found.Rank}, {key}");
            Dates(cluster, found);
            Near(Number(cluster, "pValue"), found.PValue, answer.Replications, $"{name}, cluster {found.Rank}: {SaTScanOwnDraws}");
            Assert.Equal((1.0 + stored.Count(m => m >= found.TestStatistic * (1 - 1e-6))) / 1000, Number(cluster, "pValue"), 1e-3);
        }
    }

    [Theory]
    [InlineData("bern150"), InlineData("ellipse60_strong"), InlineData("ties25"), InlineData("nbr30"), InlineData("sp3321"), InlineData("stp54_prosp"), InlineData("cov40"), InlineData("stp30_looks")]
    public void Simulated_maxima_are_distributed_as_those_of_SaTScan(string name)
    {
        var (ours, theirs) = (Run(name).Maxima.Order().ToArray(), Maxima(name));
        // Two-sample Kolmogorov–Smirnov at 0.001: 1.95 √(2 / 999).
        Assert.InRange(Distance(ours, theirs), 0, 1.95 * Math.Sqrt(2.0 / 999));
    }

    [Fact]
    public void An_early_stop_stops_when_fifty_maxima_are_larger()
    {
        var answer = Run("bern150_early");
        Assert.True(answer.StoppedEarly);
        Assert.InRange(answer.Replications, 51, 200);
        Assert.Equal(50.0 / answer.Replications, answer.Clusters[0].PValue, 1e-12);
        Assert.Equal(("B114", 4L), (answer.Clusters[0].Center, answer.Clusters[0].Observed));
    }

    [Fact]
    public void A_Gumbel_p_value_alone_is_the_one_that_is_told()
    {
        var answer = Run("secondary80_gumbel_only");
        Assert.Equal("gumbel", answer.PValueMethod);
        Assert.All(answer.Clusters, c => Assert.Equal(c.GumbelPValue, c.PValue));
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_on_one_core_and_on_two()
    {
        var (one, two) = (Run("secondary80", cores: 1), Run("secondary80", cores: 2));
        Assert.Equal(one.Maxima, two.Maxima);
        Assert.NotEqual(one.Maxima, Run("secondary80", seed: 2).Maxima);
    }

    private static AnalyseScan.Answer Run(string name, int cores = 2, ulong seed = 1) => AnalyseScan.Run(
        new() { Prm = Path.Combine(Folder(name), Known(name).GetProperty("parameterFile").GetString()!), Seed = seed, Cores = cores }, null, TestContext.Current.CancellationToken);

    private static bool IsSame(ScanFound found, JsonElement cluster) =>
        found.Observed == Whole(cluster, "observed") && (cluster.GetProperty("center").ValueKind == JsonValueKind.Null || found.Center == cluster.GetProperty("center").GetString())
        && Math.Abs(found.TestStatistic - Number(cluster, cluster.TryGetProperty("testStatistic", out _) ? "testStatistic" : "logLikelihoodRatio")) < 1e-5;

    private static IEnumerable<(string, double)> Numbers(ScanFound found) =>
    [
        ("expected", found.Expected), ("observedOverExpected", found.Observed / found.Expected), ("relativeRisk", found.RelativeRisk),
        ("logLikelihoodRatio", found.LogLikelihoodRatio), ("testStatistic", found.TestStatistic), ("radius", found.Radius), ("semiMinorAxis", found.Radius),
        ("semiMajorAxis", found.Radius * (found.Shape ?? 1)), ("shape", found.Shape ?? 1), ("angleDegrees", found.Angle ?? 0), ("population", found.Population ?? double.NaN),
    ];

    private static void Dates(JsonElement cluster, ScanFound found)
    {
        if (!cluster.TryGetProperty("start", out var start) || start.GetString()!.Count(c => c == '/') < 2) return;
        Assert.Equal(DateOnly.ParseExact(start.GetString()!, "yyyy/M/d", CultureInfo.InvariantCulture), found.Start);
        Assert.Equal(DateOnly.ParseExact(cluster.GetProperty("end").GetString()!, "yyyy/M/d", CultureInfo.InvariantCulture), found.End);
    }

    private static void Printed(JsonElement told, double value, string what)
    {
        var digits = told.GetRawText();
        var places = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        Assert.True(Math.Abs(told.GetDouble() - value) <= 0.5001 * Math.Pow(10, -places) + 1e-9, $"{what}: {value} is not {digits}");
    }

    private static void Near(double theirs, double ours, int replications, string what)
    {
        var p = (theirs + ours) / 2;
        Assert.True(Math.Abs(theirs - ours) <= Math.Max(0.003, 4 * Math.Sqrt(p * (1 - p) / 999 + p * (1 - p) / replications)), $"{what}: {ours} against {theirs}");
    }

    private static double Distance(double[] a, double[] b)
    {
        var (i, j, most) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var at = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= at + 1e-6) i++;
            while (j < b.Length && b[j] <= at + 1e-6) j++;
            most = Math.Max(most, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return most;
    }

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "scan", name);

    private static JsonElement Known(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(name), "expected.json"))).RootElement;

    private static double[] Maxima(string name) =>
        [.. File.ReadLines(Path.Combine(Folder(name), "simulated-maxima.csv")).Skip(1).Select(l => double.Parse(l, CultureInfo.InvariantCulture)).Order()];

    private static double Number(JsonElement of, string key) => of.GetProperty(key).GetDouble();

    private static long Whole(JsonElement of, string key) => of.GetProperty(key).GetInt64();
}

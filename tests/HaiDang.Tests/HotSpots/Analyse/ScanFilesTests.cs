using System.Text.Json;
using HaiDang.HotSpots.Analyse.Scan;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class ScanFilesTests : IDisposable
{
    private const string Settings = "[Input]\nCaseFile=c.cas\nPopulationFile=p.pop\nCoordinatesFile=g.geo\nCoordinatesType=0\nPrecisionCaseTimes=1\nStartDate=2020/1/1\nEndDate=2020/12/31\n[Analysis]\nAnalysisType=1\nModelType=0\n[Inference]\nMonteCarloReps=99\n";
    private readonly TempFolder _folder = new();
    private readonly InEnglish _english = new();

    public ScanFilesTests()
    {
        _folder.File("c.cas", "A 9 2020\nB 2 2020\n\"C D\" 1 2020\n");
        _folder.File("p.pop", "A 2020 100\nB,2020,100\n\"C D\"\t2020\t100\n");
        _folder.File("g.geo", "A 0 0\r\nB 1 0\r\n\r\n\"C D\" 5 5\r\n");
    }

    public void Dispose()
    {
        _english.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Blanks_tabs_commas_quotes_and_line_ends_of_Windows_are_read()
    {
        var answer = Run(Settings);
        Assert.Equal((3, 12L), (answer.LocationCount, answer.TotalCases));
        Assert.Equal(["A"], answer.Clusters[0].Locations);
    }

    [Theory]
    [InlineData("[Space and Time Adjustments]\nTimeTrendAdjustmentType=2", "TimeTrendAdjustmentType=2")]
    [InlineData("[Inference]\nIterativeScan=y", "IterativeScan=y")]
    [InlineData("[Analysis]\nModelType=4", "ModelType=4")]
    [InlineData("[Analysis]\nAnalysisType=5", "AnalysisType=5")]
    [InlineData("[Analysis]\nTimeAggregationUnits=4", "TimeAggregationUnits=4")]
    [InlineData("[Multiple Data Sets]\nCaseFile2=x.cas", "CaseFile2=x.cas")]
    [InlineData("[Spatial Window]\nUseMaxCirclePopulationFileOption=y", "UseMaxCirclePopulationFileOption=y")]
    [InlineData("[Cluster Restrictions]\nRiskLimitHighClusters=y", "RiskLimitHighClusters=y")]
    [InlineData("[Inference]\nMonteCarloReps=many", "MonteCarloReps=many")]
    [InlineData("[Somewhere]\nMadeUpKey=1", "MadeUpKey")]
    public void A_parameter_that_is_not_done_here_is_named_with_its_line(string added, string named)
    {
        var wrong = Assert.Throws<InvalidDataException>(() => Run(Settings + added + "\n"));
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("line 15", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c.cas", "A 9 2020\nX 2 2020\n", "line 2, column “id”")]
    [InlineData("c.cas", "A 9 2020\nB -2 2020\n", "line 2, column “n”")]
    [InlineData("c.cas", "A 9 2020\nB 2 2021\n", "line 2, column “date”")]
    [InlineData("c.cas", "A 9 2020\nB 2 spring\n", "line 2, column “date”")]
    [InlineData("c.cas", "A 9 2020\nB 2\n", "line 2")]
    [InlineData("c.cas", "", "no row")]
    [InlineData("c.cas", "A 0 2020\n", "0 cases")]
    [InlineData("c.cas", "A 3 2020 old\n", "“old”")]
    [InlineData("p.pop", "A 2020 100\nB 2020 0\n\"C D\" 2020 5\n", "“B” has 2 cases")]
    [InlineData("p.pop", "A 2020 -1\n", "line 1, column “people”")]
    [InlineData("p.pop", "A 2020 NaN\n", "line 1, column “people”")]
    [InlineData("g.geo", "A 0 0\nB 1\n", "line 2")]
    [InlineData("g.geo", "A 0 0\nB 1 x\n", "line 2, column “y”")]
    [InlineData("g.geo", "A 0 0\nA 1 0\n", "line 2, column “id”")]
    [InlineData("g.geo", "A 0 0 7\n", "line 1, column “z”")]
    public void A_bad_file_is_refused_where_it_is_bad(string file, string text, string where)
    {
        _folder.File(file, text);
        var wrong = Assert.Throws<InvalidDataException>(() => Run(Settings));
        Assert.Contains(where, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(file == "p.pop" && where.StartsWith('“') ? "p.pop" : where.StartsWith('“') ? "p.pop" : file, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pole_is_a_place_and_beyond_it_is_none()
    {
        var degrees = Settings.Replace("CoordinatesType=0", "CoordinatesType=1", StringComparison.Ordinal);
        _folder.File("g.geo", "A 90 0\nB 90 120\n\"C D\" 89 0\n");
        Assert.Equal(12, Run(degrees).TotalCases);
        _folder.File("g.geo", "A 91 0\nB 90 120\n");
        Assert.Contains("line 1, column “lat”", Assert.Throws<InvalidDataException>(() => Run(degrees)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Relaxed_checks_leave_out_and_count()
    {
        _folder.File("c.cas", "A 9 2020\nX 2 2020\nB 3 2021\nB 1 2020\n");
        var answer = Run(Settings + "[Data Checking]\nStudyPeriodCheckType=1\nGeographicalCoordinatesCheckType=1\n");
        Assert.Equal(10, answer.TotalCases);
        Assert.Equal(2, answer.Warnings.Count);
    }

    [Fact]
    public void Everything_at_one_place_gives_no_cluster_and_says_so()
    {
        _folder.File("c.cas", "A 9 2020\n");
        _folder.File("p.pop", "A 2020 100\n");
        _folder.File("g.geo", "A 0 0\n");
        var answer = Run(Settings);
        Assert.Empty(answer.Clusters);
        Assert.Single(answer.Warnings);
    }

    [Fact]
    public void Known_risks_are_taken_off()
    {
        _folder.File("r.adj", "A 9\n");
        var answer = Run(Settings + "[Space and Time Adjustments]\nUseAdjustmentsByRRFile=y\nAdjustmentsByKnownRelativeRisksFilename=r.adj\n");
        Assert.DoesNotContain(answer.Clusters, c => c.Locations.Contains("A"));
    }

    [Fact]
    public async Task A_folder_gets_report_tables_and_shapes_and_a_machine_one_object()
    {
        _folder.File("g.geo", "A 21 107\nB 21.1 107\n\"C D\" 20.5 106.5\n");
        var prm = _folder.File("s.prm", Settings.Replace("CoordinatesType=0", "CoordinatesType=1", StringComparison.Ordinal));
        var (code, said, wrong) = await Terminal.Run("analyse", "scan", "--prm", prm, "--out", _folder.File("out"), "--json");
        Assert.Equal((0, ""), (code, wrong));
        var answer = JsonDocument.Parse(said).RootElement;
        Assert.Equal(("poisson", "spatial", 99), (answer.GetProperty("model").GetString(), answer.GetProperty("kind").GetString(), answer.GetProperty("replications").GetInt32()));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("clusters")[0].GetProperty("recurrenceDays").ValueKind);
        Assert.Equal(["answer.json", "clusters.csv", "clusters.geojson", "locations.csv", "maxima.csv", "report.txt"],
            Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(100, File.ReadLines(Path.Combine(_folder.File("out"), "maxima.csv")).Count());
        Assert.Contains("Cluster 1", File.ReadAllText(Path.Combine(_folder.File("out"), "report.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_options_give_what_a_parameter_file_gives()
    {
        string[] options = ["--cases", _folder.File("c.cas"), "--population", _folder.File("p.pop"), "--coordinates", _folder.File("g.geo"), "--planar", "--start", "2020", "--end", "2020", "--replications", "99"];
        var (_, byOptions, _) = await Terminal.Run(["analyse", "scan", .. options, "--json"]);
        var (_, byFile, _) = await Terminal.Run("analyse", "scan", "--prm", _folder.File("s.prm", Settings), "--json");
        Assert.Equal(Clusters(byFile), Clusters(byOptions));
    }

    [Theory]
    [InlineData("--prm", "s.prm", "--kind", "spatial")]
    [InlineData("--prm", "s.prm", "--cases", "c.cas")]
    [InlineData("--cases", "c.cas", "--kind", "sideways")]
    [InlineData("--cases", "c.cas", "--max-share", "2")]
    public async Task What_contradicts_itself_is_a_matter_of_usage(params string[] options) => Assert.Equal(2, (await Terminal.Run(["analyse", "scan", .. options])).Code);

    private static string Clusters(string json) => JsonDocument.Parse(json).RootElement.GetProperty("clusters").GetRawText();

    private AnalyseScan.Answer Run(string settings) =>
        AnalyseScan.Run(new() { Prm = _folder.File("s.prm", settings), Seed = 1 }, null, TestContext.Current.CancellationToken);
}

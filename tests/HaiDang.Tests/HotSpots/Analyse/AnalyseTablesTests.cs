using System.Text.Json;
using HaiDang.HotSpots.Analyse.Aoristic;
using HaiDang.HotSpots.Analyse.Concentration;
using HaiDang.HotSpots.Analyse.Prediction;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class AnalyseTablesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_concentration_of_a_file_is_told_against_chance()
    {
        var file = _folder.File("c.csv", "place;n;people\nA;73;10\nB;1;10\nC;1;10\nD;1;10\nE;1;10\nF;1;10\nG;1;10\nH;1;10\n");
        var answer = AnalyseConcentration.Run(new() { Input = file, Value = "n", Base = "people", Permutations = 199, Seed = 1, Out = _folder.File("o.csv") }, null, Stop);
        Assert.Equal((8, 80L), (answer.Places, answer.Events));
        Assert.Equal(1, answer.Holding.Single(h => h.Share == 0.8).Places);
        Assert.Equal(0.005, answer.ByChance!.Value.PGreater);
        Assert.Equal(["places,placeShare,eventShare", "0,0,0", "1,0.125,0.9125"], File.ReadLines(_folder.File("o.csv")).Take(3));
    }

    [Fact]
    public void Places_without_events_cannot_be_told()
    {
        var file = _folder.File("c.csv", "n\n0\n0\n");
        var answer = AnalyseConcentration.Run(new() { Input = file, Value = "n", Permutations = 99, Seed = 1 }, null, Stop);
        Assert.Null(answer.ByChance);
        Assert.True(double.IsNaN(answer.Gini));
    }

    [Fact]
    public async Task A_ranking_is_scored_at_every_share_asked_and_what_cannot_be_told_is_null()
    {
        var file = _folder.File("p.csv", "s,n\n9,20\n1,9\n2,9\n3,9\n4,9\n5,9\n6,9\n7,9\n8,9\n0,8\n");
        var (code, said, _) = await Terminal.Run("analyse", "predict-score", "--input", file, "--score", "s", "--actual", "n", "--shares", "0.1,1", "--json");
        var scores = JsonDocument.Parse(said).RootElement.GetProperty("scores");
        Assert.Equal((0, 2), (code, scores.GetArrayLength()));
        Assert.Equal(2, scores[0].GetProperty("accuracyIndex").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, scores[0].GetProperty("recaptureRateIndex").ValueKind);
        Assert.Equal(1, scores[1].GetProperty("hitRate").GetDouble());
    }

    [Fact]
    public void A_score_that_is_no_number_is_refused_by_line()
    {
        using var english = new InEnglish();
        var file = _folder.File("p.csv", "s,n\n9,20\n,9\n");
        var wrong = Assert.Throws<InvalidDataException>(() => AnalysePrediction.Run(new() { Input = file, Score = "s", Actual = "n", Shares = [0.5] }, null, Stop));
        Assert.Contains("line 3, column “s”", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_are_shared_out_over_the_hours_and_what_cannot_be_is_counted()
    {
        var file = _folder.File("a.csv", "from,to\n2024-03-04 08:00,2024-03-04 10:00\n4/3/2024 14:00,\n,2024-03-04 10:00\n2024-03-05 10:00,2024-03-05 09:00\n2024-03-05,2024-03-06\n");
        var answer = AnalyseAoristic.Run(new() { Input = file, Start = "from", End = "to", ByWeek = false, Out = _folder.File("o.json") }, null, Stop);
        Assert.Equal((3, 1, 1, 2, 1), (answer.Incidents, answer.WithoutTime, answer.EndBeforeStart, answer.Uncertain, answer.WholeCycle));
        Assert.Equal(0.5 + 1 / 24.0, answer.Hours[8], 1e-12);
        Assert.Equal(1 + 1 / 24.0, answer.Hours[14], 1e-12);
        var rows = JsonDocument.Parse(File.ReadAllText(_folder.File("o.json"))).RootElement.GetProperty("rows");
        Assert.Equal(24, rows.GetArrayLength());
    }
}

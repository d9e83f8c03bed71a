using System.CommandLine;
using System.Globalization;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Prediction;

/// <summary><c>haidang analyse predict-score</c>: a CSV of ranked places and what came in, PAI, PEI and RRI out.</summary>
internal static class AnalysePredictionCommand
{
    public static Command Make(House house)
    {
        var input = AnalyseOptions.Needed<string>("--input", Text("Input"), "F.csv");
        var score = AnalyseOptions.Needed<string>("--score", Text("Score"), "COLUMN");
        var actual = AnalyseOptions.Needed<string>("--actual", Text("Actual"), "COLUMN");
        var before = new Option<string?>("--before") { Description = Text("Before"), HelpName = "COLUMN" };
        var area = new Option<string?>("--area") { Description = Text("Area"), HelpName = "COLUMN" };
        var shares = AnalyseOptions.Checked("--shares", Text("Shares"), "0.01,0.05,0.1,0.2", "A,B,…", text => Shares(text) is not null);
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("predict-score", Text("Command")) { input, score, actual, before, area, shares, written, json };
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalysePrediction.Run(new()
        {
            Input = parsed.GetValue(input)!, Score = parsed.GetValue(score)!, Actual = parsed.GetValue(actual)!, Before = parsed.GetValue(before),
            Area = parsed.GetValue(area), Shares = Shares(parsed.GetValue(shares)!)!, Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalysePrediction.Answer a) => string.Join(Environment.NewLine,
    [
        Text("Said", a.Places, a.Events),
        .. a.Scores.Select(s => Text("SaidShare", s.AreaShare, s.Named, s.Hits, AnalyseOptions.OrDash(s.HitRate), AnalyseOptions.OrDash(s.HitRateLower),
            AnalyseOptions.OrDash(s.HitRateUpper), AnalyseOptions.OrDash(s.AccuracyIndex), AnalyseOptions.OrDash(s.EfficiencyIndex),
            AnalyseOptions.OrDash(s.RecaptureRateIndex))),
    ]);

    private static double[]? Shares(string text)
    {
        var words = text.Split(',');
        var shares = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
            if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out shares[i]) || shares[i] is not (> 0 and <= 1)) return null;
        return shares;
    }

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Prediction.{key}", parts);
}

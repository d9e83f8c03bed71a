using System.CommandLine;
using HaiDang.HotSpots.Analyse.Weights;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Global;

/// <summary><c>haidang analyse global</c>: a GeoJSON of areas in, one answer for the whole map out.</summary>
internal static class AnalyseGlobalCommand
{
    public static Command Make(House house)
    {
        var areas = AnalyseOptions.Needed<string>("--areas", Words.Of<Texts>("Analyse.Local.Areas"), "F.geojson");
        var value = AnalyseOptions.Needed<string>("--value", Text("Value"), "COLUMN");
        var per = new Option<string?>("--base") { Description = Words.Of<Texts>("Analyse.Local.Base"), HelpName = "COLUMN" };
        var rates = new Option<string>("--rates") { Description = Words.Of<Texts>("Analyse.Local.Rates"), DefaultValueFactory = _ => "raw" }.AcceptOnlyFromAmong("raw", "eb");
        var statistic = new Option<string>("--statistic") { Description = Text("Statistic"), DefaultValueFactory = _ => "moran" }.AcceptOnlyFromAmong("moran", "geary", "g", "join");
        var weights = new WeightsOptions.Asked();
        var permutations = AnalyseOptions.Checked("--permutations", Words.Of<Texts>("Analyse.Local.Permutations"), 9999, "N", n => n is >= 99 and <= 10_000_000);
        var seed = AnalyseOptions.Seed();
        var json = AnalyseOptions.Json();

        var command = new Command("global", Text("Command")) { areas, value, per, rates, statistic };
        weights.AddTo(command);
        foreach (var option in new Option[] { permutations, seed, json }) command.Add(option);
        command.Validators.Add(given =>
        {
            if (given.GetValue(rates) == "eb" && given.GetValue(per) is null) given.AddError(Words.Of<Texts>("Analyse.Local.RatesNeedBase"));
            if (given.GetValue(rates) == "eb" && given.GetValue(statistic) == "g") given.AddError(Text("GOfScores"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseGlobal.Run(new()
        {
            Areas = parsed.GetValue(areas)!, Value = parsed.GetValue(value)!, Base = parsed.GetValue(per), StandardisedRates = parsed.GetValue(rates) == "eb",
            Statistic = Enum.Parse<GlobalStatistic>(parsed.GetValue(statistic)!, ignoreCase: true), Weights = weights.Of(parsed),
            Permutations = parsed.GetValue(permutations), Seed = parsed.GetValue(seed),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseGlobal.Answer a) => string.Join('\n',
    [
        Text("Said", a.N, a.Areas, a.Weights, a.MeanNeighbours, a.Islands, a.IslandsJoinedTo, a.Permutations, a.Seed),
        .. a.Findings.Select(f => f.First is null
            ? Text("SaidNumber", a.Statistic, AnalyseOptions.OrDash(f.Value), AnalyseOptions.OrDash(f.Expected), AnalyseOptions.OrDash(f.Z), AnalyseOptions.OrDash(f.P), AnalyseOptions.OrDash(f.PPermuted))
            : Text("SaidJoin", f.First, f.Second, f.Value, f.Expected, f.Z, f.P, f.PPermuted)),
        Text(a.Findings.Count == 0 || a.Findings.Any(f => double.IsNaN(f.Value)) ? "CannotTell" : a.Findings.Any(f => f.PPermuted <= 0.05) ? "Patterned" : "NotPatterned"),
    ]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Global.{key}", parts);
}

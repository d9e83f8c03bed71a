using System.CommandLine;
using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary><c>haidang analyse k</c>: points in, Ripley's K out; with times, the space-time K.</summary>
internal static class AnalyseKCommand
{
    public static Command Make(House house)
    {
        var events = new EventOptions(withTime: false);
        var distances = EventOptions.Distances("--distances", Text("Distances"), "100,200,500");
        var days = EventOptions.Distances("--days", Text("Days"), "7,14,28", needed: false);
        var within = new Option<string?>("--within") { Description = Text("Within"), HelpName = "F.geojson" };
        var edge = new Option<string>("--edge") { Description = Text("Edge"), DefaultValueFactory = _ => "isotropic" }.AcceptOnlyFromAmong("isotropic", "border", "none");
        var replications = AnalyseOptions.Checked("--replications", Text("Replications"), 999, "N", n => n is >= 19 and <= 1_000_000);
        var seed = AnalyseOptions.Seed();
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("k", Text("Command"));
        events.AddTo(command);
        foreach (var option in new Option[] { distances, days, within, edge, replications, seed, written, json }) command.Add(option);
        command.Validators.Add(given =>
        {
            if (events.HasTime(given) != given.GetResult(days) is { Implicit: false }) given.AddError(Text("TimeAndDays"));
            if (given.GetResult(days) is { Implicit: false } && given.GetValue(edge) == "border") given.AddError(Text("NoBorder"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseK.Run(new()
        {
            Events = events.Of(parsed), Distances = parsed.GetValue(distances)!, Days = parsed.GetValue(days) ?? [], Within = parsed.GetValue(within),
            Edge = Enum.Parse<KEdge>(parsed.GetValue(edge)!, ignoreCase: true), Replications = parsed.GetValue(replications), Seed = parsed.GetValue(seed), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseK.Answer a) => string.Join('\n',
    [
        Text("Said", a.Events, a.LeftOut, a.Outside, a.SquareKilometres, a.Edge, a.Replications, a.Seed),
        .. a.Rows.Select(r => r.Days is null
            ? Text("SaidRow", r.Distance, AnalyseOptions.OrDash(r.Excess), AnalyseOptions.OrDash(r.L ?? double.NaN), r.P)
            : Text("SaidCell", r.Distance, r.Days, AnalyseOptions.OrDash(r.Excess), r.P)),
        Text("SaidOverall", a.P),
    ]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.K.{key}", parts);
}

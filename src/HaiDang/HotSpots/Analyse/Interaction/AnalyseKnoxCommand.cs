using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary><c>haidang analyse knox</c>: events in, pairs by band of distance and of days out.</summary>
internal static class AnalyseKnoxCommand
{
    public static Command Make(House house)
    {
        var events = new EventOptions();
        var distances = EventOptions.Edges("--distances", Text("Distances"), "0,100,200");
        var days = EventOptions.Edges("--days", Text("Days"), "0,7,14");
        var replications = AnalyseOptions.Checked("--replications", Text("Replications"), 999, "N", n => n is >= 1 and <= 1_000_000);
        var seed = AnalyseOptions.Seed();
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("knox", Text("Command"));
        events.AddTo(command);
        foreach (var option in new Option[] { distances, days, replications, seed, written, json }) command.Add(option);
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseKnox.Run(new()
        {
            Events = events.Of(parsed), Distances = parsed.GetValue(distances)!, Days = parsed.GetValue(days)!, Replications = parsed.GetValue(replications),
            Seed = parsed.GetValue(seed), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseKnox.Answer a) => string.Join('\n',
        [Text("Said", a.Events, a.LeftOut, a.Pairs, a.Replications, a.Seed), .. a.Cells.Select(c => Text(
            "SaidCell", c.DistanceFrom, c.DistanceTo, c.DaysFrom, c.DaysTo, c.Observed, c.Expected, AnalyseOptions.OrDash(c.Ratio), c.P))]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Knox.{key}", parts);
}

using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary><c>haidang analyse st-dbscan</c>: events in, groups of them out.</summary>
internal static class AnalyseDbscanCommand
{
    private const int Shown = 20;

    public static Command Make(House house)
    {
        var events = new EventOptions();
        var metres = AnalyseOptions.Checked("--metres", Text("Metres"), 200.0, "METRES", m => m is > 0 and < 1e7);
        var days = AnalyseOptions.Checked("--days", Text("Days"), 7.0, "DAYS", d => d is >= 0 and < 1e6);
        var least = AnalyseOptions.Checked("--least", Text("Least"), 5, "N", n => n is >= 2 and <= 1_000_000);
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("st-dbscan", Text("Command"));
        events.AddTo(command);
        foreach (var option in new Option[] { metres, days, least, written, json }) command.Add(option);
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseDbscan.Run(new()
        {
            Events = events.Of(parsed), WithinMetres = parsed.GetValue(metres), WithinDays = parsed.GetValue(days), Least = parsed.GetValue(least), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseDbscan.Answer a) => string.Join('\n',
    [
        Text("Said", a.Events, a.LeftOut, a.Groups.Count, a.Lonely, a.WithinMetres, a.WithinDays, a.Least),
        .. a.Groups.OrderByDescending(g => g.Events).Take(Shown).Select(g => Text("SaidGroup", g.Number, g.Events, g.X, g.Y, g.RadiusMetres, g.FirstDay, g.LastDay)),
    ]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Dbscan.{key}", parts);
}

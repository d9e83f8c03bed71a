using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary><c>haidang analyse emerging</c>: events in, cells with one of seventeen histories out.</summary>
internal static class AnalyseEmergingCommand
{
    public static Command Make(House house)
    {
        var events = new EventOptions();
        var cell = AnalyseOptions.Positive("--cell", Text("Cell"), "METRES");
        var step = AnalyseOptions.Positive("--step", Text("Step"), "DAYS");
        var reach = AnalyseOptions.Checked<double?>("--reach", Text("Reach"), null, "METRES", m => m is null or (> 0 and < 1e7));
        var back = AnalyseOptions.Checked("--back", Text("Back"), 1, "N", n => n is >= 0 and <= 1000);
        var level = AnalyseOptions.Checked("--level", Text("Level"), 0.05, "Q", q => q is > 0 and < 1);
        var within = new Option<string?>("--within") { Description = Text("Within"), HelpName = "F.geojson" };
        var written = AnalyseOptions.Out(["csv", "json", "geojson"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("emerging", Text("Command"));
        events.AddTo(command);
        foreach (var option in new Option[] { cell, step, reach, back, level, within, written, json }) command.Add(option);
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseEmerging.Run(new()
        {
            Events = events.Of(parsed), CellMetres = parsed.GetValue(cell), StepDays = parsed.GetValue(step), ReachMetres = parsed.GetValue(reach), Back = parsed.GetValue(back),
            Level = parsed.GetValue(level), Within = parsed.GetValue(within), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseEmerging.Answer a) => string.Join('\n',
    [
        Text("Said", a.Events, a.LeftOut, a.Before, a.Outside, a.Cells, a.Steps, a.FirstDay, a.LastDay),
        .. a.Histories.Select(h => Text("SaidHistory", Text($"Is.{h.Key}"), h.Value)),
        .. a.Warnings,
    ]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Emerging.{key}", parts);
}

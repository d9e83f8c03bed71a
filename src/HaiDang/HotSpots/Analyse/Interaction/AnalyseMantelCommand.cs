using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary><c>haidang analyse mantel</c>: events in, one correlation of distances and days out.</summary>
internal static class AnalyseMantelCommand
{
    public static Command Make(House house)
    {
        var events = new EventOptions();
        var metres = AnalyseOptions.Checked<double?>("--near-metres", Text("NearMetres"), null, "METRES", m => m is null or (> 0 and < 1e9));
        var days = AnalyseOptions.Checked<double?>("--near-days", Text("NearDays"), null, "DAYS", d => d is null or (> 0 and < 1e9));
        var replications = AnalyseOptions.Checked("--replications", Words.Of<Texts>("Analyse.Knox.Replications"), 999, "N", n => n is >= 19 and <= 1_000_000);
        var seed = AnalyseOptions.Seed();
        var json = AnalyseOptions.Json();

        var command = new Command("mantel", Text("Command"));
        events.AddTo(command);
        foreach (var option in new Option[] { metres, days, replications, seed, json }) command.Add(option);
        command.Validators.Add(given =>
        {
            if (given.GetResult(metres) is { Implicit: false } != given.GetResult(days) is { Implicit: false }) given.AddError(Text("BothOrNone"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseMantel.Run(new()
        {
            Events = events.Of(parsed), NearMetres = parsed.GetValue(metres), NearDays = parsed.GetValue(days), Replications = parsed.GetValue(replications), Seed = parsed.GetValue(seed),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseMantel.Answer a) => Text("Said", a.Events, a.LeftOut, a.Scale, AnalyseOptions.OrDash(a.Correlation), a.P, a.Replications, a.Seed);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Mantel.{key}", parts);
}

using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Aoristic;

/// <summary><c>haidang analyse aoristic</c>: a CSV of intervals in, expected incidents by hour out.</summary>
internal static class AnalyseAoristicCommand
{
    public static Command Make(House house)
    {
        var input = AnalyseOptions.Needed<string>("--input", Text("Input"), "F.csv");
        var start = AnalyseOptions.Needed<string>("--start", Text("Start"), "COLUMN");
        var end = AnalyseOptions.Needed<string>("--end", Text("End"), "COLUMN");
        var cycle = new Option<string>("--cycle") { Description = Text("Cycle"), DefaultValueFactory = _ => "day" }.AcceptOnlyFromAmong("day", "week");
        var written = AnalyseOptions.Out(["csv", "json"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("aoristic", Text("Command")) { input, start, end, cycle, written, json };
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseAoristic.Run(new()
        {
            Input = parsed.GetValue(input)!, Start = parsed.GetValue(start)!, End = parsed.GetValue(end)!, ByWeek = parsed.GetValue(cycle) == "week",
            Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseAoristic.Answer a)
    {
        var busiest = Array.IndexOf(a.Hours, a.Hours.Max());
        return Text("Said", a.Incidents, a.WithoutTime, a.EndBeforeStart, a.Uncertain, a.WholeCycle, busiest % 24, a.Hours[busiest], a.Hours[busiest] / a.Incidents, a.Out ?? "–");
    }

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Aoristic.{key}", parts);
}

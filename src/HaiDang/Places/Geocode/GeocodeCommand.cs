using System.CommandLine;
using System.Text.Json;
using HaiDang.Places.Import;
using HaiDang.Shell;
using Spectre.Console;
using Progress = HaiDang.Shell.Jobs.Progress;
namespace HaiDang.Places.Geocode;

/// <summary><c>haidang analyse geocode</c>: points in, areas in, points with their area out.</summary>
internal static class GeocodeCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Make(House house)
    {
        Option<string> points = Needed("--points", "Points"), areas = Needed("--areas", "Areas"), output = Needed("--out", "Out");
        Option<string?> code = Free("--code", "Code"), lon = Free("--lon", "Lon"), lat = Free("--lat", "Lat"), crs = Free("--crs", "Crs");
        var json = new Option<bool>("--json") { Description = Text("Json") };
        var command = new Command("geocode", Text("Command")) { points, areas, code, lon, lat, crs, output, json };
        command.SetAction((parsed, stop) => Task.Run(() =>
        {
            var order = new GeocodePoints.Command
            {
                Points = parsed.GetValue(points)!, Areas = parsed.GetValue(areas)!, Out = parsed.GetValue(output)!,
                Code = parsed.GetValue(code), Lon = parsed.GetValue(lon), Lat = parsed.GetValue(lat),
                AreasAre = parsed.GetValue(crs) is { } written ? CoordinateSystem.Parse(written) : null,
            };
            var report = Shown(progress => GeocodePoints.Run(order, progress, stop));
            foreach (var refused in report.RefusedAreas)
                Console.Error.WriteLine(Words.Of<Texts>("ImportPlaces.Refusal", refused.Feature, refused.Say));
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(report, Json)
                : Text("Done", report.Rows, report.Inside, report.Outside, report.NoPoint, report.Column, report.Seconds));
            return 0;
        }, stop));
        return command;
    }

    private static GeocodePoints.Report Shown(Func<IProgress<Progress>, GeocodePoints.Report> work)
    {
        if (Console.IsErrorRedirected) return work(new Silent());
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(shown => work(new Bar(shown.AddTask(Text("Doing")))));
    }

    private static Option<string> Needed(string name, string key) => new(name) { Description = Text(key), Required = true };

    private static Option<string?> Free(string name, string key) => new(name) { Description = Text(key) };

    private static string Text(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>($"Geocode.{key}", parts);

    private sealed class Silent : IProgress<Progress>
    {
        public void Report(Progress value) { }
    }

    private sealed class Bar(ProgressTask task) : IProgress<Progress>
    {
        public void Report(Progress value) => (task.MaxValue, task.Value) = (value.Total ?? value.Done, value.Done);
    }
}

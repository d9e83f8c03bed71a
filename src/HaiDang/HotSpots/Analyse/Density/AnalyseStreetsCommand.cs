using System.CommandLine;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary><c>haidang analyse street-density</c>: points and streets in, a density along the streets out.</summary>
internal static class AnalyseStreetsCommand
{
    public static Command Make(House house)
    {
        var points = new EventOptions(withTime: null);
        var streets = AnalyseOptions.Needed<string>("--streets", Text("Streets"), "F.geojson");
        var bandwidth = AnalyseOptions.Checked("--bandwidth", Text("Bandwidth"), 300.0, "METRES", m => m is > 0 and < 1e6);
        var lixel = AnalyseOptions.Checked("--lixel", Text("Lixel"), 20.0, "METRES", m => m is > 0 and < 1e6);
        var snap = AnalyseOptions.Checked("--snap", Text("Snap"), 50.0, "METRES", m => m is > 0 and < 1e6);
        var written = AnalyseOptions.Out(["geojson"]);
        var json = AnalyseOptions.Json();

        var command = new Command("street-density", Text("Command"));
        points.AddTo(command);
        foreach (var option in new Option[] { streets, bandwidth, lixel, snap, written, json }) command.Add(option);
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseStreets.Run(new()
        {
            Points = points.Of(parsed), Streets = parsed.GetValue(streets)!, BandwidthMetres = parsed.GetValue(bandwidth), LixelMetres = parsed.GetValue(lixel),
            SnapMetres = parsed.GetValue(snap), Out = parsed.GetValue(written)!,
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseStreets.Answer a) => Text("Said", a.Points, a.LeftOut, a.Far, a.StreetKilometres, a.Lixels, a.BandwidthMetres, a.Highest, a.HighestX, a.HighestY, a.Out);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Streets.{key}", parts);
}

using System.CommandLine;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary><c>haidang analyse risk</c>: cases and controls in, the ratio of their densities out.</summary>
internal static class AnalyseRiskCommand
{
    public static Command Make(House house)
    {
        var points = new EventOptions(withTime: null);
        var kind = AnalyseOptions.Needed<string>("--kind", Text("Kind"), "COLUMN");
        var of = AnalyseOptions.Needed<string>("--case", Text("Case"), "VALUE");
        var cell = AnalyseOptions.Positive("--cell", Words.Of<Texts>("Analyse.Density.Cell"), "METRES");
        var bandwidth = AnalyseOptions.Checked("--bandwidth", Text("Bandwidth"), "silverman", BandwidthChoice.Forms, text => BandwidthChoice.Parse(text) is not null);
        var within = new Option<string?>("--within") { Description = Words.Of<Texts>("Analyse.Density.Within"), HelpName = "F.geojson" };
        var replications = AnalyseOptions.Checked("--replications", Text("Replications"), 0, "N", n => n is 0 or (>= 39 and <= 1_000_000));
        var seed = AnalyseOptions.Seed();
        var written = AnalyseOptions.Out(["csv", "json", "geojson"], needed: false);
        var json = AnalyseOptions.Json();

        var command = new Command("risk", Text("Command"));
        points.AddTo(command);
        foreach (var option in new Option[] { kind, of, cell, bandwidth, within, replications, seed, written, json }) command.Add(option);
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseRisk.Run(new()
        {
            Points = points.Of(parsed), Kind = parsed.GetValue(kind)!, Case = parsed.GetValue(of)!, CellMetres = parsed.GetValue(cell),
            BandwidthMetres = BandwidthChoice.Parse(parsed.GetValue(bandwidth)!)!.Value.Metres, BandwidthBy = BandwidthChoice.Parse(parsed.GetValue(bandwidth)!)!.Value.By,
            Within = parsed.GetValue(within), Replications = parsed.GetValue(replications), Seed = parsed.GetValue(seed), Out = parsed.GetValue(written),
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseRisk.Answer a) => string.Join('\n',
    [
        Text("Said", a.Cases, a.Controls, a.LeftOut, a.Outside, a.BandwidthMetres),
        Text("SaidGround", a.RaisedSquareKilometres, a.LoweredSquareKilometres, a.HighestRatio, a.HighestX, a.HighestY),
        a.P is { } p ? Text("SaidMap", p, a.Replications, a.Seed) : Text("SaidApproximate"),
    ]);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Risk.{key}", parts);
}

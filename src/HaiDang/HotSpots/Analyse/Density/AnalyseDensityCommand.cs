using System.CommandLine;
using HaiDang.Analysis.Density;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary><c>haidang analyse density</c>: a CSV of points in, a surface or its contours out.</summary>
internal static class AnalyseDensityCommand
{
    public static Command Make(House house)
    {
        var points = Needed<string>("--points", "F.csv");
        var lon = Needed<string>("--lon", "COLUMN");
        var lat = Needed<string>("--lat", "COLUMN");
        var cell = AnalyseOptions.Positive("--cell", Text("Cell"), "METRES");
        var bandwidth = AnalyseOptions.Checked("--bandwidth", Text("Bandwidth"), "", BandwidthChoice.Forms, text => BandwidthChoice.Parse(text) is not null);
        bandwidth.Required = true;
        var adaptive = new Option<bool>("--adaptive") { Description = Text("Adaptive") };
        var hot = AnalyseOptions.Checked<string?>("--hot", Text("Hot"), null, "holds:SHARE|densest:SHARE", text => text is null || HotRule.Parse(text) is not null);
        var hotOut = new Option<string?>("--hot-out") { Description = Text("HotOut"), HelpName = "F.geojson" };
        var kernel = new Option<string>("--kernel") { Description = Text("Kernel"), DefaultValueFactory = _ => "quartic" }
            .AcceptOnlyFromAmong("quartic", "gaussian");
        var within = new Option<string?>("--within") { Description = Text("Within"), HelpName = "F.geojson" };
        var edge = new Option<string>("--edge") { Description = Text("Edge"), DefaultValueFactory = _ => "none" }
            .AcceptOnlyFromAmong("none", "uniform", "diggle");
        var written = AnalyseOptions.Out(["tif", "tiff", "asc", "geojson"]);
        var json = AnalyseOptions.Json();

        var command = new Command("density", Text("Command")) { points, lon, lat, cell, bandwidth, adaptive, kernel, within, edge, hot, hotOut, written, json };
        command.Validators.Add(given =>
        {
            if (given.GetValue(edge) is not (null or "none") && given.GetValue(within) is null) given.AddError(Text("EdgeNeedsWithin"));
            if (given.GetValue(adaptive) && given.GetValue(edge) == "uniform") given.AddError(Text("AdaptiveNotUniform"));
            if (given.GetResult(hot) is { Implicit: false } != given.GetResult(hotOut) is { Implicit: false }) given.AddError(Text("HotAndOut"));
        });
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseDensity.Run(new()
        {
            Points = parsed.GetValue(points)!, LonColumn = parsed.GetValue(lon)!, LatColumn = parsed.GetValue(lat)!,
            CellMetres = parsed.GetValue(cell), BandwidthMetres = BandwidthChoice.Parse(parsed.GetValue(bandwidth)!)!.Value.Metres, BandwidthBy = BandwidthChoice.Parse(parsed.GetValue(bandwidth)!)!.Value.By,
            Adaptive = parsed.GetValue(adaptive), Hot = HotRule.Parse(parsed.GetValue(hot)), HotOut = parsed.GetValue(hotOut),
            Kernel = Enum.Parse<Kernel>(parsed.GetValue(kernel)!, ignoreCase: true),
            Within = parsed.GetValue(within), Edge = Enum.Parse<EdgeCorrection>(parsed.GetValue(edge)!, ignoreCase: true), Out = parsed.GetValue(written)!,
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseDensity.Answer a) => Surface(a) + (a.Hot is null ? "" : '\n' + Words.Of<Texts>("Analyse.Density.SaidHot", a.Hot.Pieces, a.Hot.Points, a.Hot.SquareKilometres, a.Hot.AtLeast, a.Hot.Out));

    private static string Surface(AnalyseDensity.Answer a) => Words.Of<Texts>("Analyse.Density.Said",
        a.Points, a.Rows, a.WithoutPoint, a.OutsideRegion, a.Columns, a.GridRows, a.CellMetres, a.Kernel, a.BandwidthMetres,
        a.Highest, a.HighestLon, a.HighestLat, a.Out);

    private static Option<T> Needed<T>(string name, string help) =>
        AnalyseOptions.Needed<T>(name, Text(char.ToUpperInvariant(name[2]) + name[3..]), help);

    private static string Text(string key) => Words.Of<Texts>($"Analyse.Density.{key}");
}

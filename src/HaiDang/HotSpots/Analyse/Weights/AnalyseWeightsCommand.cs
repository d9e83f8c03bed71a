using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Weights;

/// <summary><c>haidang analyse weights</c>: a GeoJSON of areas in, a list of neighbours out.</summary>
internal static class AnalyseWeightsCommand
{
    public static Command Make(House house)
    {
        var areas = AnalyseOptions.Needed<string>("--areas", Words.Of<Texts>("Analyse.Local.Areas"), "F.geojson");
        var weights = new WeightsOptions.Asked();
        var standardised = new Option<bool>("--row-standardised") { Description = Text("RowStandardised") };
        var written = AnalyseOptions.Out(["gal", "gwt", "csv"]);
        var json = AnalyseOptions.Json();

        var command = new Command("weights", Text("Command")) { areas };
        weights.AddTo(command);
        foreach (var option in new Option[] { standardised, written, json }) command.Add(option);
        command.SetAction((parsed, stop) => AnalyseOptions.Tell(parsed.GetValue(json), (progress, ended) => AnalyseWeights.Run(new()
        {
            Areas = parsed.GetValue(areas)!, Weights = weights.Of(parsed), RowStandardised = parsed.GetValue(standardised), Out = parsed.GetValue(written)!,
        }, progress, ended), Said, stop));
        return command;
    }

    private static string Said(AnalyseWeights.Answer a) => Text(
        "Said", a.Areas, a.Weights, a.Edges, a.MeanNeighbours, a.Islands, a.IslandsJoinedTo, string.Join(", ", a.ByNeighbours.Select(n => $"{n.Key}: {n.Value}")), a.Out);

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Weights.{key}", parts);
}

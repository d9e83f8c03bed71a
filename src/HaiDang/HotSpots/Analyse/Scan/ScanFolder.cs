using System.Text;
using System.Text.Json;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>What a scan leaves in a folder: a report to read, tables, shapes for a map, and the answer for machines.</summary>
internal static class ScanFolder
{
    private static readonly AnswerTable<ScanFound> Clusters = new(
        ("cluster", c => c.Rank), ("centre", c => c.Center ?? ""), ("locations", c => c.Locations.Count), ("radius", c => c.Radius), ("shape", c => c.Shape), ("angle", c => c.Angle),
        ("start", c => Day(c.Start)), ("end", c => Day(c.End)), ("rate", c => c.IsHigh ? "high" : "low"), ("observed", c => c.Observed), ("expected", c => c.Expected),
        ("observedOverExpected", c => c.Observed / c.Expected), ("relativeRisk", c => c.RelativeRisk), ("population", c => c.Population),
        ("logLikelihoodRatio", c => c.LogLikelihoodRatio), ("testStatistic", c => c.TestStatistic), ("p", c => c.PValue), ("gumbelP", c => c.GumbelPValue), ("recurrenceDays", c => c.RecurrenceDays));

    private static readonly AnswerTable<LocationInCluster> Locations = new(
        ("cluster", l => l.Cluster), ("location", l => l.Location), ("order", l => l.Order), ("observed", l => l.Observed), ("expected", l => l.Expected),
        ("observedOverExpected", l => l.Observed / l.Expected));

    private static readonly AnswerTable<(int Replicate, double Maximum)> Maxima = new(("replicate", m => m.Replicate), ("statistic", m => m.Maximum));

    public static void Write(string folder, AnalyseScan.Answer answer)
    {
        Directory.CreateDirectory(folder);
        Clusters.Write(Path.Combine(folder, "clusters.csv"), answer.Clusters, answer);
        Locations.Write(Path.Combine(folder, "locations.csv"), LocationInCluster.Of(answer), answer);
        Maxima.Write(Path.Combine(folder, "maxima.csv"), [.. answer.Maxima.Select((m, i) => (i + 1, m))], answer);
        OutFile.Write(Path.Combine(folder, "answer.json"), stream => JsonSerializer.Serialize(stream, answer, AnalyseOptions.AsJson));
        OutFile.Write(Path.Combine(folder, "report.txt"), stream => stream.Write(Encoding.UTF8.GetBytes(ScanReport.Of(answer))));
        if (answer.Task.Request is { Degrees: true, Neighbours: null, Coordinates: not null }) ScanShapes.Write(Path.Combine(folder, "clusters.geojson"), answer);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

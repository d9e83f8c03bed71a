using System.Globalization;
using System.Text;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>A scan as a text to read: what was asked, what was found, and how sure it is.</summary>
internal static class ScanReport
{
    /// <summary>A terminal is told this many clusters; the report and the files hold all.</summary>
    private const int MostLines = 12;

    public static string Of(AnalyseScan.Answer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(Text("Report.Title")).AppendLine(new string('=', 60));
        if (answer.Task.Request.Title is { } title) text.AppendLine(title);
        text.AppendLine(Text("Report.Asked", Text($"Kind.{answer.Kind}"), Text($"Model.{answer.Model}"), Text($"Rates.{answer.ScanFor}")));
        if (answer.Start is not null) text.AppendLine(Text("Report.Period", Day(answer.Start), Day(answer.End), answer.Steps));
        text.AppendLine(Text("Report.Data", answer.LocationCount, answer.TotalCases)).AppendLine(Text("Report.Method", answer.Replications, answer.Seed, Text($"PValue.{answer.PValueMethod}")));
        foreach (var warning in answer.Warnings) text.AppendLine(Text("Report.Warning", warning));
        foreach (var cluster in answer.Clusters) Describe(text, answer, cluster);
        text.AppendLine().AppendLine(Text("Report.Caution"));
        return text.ToString();
    }

    /// <summary>The answer in a few lines, for a terminal.</summary>
    public static string Short(AnalyseScan.Answer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(Text("Report.Asked", Text($"Kind.{answer.Kind}"), Text($"Model.{answer.Model}"), Text($"Rates.{answer.ScanFor}")));
        text.AppendLine(Text("Report.Data", answer.LocationCount, answer.TotalCases));
        foreach (var warning in answer.Warnings) text.AppendLine(Text("Report.Warning", warning));
        foreach (var c in answer.Clusters.Take(MostLines))
            text.AppendLine(Text("Report.Line", c.Rank, c.Center ?? Text("Report.Everywhere"), c.Locations.Count, Span(c), c.Observed, c.Expected, AnalyseOptions.OrDash(c.RelativeRisk),
                c.TestStatistic, AnalyseOptions.OrDash(c.PValue)));
        if (answer.Clusters.Count > MostLines) text.AppendLine(Text("Report.More", answer.Clusters.Count - MostLines));
        text.Append(Text("Report.Method", answer.Replications, answer.Seed, Text($"PValue.{answer.PValueMethod}")));
        if (answer.Out is { } folder) text.AppendLine().Append(Text("Report.Folder", folder));
        return text.ToString();
    }

    private static void Describe(StringBuilder text, AnalyseScan.Answer answer, ScanFound cluster)
    {
        text.AppendLine().AppendLine(Text("Report.Cluster", cluster.Rank, Text(cluster.IsHigh ? "Rates.high" : "Rates.low")));
        Line("Report.Centre", cluster.Center ?? Text("Report.Everywhere"));
        Line("Report.Locations", $"{cluster.Locations.Count}: {string.Join(", ", cluster.Locations)}");
        if (double.IsFinite(cluster.Radius)) Line("Report.Radius", string.Create(CultureInfo.CurrentCulture, $"{cluster.Radius:N2}{(answer.Task.Request.Degrees ? " km" : "")}"));
        if (cluster.Shape is > 1) Line("Report.Ellipse", string.Create(CultureInfo.CurrentCulture, $"{cluster.Shape:N2}, {cluster.Angle:N0}°"));
        if (cluster.Start is not null) Line("Report.Time", Span(cluster));
        if (cluster.Population is { } people) Line("Report.Population", people.ToString("N1", CultureInfo.CurrentCulture));
        Line("Report.Observed", cluster.Observed.ToString("N0", CultureInfo.CurrentCulture));
        Line("Report.Expected", cluster.Expected.ToString("N2", CultureInfo.CurrentCulture));
        Line("Report.Ratio", (cluster.Observed / cluster.Expected).ToString("N2", CultureInfo.CurrentCulture));
        if (!double.IsNaN(cluster.RelativeRisk)) Line("Report.RelativeRisk", cluster.RelativeRisk.ToString("N2", CultureInfo.CurrentCulture));
        Line("Report.Statistic", cluster.TestStatistic.ToString("N6", CultureInfo.CurrentCulture));
        if (double.IsFinite(cluster.PValue)) Line("Report.P", cluster.PValue.ToString("G4", CultureInfo.CurrentCulture));
        if (double.IsFinite(cluster.GumbelPValue)) Line("Report.Gumbel", cluster.GumbelPValue.ToString("G4", CultureInfo.CurrentCulture));
        if (double.IsFinite(cluster.RecurrenceDays)) Line("Report.Recurrence", cluster.RecurrenceDays.ToString("N0", CultureInfo.CurrentCulture));

        void Line(string key, string value) => text.Append("  ").Append(Text(key)).Append(": ").AppendLine(value);
    }

    private static string Span(ScanFound cluster) => cluster.Start is null ? "–" : $"{Day(cluster.Start)} – {Day(cluster.End)}";

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–";

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Scan.{key}", parts);
}

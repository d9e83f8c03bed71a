using System.Text;
using HaiDang.Shell;
namespace HaiDang.Incidents.Import;

/// <summary>A report in words, for a terminal.</summary>
internal static class ReportText
{
    private const int Shown = 3;

    public static string Of(ImportReport report, string folder)
    {
        var text = new StringBuilder();
        text.AppendLine(Words.Of<Texts>(report.ImportId is null ? "Report.Rehearsed" : "Report.Written", report.Accepted, report.Rows, report.Source, report.ImportId));
        text.AppendLine(Words.Of<Texts>("Report.Counts", report.Refused, report.Doubtful, report.Already, report.Seconds, report.Rows / Math.Max(0.001, report.Seconds)));
        foreach (var reason in report.Reasons) Add(text, reason);
        if (report.UnmappedKinds.Length > 0)
            text.AppendLine(Words.Of<Texts>("Report.Unmapped", report.UnmappedKinds.Length, report.Spellings, report.Unmapped));
        foreach (var kind in report.UnmappedKinds.Take(10))
            text.AppendLine(Words.Of<Texts>(kind.Guess is null ? "Report.UnmappedKind" : "Report.UnmappedKindGuess", kind.Text, kind.Rows, kind.Guess, kind.Confidence));
        foreach (var warning in report.Warnings) text.AppendLine(Words.Of<Texts>("Report.Warning", warning));
        if (report.ReportFile is { } file) text.AppendLine(Words.Of<Texts>("Report.File", Path.Combine(folder, file)));
        return text.ToString();
    }

    private static void Add(StringBuilder text, ReasonRows reason)
    {
        text.AppendLine(Words.Of<Texts>(reason.Reason.Refuses ? "Report.RefusedLine" : "Report.DoubtfulLine",
            Words.Of<Texts>($"Reason.{reason.Reason}"), reason.Rows));
        if (reason.Note is not null) text.Append("    ").AppendLine(reason.Note);
        var lines = reason.Examples.Take(Shown).Select(e => e.Value.Length == 0 ? $"{e.Line}" : $"{e.Line} “{e.Value}”");
        text.Append("    ").AppendLine(Words.Of<Texts>("Report.Lines", string.Join(", ", lines)));
    }
}

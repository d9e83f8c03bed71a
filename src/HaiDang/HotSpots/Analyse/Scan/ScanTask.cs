using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>A scan made ready: what is scanned, how, and what its numbers stand for.</summary>
internal sealed record ScanTask
{
    public required ScanRequest Request { get; init; }
    public required ScanLabels Places { get; init; }
    public required ScanInput Input { get; init; }
    public required ScanSettings Settings { get; init; }

    /// <summary>The period; null when the cases have no times.</summary>
    public required StudyPeriod? Period { get; init; }

    /// <summary>Mean number of people per location over the period; empty without population.</summary>
    public required double[] People { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
}

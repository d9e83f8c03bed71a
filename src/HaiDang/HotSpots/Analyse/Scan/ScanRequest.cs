using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>What is asked of a scan: which files, which period, which method; from options or from a parameter file.</summary>
public sealed record ScanRequest
{
    public required string Cases { get; init; }
    public string? Controls { get; init; }
    public string? Population { get; init; }
    public string? Coordinates { get; init; }
    public string? Grid { get; init; }
    public string? Neighbours { get; init; }
    public string? RelativeRisks { get; init; }

    /// <summary>Are the coordinates latitude and longitude in degrees, in this order?</summary>
    public bool Degrees { get; init; }
    public required ScanModel Model { get; init; }
    public required ScanKind Kind { get; init; }

    /// <summary>Do the lines of cases carry a date?</summary>
    public bool CasesHaveTimes { get; init; } = true;

    /// <summary>The period; null: from the first to the last case.</summary>
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public StepUnit Unit { get; init; } = StepUnit.Day;
    public int UnitLength { get; init; } = 1;

    /// <summary>Longest window as a share of the period, in (0, 1]; or in units of time.</summary>
    public double MaximumTimeShare { get; init; } = 0.5;
    public int? MaximumTime { get; init; }
    public int MinimumTime { get; init; } = 1;
    public bool AdjustForWeekday { get; init; }

    /// <summary>First of the prospective looks that recurrence is adjusted for; null: no adjustment.</summary>
    public DateOnly? LooksSince { get; init; }

    /// <summary>Is the Gumbel p-value the one to be told?</summary>
    public bool GumbelAlone { get; init; }

    /// <summary>Are cases outside the period left out and counted, rather than refused? Likewise those of unknown places.</summary>
    public bool SkipOutsidePeriod { get; init; }
    public bool SkipUnknownPlaces { get; init; }

    /// <summary>Windows, limits, replications; its limits in steps are set from the period.</summary>
    public required ScanSettings Settings { get; init; }
    public string? Title { get; init; }
}

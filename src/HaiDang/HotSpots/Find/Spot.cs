namespace HaiDang.HotSpots.Find;

/// <summary>What was found of one place.</summary>
public sealed record Spot
{
    public required int PlaceId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required long? People { get; init; }

    /// <summary>Incidents in the period; of these, with a point of their own.</summary>
    public required long Count { get; init; }
    public required long WithPoint { get; init; }

    /// <summary>What was to be expected; null when that cannot be told, or when bare counts are compared.</summary>
    public required double? Expected { get; init; }
    public required double? Ratio { get; init; }
    public required double? Low { get; init; }
    public required double? High { get; init; }

    /// <summary>Relative standard deviation by which such levels swing when nothing is unusual; null when nothing is expected.</summary>
    public required double? Swing { get; init; }

    /// <summary>What decides: two-sided p-value, and the same after Benjamini and Hochberg.</summary>
    public required double? P { get; init; }
    public required double? Q { get; init; }

    /// <summary>Gi* (a z-score) or local Moran's I of the place with its neighbours, with permutation p and its q.</summary>
    public required double? Around { get; init; }
    public required double? AroundP { get; init; }
    public required double? AroundQ { get; init; }

    public required Verdict Verdict { get; init; }
    public required CannotTell Because { get; init; }

    /// <summary>Hot, and its surroundings are raised too.</summary>
    public required bool Together { get; init; }

    /// <summary>Key of the kind that stands out most, and the hours that hold most incidents; null when it cannot be told.</summary>
    public string? Kind { get; init; }
    public HourRun? Hours { get; init; }

    /// <summary>Incidents per 10,000 people in the period; null without a population.</summary>
    public double? Rate => People is > 0 ? Count * 10_000d / People : null;
}

/// <summary>From one full hour up to another, over midnight when the second is not greater.</summary>
/// <param name="From">0 to 23.</param>
/// <param name="To">Exclusive, 1 to 24.</param>
/// <param name="AllDay">No run of hours stands out.</param>
public readonly record struct HourRun(int From, int To, bool AllDay);

namespace HaiDang.HotSpots.Find;

/// <summary>A count held against what was to be expected.</summary>
/// <param name="Kind">Key of the kind; null for all that are asked for.</param>
/// <param name="Count">Incidents in the period.</param>
/// <param name="Expected">What was to be expected; null when that cannot be told, or when bare counts are compared.</param>
/// <param name="Ratio">The one over the other; null when nothing was expected.</param>
/// <param name="Low">Lower end of the ratio's exact 95 % interval.</param>
/// <param name="High">Upper end of the ratio's exact 95 % interval.</param>
/// <param name="Swing">Relative standard deviation by which such a level swings when nothing is unusual.</param>
public sealed record Finding(string? Kind, long Count, double? Expected, double? Ratio, double? Low, double? High, double? Swing);

/// <summary>What was found of one place.</summary>
public sealed record Spot
{
    public required int PlaceId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required long? People { get; init; }

    /// <summary>All its incidents of the period; of these, so many have a point of their own.</summary>
    public required Finding AllKinds { get; init; }
    public required long WithPoint { get; init; }

    /// <summary>What the verdict rests on: one kind where that stands out more than all kinds together.</summary>
    public required Finding Finding { get; init; }

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

    /// <summary>The hours that hold most of these incidents; null when that cannot be told.</summary>
    public HourRun? Hours { get; init; }

    /// <summary>Incidents per 10,000 people in the period; null without a population.</summary>
    public double? Rate => People is > 0 ? AllKinds.Count * 10_000d / People : null;
}

/// <summary>From one full hour up to another, over midnight when the second is not greater.</summary>
/// <param name="From">0 to 23.</param>
/// <param name="To">Exclusive, 1 to 24.</param>
/// <param name="AllDay">No run of hours stands out.</param>
public readonly record struct HourRun(int From, int To, bool AllDay);

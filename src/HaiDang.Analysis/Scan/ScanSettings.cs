namespace HaiDang.Analysis.Scan;

/// <summary>What would the cases do if there were no cluster?</summary>
public enum ScanModel
{
    /// <summary>Cases fall as a Poisson process in proportion to what is expected (population, covariates, known risks).</summary>
    Poisson,

    /// <summary>Every person at risk is a case or a control, with one probability everywhere.</summary>
    Bernoulli,

    /// <summary>Places and times of the cases are independent of each other; needs cases alone.</summary>
    SpaceTimePermutation,
}

/// <summary>In which dimensions is a cluster looked for?</summary>
public enum ScanKind
{
    /// <summary>In space, over the whole period.</summary>
    Spatial,

    /// <summary>In time, over all places together.</summary>
    Temporal,

    /// <summary>In space and time, anywhere in the period.</summary>
    SpaceTime,

    /// <summary>In space and time, alive on the last step of the period.</summary>
    Prospective,

    /// <summary>In time alone, alive on the last step of the period.</summary>
    ProspectiveTemporal,
}

/// <summary>Are clusters of too many cases looked for, of too few, or of both?</summary>
public enum ScanRates
{
    /// <summary>More cases than expected.</summary>
    High,

    /// <summary>Fewer cases than expected.</summary>
    Low,

    /// <summary>Either.</summary>
    Both,
}

/// <summary>Which clusters may stand beside those reported before them?</summary>
public enum OverlapRule
{
    /// <summary>No place in common.</summary>
    NoOverlap,

    /// <summary>Neither centre lies in the other cluster.</summary>
    NoCentresInOther,

    /// <summary>The centre of the less likely does not lie in the more likely.</summary>
    NoCentresInMoreLikely,

    /// <summary>The centre of the more likely does not lie in the less likely.</summary>
    NoCentresInLessLikely,

    /// <summary>Not both centres lie in the other cluster.</summary>
    NoPairsOfCentres,

    /// <summary>The best of every centre is reported.</summary>
    NoRestriction,
}

/// <summary>How a scan is to be run: windows, limits, replications. What is scanned stands in <see cref="ScanInput"/>.</summary>
public sealed record ScanSettings
{
    /// <summary>In which dimensions a cluster is looked for.</summary>
    public required ScanKind Kind { get; init; }

    /// <summary>High, low or both; low and both are told together by one p-value over all windows.</summary>
    public ScanRates Rates { get; init; } = ScanRates.High;

    /// <summary>Largest share of the weight at risk (<see cref="ScanInput.AtRisk"/>) in a window, in (0, 1]; exactly this share is allowed.</summary>
    public double MaximumShare { get; init; } = 0.5;

    /// <summary>Largest distance from the centre, inclusive: kilometres on the sphere, else the unit of the plane; null for no limit.</summary>
    public double? MaximumRadius { get; init; }

    /// <summary>Ellipses beside the circle; empty for circles alone.</summary>
    public IReadOnlyList<EllipseShape> Ellipses { get; init; } = [];

    /// <summary>Power a ≥ 0 of the factor (4s / (s + 1)²)ᵃ that an ellipse of shape s pays: 0 none, ½ medium, 1 strong.</summary>
    public double EllipsePenalty { get; init; }

    /// <summary>Shortest window, steps, at least 1.</summary>
    public int MinimumSteps { get; init; } = 1;

    /// <summary>Longest window, steps, at least <see cref="MinimumSteps"/>; null for half of the period, rounded down.</summary>
    public int? MaximumSteps { get; init; }

    /// <summary>Also try windows over the whole period (space-time scans of the Poisson and Bernoulli model).</summary>
    public bool IncludeSpatial { get; init; }

    /// <summary>Also try windows over all places (space-time scans of the Poisson and Bernoulli model).</summary>
    public bool IncludeTemporal { get; init; }

    /// <summary>Fewest cases in a cluster of high rates, at least 1.</summary>
    public int MinimumCasesHigh { get; init; } = 2;

    /// <summary>Fewest cases in a cluster of low rates, at least 0.</summary>
    public int MinimumCasesLow { get; init; }

    /// <summary>Which further clusters are reported.</summary>
    public OverlapRule Overlap { get; init; } = OverlapRule.NoOverlap;

    /// <summary>Number of simulated data sets, at least 0 (no p-values).</summary>
    public int Replications { get; init; } = 999;

    /// <summary>
    /// Stop simulating as soon as this many maxima are strictly larger than the observed one; null never. The p-value is then the share of strictly larger ones.
    /// Source: Besag and Clifford (1991).
    /// </summary>
    public int? StopAfterLarger { get; init; }

    /// <summary>Prospective: number of looks over which recurrence intervals are to hold, at least 1; 1 for no adjustment.</summary>
    public int Looks { get; init; } = 1;

    /// <summary>The same seed gives the same answer, on any number of cores.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many cores to use at most, at least 1. Never changes a result.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Hears the share of the work that is done, in (0, 1], rising; one call at a time, from any thread.</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Stops the work within 100 ms with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>Ellipses of one shape in evenly spaced directions.</summary>
/// <param name="Shape">Longer axis divided by the shorter, above 1.</param>
/// <param name="Angles">Number of directions over the half turn, at least 1.</param>
public readonly record struct EllipseShape(double Shape, int Angles);

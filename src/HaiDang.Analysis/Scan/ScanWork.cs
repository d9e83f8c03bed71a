namespace HaiDang.Analysis.Scan;

/// <summary>All that a scan works on: the table, the zones, the settings.</summary>
internal sealed class ScanWork
{
    public ScanWork(ScanInput input, ScanSettings settings)
    {
        Check(input, settings);
        (Input, Settings) = (input, settings);
        Ground = ScanGround.Of(input.Places);
        Cells = ScanCells.Of(input, Ground, settings.Kind);
        Zones = InSpace
            ? ZonesBuilder.Build(Ground, input.Places, Weights(), settings)
            : new() { Places = 1, Starts = [0, 1], Order = [0], Shapes = [ZoneShape.Circle] };
        Parallel = new() { MaxDegreeOfParallelism = settings.Cores, CancellationToken = settings.Stop };
    }

    public ScanInput Input { get; }
    public ScanSettings Settings { get; }
    public ScanGround Ground { get; }
    public ScanCells Cells { get; }
    public Zones Zones { get; }
    public ParallelOptions Parallel { get; }

    public bool InSpace => Settings.Kind is not (ScanKind.Temporal or ScanKind.ProspectiveTemporal);
    public bool Prospective => Settings.Kind is ScanKind.Prospective or ScanKind.ProspectiveTemporal;

    public NullDraws Draws() => NullDraws.Of(Input, Ground, Cells, Settings.Seed);
    /// <summary>A search of the observed data.</summary>
    public WindowSearch Search() => new(Zones, Cells, Settings, TimeWindows.Of(Settings, Cells.Steps, looks: 1));

    /// <summary>A search of simulated data: every look at them counts.</summary>
    public WindowSearch SimulatedSearch() => new(Zones, Cells, Settings, SimulatedTimes);

    public TimeWindows SimulatedTimes => TimeWindows.Of(Settings, Cells.Steps, Settings.Looks);

    /// <summary>The location, or the point of its own, on which a window is centred; −1 when it is everywhere.</summary>
    public int CentreLocation(BestWindow window) => window.Row < 0 || !InSpace ? -1
        : Input.Places.HasOwnCentres ? Zones.CentreOf(window.Row) : Ground.Locations[Zones[window.Row][0]][0];

    private double[] Weights()
    {
        if (Input.AtRisk.Count > 0) return Ground.Sum([.. Input.AtRisk]);
        var weights = new double[Cells.Places];
        for (var cell = 0; cell < Cells.Counts.Length; cell++)
            weights[cell / Cells.Steps] += Cells.Model == ScanModel.SpaceTimePermutation ? Cells.Counts[cell] : Cells.Measure[cell];
        return weights;
    }

    private static void Check(ScanInput input, ScanSettings settings)
    {
        var permutation = input.Model == ScanModel.SpaceTimePermutation;
        if (permutation && settings.Kind is not (ScanKind.SpaceTime or ScanKind.Prospective))
            throw new ArgumentException($"The space-time permutation needs space and time; {settings.Kind} has one of them.", nameof(settings));
        if (permutation && (settings.IncludeSpatial || settings.IncludeTemporal))
            throw new ArgumentException("The space-time permutation cannot tell a purely spatial or temporal cluster.", nameof(settings));
        if (input.Steps < 1) throw new ArgumentException($"There are {input.Steps} steps; a scan needs at least 1.", nameof(input));
        if (settings.Kind != ScanKind.Spatial && input.Steps < 2) throw new ArgumentException("There is 1 step; a scan in time needs at least 2.", nameof(input));
        if (settings.MaximumShare is not (> 0 and <= 1)) throw new ArgumentException($"The largest share is {settings.MaximumShare}; it must be above 0 and at most 1.", nameof(settings));
        if (settings.MaximumRadius is <= 0 or double.NaN) throw new ArgumentException($"The largest radius is {settings.MaximumRadius}; it must be above 0.", nameof(settings));
        if (!(settings.EllipsePenalty >= 0)) throw new ArgumentException($"The penalty's power is {settings.EllipsePenalty}; it must be at least 0.", nameof(settings));
        foreach (var (shape, angles) in settings.Ellipses)
            if (!(shape > 1) || !double.IsFinite(shape) || angles < 1)
                throw new ArgumentException($"An ellipse of shape {shape} in {angles} directions cannot be drawn; the shape must be above 1 and there must be at least 1 direction.", nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Replications);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Looks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Cores, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MinimumCasesHigh, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.MinimumCasesLow);
        if (settings.StopAfterLarger is < 1) throw new ArgumentException($"The early stop after {settings.StopAfterLarger} larger ones cannot be; it needs at least 1.", nameof(settings));
        if (input.AtRisk.Count > 0)
        {
            Guard.SameLength(input.AtRisk.Count, nameof(input.AtRisk), input.Places.Count, nameof(input.Places));
            for (var i = 0; i < input.AtRisk.Count; i++)
                if (!(input.AtRisk[i] >= 0) || !double.IsFinite(input.AtRisk[i]))
                    throw new ArgumentException($"AtRisk[{i}] is {input.AtRisk[i]}; it must be finite and at least 0.", nameof(input));
        }
    }
}

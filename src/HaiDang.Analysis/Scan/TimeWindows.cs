namespace HaiDang.Analysis.Scan;

/// <summary>Which stretches of time are tried?</summary>
/// <param name="Steps">Steps of the period.</param>
/// <param name="Shortest">Fewest steps of a window.</param>
/// <param name="Longest">Most steps of a window.</param>
/// <param name="ToTheEnd">Only those that reach the last step?</param>
/// <param name="WholePeriod">Also the whole period, though it is longer?</param>
internal readonly record struct TimeWindows(int Steps, int Shortest, int Longest, bool ToTheEnd, bool WholePeriod)
{
    public static TimeWindows Of(ScanSettings settings, int steps)
    {
        if (settings.Kind == ScanKind.Spatial) return new(1, 1, 1, ToTheEnd: false, WholePeriod: false);
        var longest = settings.MaximumSteps ?? steps / 2;
        if (settings.MinimumSteps < 1 || longest < settings.MinimumSteps || longest > steps)
            throw new ArgumentException($"Windows of {settings.MinimumSteps} to {longest} steps do not fit into {steps} steps.", nameof(settings));
        var toTheEnd = settings.Kind is ScanKind.Prospective or ScanKind.ProspectiveTemporal;
        return new(steps, settings.MinimumSteps, longest, toTheEnd, settings.IncludeSpatial && longest < steps);
    }

    /// <summary>First of the steps at which a window may end.</summary>
    public int FirstEnd => ToTheEnd ? Steps - 1 : Shortest - 1;
}

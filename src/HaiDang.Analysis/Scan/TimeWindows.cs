namespace HaiDang.Analysis.Scan;

/// <summary>Which stretches of time are tried?</summary>
/// <param name="Steps">Steps of the period.</param>
/// <param name="Shortest">Fewest steps of a window.</param>
/// <param name="Longest">Most steps of a window.</param>
/// <param name="FirstEnd">First of the steps at which a window may end.</param>
/// <param name="WholePeriod">Also the whole period, though it is longer?</param>
internal readonly record struct TimeWindows(int Steps, int Shortest, int Longest, int FirstEnd, bool WholePeriod)
{
    /// <param name="settings">Kind and limits.</param>
    /// <param name="steps">Steps of the table.</param>
    /// <param name="looks">Last steps that are looked at in turn; a simulated data set is looked at as often as the observed one was.</param>
    public static TimeWindows Of(ScanSettings settings, int steps, int looks)
    {
        if (settings.Kind == ScanKind.Spatial) return new(1, 1, 1, 0, WholePeriod: false);
        var longest = settings.MaximumSteps ?? steps / 2;
        if (settings.MinimumSteps < 1 || longest < settings.MinimumSteps || longest > steps)
            throw new ArgumentException($"Windows of {settings.MinimumSteps} to {longest} steps do not fit into {steps} steps.", nameof(settings));
        var toTheEnd = settings.Kind is ScanKind.Prospective or ScanKind.ProspectiveTemporal;
        if (looks > steps) throw new ArgumentException($"There were {looks} looks at {steps} steps.", nameof(looks));
        return new(steps, settings.MinimumSteps, longest, Math.Max(settings.MinimumSteps - 1, toTheEnd ? steps - looks : 0), settings.IncludeSpatial && longest < steps);
    }
}

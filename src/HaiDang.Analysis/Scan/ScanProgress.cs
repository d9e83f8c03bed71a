namespace HaiDang.Analysis.Scan;

/// <summary>How far has a scan come? Called from any thread, told one call at a time.</summary>
internal sealed class ScanProgress(ScanSettings settings)
{
    /// <summary>The observed data are a search like the simulated ones, but with more to remember.</summary>
    private const double ObservedShare = 0.05;

    private readonly Lock _telling = new();
    private int _done;

    public void Observed()
    {
        lock (_telling) settings.Progress?.Invoke(settings.Replications == 0 ? 1 : ObservedShare);
    }

    public void Simulated(int replicates)
    {
        settings.Stop.ThrowIfCancellationRequested();
        if (settings.Progress is not { } tell) return;
        lock (_telling)
        {
            _done += replicates;
            tell(Math.Min(1, ObservedShare + (1 - ObservedShare) * _done / settings.Replications));
        }
    }
}

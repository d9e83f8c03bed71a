namespace HaiDang.Analysis.Scan;

/// <summary>Where, and when, are there more (or fewer) cases together than chance allows? Kulldorff's scan statistic.</summary>
/// <remarks>
/// Null hypothesis: cases fall as the model says, with no cluster anywhere; one p-value answers for all windows tried, so that trying many costs nothing in
/// honesty. A window tells where a cluster is most likely, not where its border runs: circles swallow neighbours. What is no cluster by these windows may be one by others.
/// Sources: Kulldorff (1997), Communications in Statistics: Theory and Methods 26(6), 1481–1496 (spatial); Kulldorff (2001), Journal of the Royal Statistical
/// Society A 164(1), 61–72 (prospective); Kulldorff, Heffernan, Hartman, Assunção and Mostashari (2005), PLoS Medicine 2(3):e59 (space-time permutation).
/// </remarks>
public static class ScanStatistic
{
    /// <summary>Scans.</summary>
    /// <param name="input">What is scanned.</param>
    /// <param name="settings">How.</param>
    /// <returns>The clusters with their p-values; the same for the same seed on any number of cores.</returns>
    /// <exception cref="ArgumentException">Input or settings do not make a scan; the message holds the numbers.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ScanAnswer Run(ScanInput input, ScanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(settings);
        var scan = new ScanWork(input, settings);
        var progress = new ScanProgress(settings);
        var observed = settings.StopAfterLarger is null ? double.NaN : ObservedSearch.Maximum(scan);
        progress.Observed();
        var simulated = SimulatedMaxima.Of(scan, observed, progress);
        var best = ObservedSearch.Candidates(scan, simulated.Floor);
        if (best.Length == 0 && simulated.Floor > 0) best = [.. ObservedSearch.Candidates(scan, 0).Take(1)];
        return new()
        {
            Clusters = ClusterReport.Of(scan, best, simulated), TotalCases = scan.Cells.Cases, Replications = simulated.Maxima.Length,
            StoppedEarly = simulated.StoppedEarly, Maxima = simulated.Maxima,
        };
    }
}

namespace HaiDang.Analysis.Scan;

/// <summary>The best window of every centre in the observed data.</summary>
internal static class ObservedSearch
{
    /// <returns>Those that exist, strongest first; of equals the earlier centre.</returns>
    public static BestWindow[] BestOfCentres(ScanWork scan)
    {
        var shapes = scan.Zones.Shapes.Length;
        var best = new BestWindow[scan.Zones.Centres + 1];
        Parallel.For(0, scan.Zones.Centres, scan.Parallel, scan.Search, (centre, _, search) =>
        {
            for (var row = centre * shapes; row < (centre + 1) * shapes; row++) search.Row(row, scan.Cells.Counts, ref best[centre]);
            return search;
        }, _ => { });
        if (scan.Settings.IncludeTemporal && scan.InSpace) scan.Search().AllPlaces(scan.Cells.Counts, ref best[^1]);
        return [.. best.Where(b => b.Exists).OrderByDescending(b => b.Statistic)];
    }
}

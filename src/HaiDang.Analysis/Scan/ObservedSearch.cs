namespace HaiDang.Analysis.Scan;

/// <summary>The windows of the observed data that may be told as clusters.</summary>
/// <remarks>
/// A centre offers its best window; in space and time, looking back, the best one from every first step, since two clusters of one centre at different times
/// may both be told (found from the known answers).
/// Only windows at least as strong as a floor are gathered: weaker ones would have a p-value of 1.
/// </remarks>
internal static class ObservedSearch
{
    /// <summary>Statistics this near are equal: the same cases around two centres, summed in another order.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The largest test statistic; 0 when no window qualifies.</summary>
    public static double Maximum(ScanWork scan)
    {
        var lockOn = new Lock();
        var maximum = 0.0;
        Parallel.For(0, scan.Zones.Rows, scan.Parallel, () => (Search: scan.Search(), Best: new BestWindow()), (row, _, mine) =>
        {
            mine.Search.Row(row, scan.Cells.Counts, ref mine.Best);
            return mine;
        }, mine =>
        {
            lock (lockOn) maximum = Math.Max(maximum, mine.Best.Statistic);
        });
        if (!scan.Settings.IncludeTemporal || !scan.InSpace) return maximum;
        var everywhere = new BestWindow();
        scan.Search().AllPlaces(scan.Cells.Counts, ref everywhere);
        return Math.Max(maximum, everywhere.Statistic);
    }

    /// <returns>Strongest first; of equals the one of fewer places, then the one whose centre is named first in the input, then the earlier.</returns>
    public static BestWindow[] Candidates(ScanWork scan, double floor)
    {
        var shapes = scan.Zones.Shapes.Length;
        var found = new List<BestWindow>();
        var starts = scan.InSpace && !scan.Prospective ? scan.Cells.Steps : 1;
        var chords = ChordSearch.Helps(scan, floor) ? (Measure: new StepMeasure(scan, 0), Book: new ChordBook(scan, floor)) : default;
        Parallel.For(0, scan.Zones.Centres, scan.Parallel, () => (Search: scan.Search(), Chords: chords.Book is null ? null : new ChordSearch(scan, chords.Measure, chords.Book, floor),
            Best: new BestWindow[starts], Found: new List<BestWindow>()), (centre, _, mine) =>
        {
            Array.Clear(mine.Best);
            for (var row = centre * shapes; row < (centre + 1) * shapes; row++)
            {
                if (mine.Chords is null) mine.Search.Row(row, scan.Cells.Counts, mine.Best, floor);
                else mine.Chords.Row(row, mine.Best);
            }
            foreach (var best in mine.Best)
                if (best.Exists && best.Statistic >= floor) mine.Found.Add(best);
            return mine;
        }, mine =>
        {
            lock (found) found.AddRange(mine.Found);
        });
        if (scan.Settings.IncludeTemporal && scan.InSpace)
        {
            var everywhere = new BestWindow();
            scan.Search().AllPlaces(scan.Cells.Counts, ref everywhere);
            if (everywhere.Exists && everywhere.Statistic >= floor) found.Add(everywhere);
        }
        return InOrder(scan, [.. found.OrderByDescending(b => b.Statistic)]);
    }

    private static BestWindow[] InOrder(ScanWork scan, BestWindow[] best)
    {
        for (var from = 0; from < best.Length;)
        {
            var to = from + 1;
            while (to < best.Length && best[to].Statistic >= best[from].Statistic * (1 - Rounding)) to++;
            Array.Sort(best, from, to - from, Comparer<BestWindow>.Create((a, b) =>
                (a.Size, scan.CentreLocation(a), a.First, a.Last).CompareTo((b.Size, scan.CentreLocation(b), b.First, b.Last))));
            from = to;
        }
        return best;
    }
}

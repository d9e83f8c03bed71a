namespace HaiDang.Analysis.Scan;

/// <summary>Which of the best windows are told, and what is told of each?</summary>
internal static class ClusterReport
{
    public static ScanCluster[] Of(ScanWork scan, BestWindow[] best, SimulatedMaxima simulated)
    {
        var kept = new List<Members>();
        var clusters = new List<ScanCluster>();
        foreach (var window in best)
        {
            var members = Members.Of(scan, window);
            if (kept.Any(k => k.First <= members.Last + 1 && members.First <= k.Last + 1 && !MayStandBeside(scan.Settings.Overlap, k, members))) continue;
            var cluster = Describe(scan, window, clusters.Count + 1, simulated);
            if (clusters.Count > 0 && (cluster.PValue >= 1 || !scan.InSpace)) break;
            kept.Add(members);
            clusters.Add(cluster);
        }
        return [.. clusters];
    }

    /// <summary>Places of a cluster, its centre (the place that enters first), and its time.</summary>
    /// <remarks>Clusters whose times neither overlap nor touch may always stand beside each other; found from the known answers in space and time.</remarks>
    private sealed record Members(int Centre, HashSet<int> Places, int First, int Last)
    {
        public static Members Of(ScanWork scan, BestWindow window)
        {
            if (window.Row < 0) return new(-1, [.. Enumerable.Range(0, scan.Cells.Places)], window.First, window.Last);
            var places = scan.Zones[window.Row][..window.Size];
            return new(places[0], [.. places.ToArray().Select(p => (int)p)], window.First, window.Last);
        }
    }

    private static bool MayStandBeside(OverlapRule rule, Members likelier, Members next) => rule switch
    {
        OverlapRule.NoOverlap => !likelier.Places.Overlaps(next.Places),
        OverlapRule.NoCentresInOther => !likelier.Places.Contains(next.Centre) && !next.Places.Contains(likelier.Centre),
        OverlapRule.NoCentresInMoreLikely => !likelier.Places.Contains(next.Centre),
        OverlapRule.NoCentresInLessLikely => !next.Places.Contains(likelier.Centre),
        OverlapRule.NoPairsOfCentres => !(likelier.Places.Contains(next.Centre) && next.Places.Contains(likelier.Centre)),
        _ => true,
    };

    private static ScanCluster Describe(ScanWork scan, BestWindow window, int rank, SimulatedMaxima simulated)
    {
        var (cases, expected) = ((double)window.Cases, window.Measure * scan.Cells.PerMeasure);
        var places = window.Row < 0 || !scan.InSpace ? [] : scan.Zones[window.Row][..window.Size].ToArray();
        var shape = window.Row < 0 ? ZoneShape.Circle : scan.Zones.ShapeOf(window.Row);
        var centre = places.Length == 0 ? -1 : scan.Zones.CentreOf(window.Row);
        var p = simulated.PValue(window.Statistic);
        return new()
        {
            Rank = rank,
            Centre = scan.CentreLocation(window),
            Locations = places.Length == 0 ? [.. Enumerable.Range(0, scan.Input.Places.Count)] : [.. places.SelectMany(place => scan.Ground.Locations[place])],
            Radius = places.Length == 0 ? double.NaN : places.Max(place => ZonesBuilder.Radius(scan.Ground, scan.Input.Places, centre, shape, place)),
            Shape = shape.Shape, Angle = shape.Angle, FirstStep = window.First, LastStep = scan.Settings.Kind == ScanKind.Spatial ? scan.Input.Steps - 1 : window.Last,
            IsHigh = cases > expected, Observed = window.Cases, Expected = expected,
            RelativeRisk = scan.Cells.Model == ScanModel.SpaceTimePermutation ? double.NaN
                : cases / expected / ((scan.Cells.Cases - cases) / (scan.Cells.Cases - expected)),
            LogLikelihoodRatio = window.LogLikelihoodRatio, TestStatistic = window.Statistic,
            PValue = p, GumbelPValue = simulated.GumbelPValue(window.Statistic),
            RecurrenceSteps = scan.Prospective ? 1 / Looked(p, scan.Settings.Looks) : double.NaN,
        };
    }

    /// <summary>Chance of such a cluster at one look, when p is the chance at any of them.</summary>
    private static double Looked(double p, int looks) => looks == 1 ? p : 1 - Math.Pow(1 - p, 1.0 / looks);
}

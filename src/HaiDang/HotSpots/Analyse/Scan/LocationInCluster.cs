using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>What does one location bring into a cluster, within the cluster's time?</summary>
internal sealed record LocationInCluster(int Cluster, string Location, int Order, long Observed, double Expected)
{
    public static List<LocationInCluster> Of(AnalyseScan.Answer answer)
    {
        var (task, input) = (answer.Task, answer.Task.Input);
        var rows = new List<LocationInCluster>();
        foreach (var found in answer.Clusters)
        {
            var cluster = found.Cluster;
            var (observed, expected) = (new long[task.Places.Count], new double[task.Places.Count]);
            foreach (var row in input.Cases)
                if (Inside(cluster, row.Step)) observed[row.Location] += row.Count;
            Expect(input, cluster, answer.TotalCases, expected);
            rows.AddRange(cluster.Locations.Select((l, i) => new LocationInCluster(found.Rank, task.Places[l], i + 1, observed[l], expected[l])));
        }
        return rows;
    }

    private static bool Inside(ScanCluster cluster, int step) => step >= cluster.FirstStep && step <= cluster.LastStep;

    private static void Expect(ScanInput input, ScanCluster cluster, long total, double[] expected)
    {
        if (input.Model == ScanModel.Poisson)
        {
            for (var cell = 0; cell < input.Expected.Count; cell++)
                if (Inside(cluster, cell % input.Steps)) expected[cell / input.Steps] += input.Expected[cell];
            return;
        }
        if (input.Model == ScanModel.Bernoulli)
        {
            var everybody = total + input.Controls.Sum(c => (long)c.Count);
            foreach (var row in input.Cases.Concat(input.Controls))
                if (Inside(cluster, row.Step)) expected[row.Location] += (double)row.Count * total / everybody;
            return;
        }
        foreach (var stratum in input.Cases.GroupBy(c => c.Stratum))
        {
            var (all, inside) = (stratum.Sum(c => (long)c.Count), stratum.Where(c => Inside(cluster, c.Step)).Sum(c => (long)c.Count));
            foreach (var row in stratum) expected[row.Location] += (double)row.Count * inside / all;
        }
    }
}

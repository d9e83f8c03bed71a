using System.Globalization;
using HaiDang.Analysis.Scan;
using Xunit;

namespace HaiDang.Analysis.Tests;

/// <summary>Holds the worked example of docs/methods/scan-statistics.md to its word.</summary>
public class ScanStatisticsExampleTests
{
    [Fact]
    public void The_worked_example_is_what_the_code_says()
    {
        int[] cases = [4, 4, 30, 30, 4, 4, 4, 5, 5];
        var input = new ScanInput
        {
            Model = ScanModel.Poisson, Places = ScanPlaces.InPlane([0, 1, 2, 3, 4, 5, 6, 7, 8], new double[9]),
            Cases = [.. cases.Select((count, i) => new ScanCount(i, 0, 0, count))], Expected = [.. Enumerable.Repeat(10.0, 9)],
        };
        var cluster = ScanStatistic.Run(input, new() { Kind = ScanKind.Spatial, Replications = 999, Seed = 1 }).Clusters[0];
        Assert.Equal([2, 3], cluster.Locations.Order());
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "docs", "scan-statistics.md"));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"with {cluster.Observed} observed and {cluster.Expected} expected, relative risk {cluster.RelativeRisk:F2}, LLR {cluster.LogLikelihoodRatio:F2},\np = {cluster.PValue},"),
            page, StringComparison.Ordinal);
    }
}

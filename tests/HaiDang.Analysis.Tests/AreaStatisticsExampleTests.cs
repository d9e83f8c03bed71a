using System.Globalization;
using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests;

/// <summary>Holds docs/methods/area-statistics.md to its word.</summary>
public class AreaStatisticsExampleTests
{
    private static readonly double[] X = [10, 20, 40, 15, 30, 30], Y = [10, 10, 10, 20, 20, 30], Values = [2, 3, 3.2, 5, 8, 7];
    private static readonly Permutations Plan = new() { Count = 9_999, Seed = 1 };

    [Fact]
    public void The_table_of_the_worked_example_is_what_the_code_says()
    {
        var near = Neighbours.Within(X, Y, 15);
        var result = GetisOrd.Star(Values, near, Plan);
        var q = new double[6];
        FalseDiscovery.BenjaminiHochberg(result.PValue, q);
        for (var i = 0; i < 6; i++)
        {
            var row = string.Create(CultureInfo.InvariantCulture,
                $"| {i} | {X[i]}, {Y[i]} | {Values[i]} | {string.Join(", ", near[i].ToArray())} | {result.ZScore[i]:F4} | {result.PAnalytic[i]:F4} | {result.PValue[i]:F4} | {q[i]:F4} |");
            Assert.Contains(row.Replace('-', '−'), Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_whole_map_of_the_worked_example_is_what_the_code_says()
    {
        var moran = Moran.Test(Values, Neighbours.Within(X, Y, 15).RowStandardised(), Plan);
        Assert.Equal(-0.2, moran.Randomisation.Expected, 1e-12);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"I = {moran.Value:F4} against"), Page, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"z = {moran.Randomisation.Z:F4}, permutation p = {moran.Permutation!.Value.PGreater:F4}"),
            Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gain_from_standardised_rates_is_what_the_code_says()
    {
        var nc = LocalCases.Read("nc/data.csv");
        var queen = LocalCases.Read("nc/weights-queen-W.csv").ToNeighbours(nc.Count);
        var scores = new double[nc.Count];
        StandardisedRates.Of(nc["SID74"], nc["BIR74"], scores);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"from {Moran.Test(nc["rate74"], queen).Value:F4} to {Moran.Test(scores, queen).Value:F4}"), Page, StringComparison.Ordinal);
    }

    private static string Page => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "docs", "area-statistics.md"));
}

using CsCheck;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Local;

public class GetisOrdTests
{
    // Reference: the worked example in the docstring of esda.G_Local (star=True, binary weights, 15 m band).
    private static readonly double[] X = [10, 20, 40, 15, 30, 30], Y = [10, 10, 10, 20, 20, 30];
    private static readonly double[] Values = [2, 3, 3.2, 5, 8, 7];

    [Fact]
    public void Star_reproduces_the_published_pysal_example()
    {
        double[] expected = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
        var scores = new double[6];
        GetisOrd.Star(Values, Neighbours.Within(X, Y, 15), scores);
        Assert.Equal(expected, scores, (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void Everything_is_zero_and_nothing_significant_when_nothing_varies()
    {
        var near = Neighbours.Within(X, Y, 15);
        double[] values = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
        Assert.All(
            [
                GetisOrd.Star(values, near, Plan), GetisOrd.Local(values, near, Plan),
                LocalMoran.Test(values, near, Plan), LocalGeary.Test(values, near, Plan),
            ],
            result =>
            {
                Assert.All(result.Statistic, s => Assert.Equal(0, s));
                Assert.All(result.ZScore, z => Assert.Equal(0, z));
                Assert.All(result.PAnalytic, p => Assert.Equal(1, p));
                Assert.All(result.PValue, p => Assert.Equal(1, p));
                Assert.All(result.Quadrant, q => Assert.Equal(Quadrant.None, q));
            });
    }

    [Fact]
    public void An_island_cannot_tell_and_an_area_next_to_all_others_scores_zero()
    {
        var hub = Neighbours.FromEdges(4, [(0, 1, 0.25), (0, 2, 0.25), (0, 3, 0.25), (1, 0, 1), (2, 0, 1)]);
        double[] values = [1, 2, 3, 7];
        Assert.All(
            [GetisOrd.Star(values, hub, Plan), GetisOrd.Local(values, hub, Plan), LocalGeary.Test(values, hub, Plan)],
            result =>
            {
                Assert.Equal(0, result.ZScore[0]);
                Assert.Equal(1, result.PValue[0]);
                Assert.All(
                    [
                        result.Statistic, result.Expected, result.Variance, result.ZScore,
                        result.PAnalytic, result.NeighbourMean, result.PValue, result.PFolded,
                    ],
                    array => Assert.Equal(double.NaN, array[3]));
                Assert.Equal(Quadrant.None, result.Quadrant[3]);
            });
    }

    [Fact]
    public void A_missing_value_takes_its_area_off_the_map()
    {
        var near = Neighbours.Within(X, Y, 15).RowStandardised();
        double[] values = [2, 3, 3.2, 5, double.NaN, 7];
        bool[] drop = [false, false, false, false, true, false];
        var all = GetisOrd.Star(values, near, Plan);
        var fewer = GetisOrd.Star([2, 3, 3.2, 5, 7], near.Without(drop), Plan);

        Assert.Equal(double.NaN, all.ZScore[4]);
        Assert.Equal(double.NaN, all.PValue[4]);
        Assert.Equal(fewer.ZScore, all.ZScore.Where((_, area) => !drop[area]));
        Assert.Equal(fewer.PValue, all.PValue.Where((_, area) => !drop[area]));
    }

    [Fact]
    public void When_every_value_is_missing_nobody_can_tell() =>
        Assert.All(GetisOrd.Star([double.NaN, double.NaN], Neighbours.FromEdges(2, [(0, 1, 1)]), Plan).ZScore, z => Assert.Equal(double.NaN, z));

    [Fact]
    public void Scores_do_not_depend_on_unit_zero_or_the_order_of_the_areas() =>
        Gen.Select(
            Gen.Double[-100, 100].Array[12], Gen.Shuffle(Enumerable.Range(0, 12).ToArray()), Gen.Double[0.1, 1000], Gen.Double[-50, 50])
            .Sample((values, order, factor, zero) =>
            {
                var ring = Enumerable.Range(0, 12)
                    .SelectMany(i => new[] { (i, (i + 1) % 12, 1d), ((i + 1) % 12, i, 1d), (i, (i + 5) % 12, 2d) }).ToList();
                var plain = GetisOrd.Star(values, Neighbours.FromEdges(12, ring));
                var scaled = GetisOrd.Star([.. values.Select(v => v * factor + zero)], Neighbours.FromEdges(12, ring));
                var renamed = GetisOrd.Star(
                    [.. order.Select(area => values[area])],
                    Neighbours.FromEdges(12, ring.Select(e => (Array.IndexOf(order, e.Item1), Array.IndexOf(order, e.Item2), e.Item3))));
                for (var area = 0; area < 12; area++)
                {
                    Assert.Equal(plain.ZScore[area], scaled.ZScore[area], 1e-6);
                    Assert.Equal(plain.ZScore[order[area]], renamed.ZScore[area], 1e-9);
                    Assert.Equal(plain.Quadrant[order[area]], renamed.Quadrant[area]);
                }
            });

    [Fact]
    public void Permutation_asks_the_same_of_both_statistics()
    {
        var near = Neighbours.Within(X, Y, 15);
        Assert.Equal(GetisOrd.Local(Values, near, Plan).PValue, GetisOrd.Star(Values, near, Plan).PValue);
    }

    [Fact]
    public void Broken_input_is_refused_with_both_numbers()
    {
        var near = Neighbours.Within(X, Y, 15);
        Assert.Contains("values (2)", Assert.Throws<ArgumentException>(() => GetisOrd.Star([1, 2], near)).Message);
        Assert.Contains("scores (5)", Assert.Throws<ArgumentException>(() => GetisOrd.Star(Values, near, new double[5])).Message);
        Assert.Contains("1 values", Assert.Throws<ArgumentException>(() => GetisOrd.Local([1], Neighbours.FromEdges(1, []))).Message);
        Assert.Contains("values[2]", Assert.Throws<ArgumentException>(() => GetisOrd.Star([1, 2, double.PositiveInfinity, 4, 5, 6], near)).Message);
    }

    private static Permutations Plan => new() { Count = 199, Seed = 5 };
}

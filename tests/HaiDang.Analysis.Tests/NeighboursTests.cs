using CsCheck;
using Xunit;

namespace HaiDang.Analysis.Tests;

public class NeighboursTests
{
    private static readonly Neighbours Small = Neighbours.FromEdges(4, [(2, 0, 3), (0, 2, 1), (0, 1, 3), (1, 0, 2)]);

    [Fact]
    public void Edges_are_kept_by_area_in_ascending_order()
    {
        Assert.Equal((4, 4), (Small.Count, Small.EdgeCount));
        Assert.Equal([1, 2], Small[0].ToArray());
        Assert.Equal([3, 1], Small.Weights(0).ToArray());
        Assert.Equal([3], Small.Islands);
        Assert.Empty(Small[3].ToArray());
    }

    [Fact]
    public void Standardised_weights_add_up_to_one_and_islands_stay_islands()
    {
        var standardised = Small.RowStandardised();
        Assert.Equal([0.75, 0.25], standardised.Weights(0).ToArray());
        Assert.Equal([3], standardised.Islands);
        Assert.True(standardised.IsRowStandardised);
        Assert.False(Small.IsRowStandardised);
    }

    [Fact]
    public void Areas_can_be_taken_away_and_the_rest_is_standardised_again()
    {
        var rest = Small.RowStandardised().Without([false, true, false, false]);
        Assert.Equal(3, rest.Count);
        Assert.Equal([1], rest[0].ToArray());
        Assert.Equal([1], rest.Weights(0).ToArray());
        Assert.Equal([3], Small.Without([false, true, false, false]).Weights(1).ToArray());
        Assert.Equal([0, 1, 2], Small.Without([true, false, false, false]).Islands);
    }

    [Fact]
    public void Broken_edges_are_refused_with_their_numbers()
    {
        Assert.Contains("0 → 2", Assert.Throws<ArgumentException>(() => Neighbours.FromEdges(2, [(0, 2, 1)])).Message);
        Assert.Contains("Area 1", Assert.Throws<ArgumentException>(() => Neighbours.FromEdges(2, [(1, 1, 1)])).Message);
        Assert.Contains("repeated", Assert.Throws<ArgumentException>(() => Neighbours.FromEdges(2, [(0, 1, 1), (0, 1, 2)])).Message);
        Assert.Contains("weighs 0", Assert.Throws<ArgumentException>(() => Neighbours.FromEdges(2, [(0, 1, 0)])).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => Neighbours.FromEdges(2, [(0, 1, double.NaN)])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.FromEdges(-1, []));
        Assert.Throws<IndexOutOfRangeException>(() => Small[4].Length);
        Assert.Contains("drop (1)", Assert.Throws<ArgumentException>(() => Small.Without([true])).Message);
    }

    [Fact]
    public void The_six_nearest_of_3_321_points_agree_with_the_published_list()
    {
        var points = LocalCases.Read("points3321/local.csv");
        var expected = LocalCases.Read("points3321/neighbours-knn6.csv").ToNeighbours(points.Count, weighted: false);
        AssertSame(expected, Neighbours.KNearest(points["x"], points["y"], 6));
    }

    [Fact]
    public void The_tree_finds_what_looking_at_every_pair_finds() =>
        Gen.Select(Gen.Int[0, 12].Array[2, 60], Gen.Int[1, 5], Gen.Int[0, 6]).Sample((cells, wanted, within) =>
        {
            // Few whole coordinates: many equal distances and centres at one place.
            var (x, y) = (Array.ConvertAll(cells, c => (double)(c % 4)), Array.ConvertAll(cells, c => (double)(c * 7 % 5)));
            var k = Math.Min(wanted, cells.Length - 1);
            var (nearest, near) = (Neighbours.KNearest(x, y, k), Neighbours.Within(x, y, within));
            for (var i = 0; i < x.Length; i++)
            {
                var others = Enumerable.Range(0, x.Length).Where(j => j != i).ToArray();
                Assert.Equal(others.OrderBy(j => Squared(i, j)).ThenBy(j => j).Take(k).Order(), nearest[i].ToArray());
                Assert.Equal(others.Where(j => Squared(i, j) <= within * within), near[i].ToArray());
            }
            double Squared(int i, int j) => (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
        });

    [Fact]
    public void An_island_is_joined_both_ways_to_the_nearest_centres()
    {
        double[] x = [0, 1, 2, 10, 11], y = [0, 0, 0, 0, 0];
        var coast = Neighbours.FromEdges(5, [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 1, 1)]);
        var joined = coast.RowStandardised().JoinIslands(x, y);

        Assert.Empty(joined.Islands);
        Assert.Equal([2, 4], joined[3].ToArray());
        Assert.Equal([2, 3], joined[4].ToArray());
        Assert.Equal([1, 3, 4], joined[2].ToArray());
        Assert.Equal([1, 1, 1], joined.Weights(2).ToArray().Select(w => Math.Round(w * 3, 12)));
        Assert.Same(joined, joined.JoinIslands(x, y));
    }

    [Fact]
    public void Centres_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.KNearest([0, 1], [0, 1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.KNearest([0, 1], [0, 1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.Within([0, 1], [0, 1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.JoinIslands([0, 1, 2, 3], [0, 1, 2, 3], 0));
        Assert.Contains("x (1)", Assert.Throws<ArgumentException>(() => Neighbours.Within([0], [0, 1], 1)).Message);
        Assert.Contains("x[1]", Assert.Throws<ArgumentException>(() => Neighbours.KNearest([0, double.NaN], [0, 1], 1)).Message);
        Assert.Contains("areas (4)", Assert.Throws<ArgumentException>(() => Small.JoinIslands([0], [0])).Message);
    }

    internal static void AssertSame(Neighbours expected, Neighbours actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var area = 0; area < expected.Count; area++)
            Assert.True(
                expected[area].SequenceEqual(actual[area]),
                $"Area {area}: expected {string.Join(' ', expected[area].ToArray())}, got {string.Join(' ', actual[area].ToArray())}.");
    }

    [Theory]
    [InlineData(WeightShape.Triangular, 0.75, 0.5)]
    [InlineData(WeightShape.Epanechnikov, 0.9375, 0.75)]
    [InlineData(WeightShape.Quartic, 0.87890625, 0.5625)]
    [InlineData(WeightShape.Gaussian, 0.96923323447634413, 0.88249690258459546)]
    public void A_kernel_weighs_the_nearer_more_and_nothing_beyond_its_bandwidth(WeightShape shape, double near, double middle)
    {
        var weights = Neighbours.Kernel([0, 1, 2, 9], [0, 0, 0, 0], 4, shape);
        Assert.Equal([1, 2], weights[0].ToArray());
        Assert.Equal(near, weights.Weights(0)[0], 1e-15);
        Assert.Equal(middle, weights.Weights(0)[1], 1e-15);
        Assert.Equal([3], weights.Islands);
    }

    [Fact]
    public void A_kernel_of_the_nearest_takes_its_bandwidth_from_the_kth_and_places_at_one_spot_weigh_one()
    {
        var weights = Neighbours.KernelOfNearest([0, 1, 3, 8], [0, 0, 0, 0], 2, WeightShape.Triangular);
        Assert.Equal([1], weights[0].ToArray());
        Assert.Equal(2 / 3.0, weights.Weights(0)[0], 1e-15);
        Assert.Equal([2, 3], Neighbours.KernelOfNearest([0, 1, 3, 8], [0, 0, 0, 0], 3, WeightShape.Gaussian)[0].ToArray()[1..]);
        Assert.Equal([1, 1], Neighbours.KernelOfNearest([5, 5, 5], [1, 1, 1], 2, WeightShape.Quartic).Weights(0).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.KernelOfNearest([0, 1, 2], [0, 0, 0], 1, WeightShape.Quartic));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.Kernel([0, 1], [0, 0], double.NaN, WeightShape.Quartic));
    }
}

using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Local;

public class BivariateMoranTests
{
    private static readonly LocalCases Columbus = LocalCases.Read("columbus/bivariate-moran.csv");
    private static readonly Neighbours Around = LocalCases.Read("columbus/weights-gal-CRIME-W.csv").ToNeighbours(49).RowStandardised();

    [Fact]
    public void It_agrees_with_the_direct_computation_on_both_maps()
    {
        LocalCases.Near(Columbus["I_bv_population_sd"], LocalMoran.Bivariate(Columbus["x"], Columbus["y"], Around).Statistic);
        var nc = LocalCases.Read("nc/bivariate-moran.csv");
        var queen = LocalCases.Read("nc/weights-queen-W.csv").ToNeighbours(nc.Count).RowStandardised();
        LocalCases.Near(nc["I_bv_population_sd"], LocalMoran.Bivariate(nc["x"], nc["y"], queen).Statistic);
    }

    [Fact]
    public void Its_permutation_p_values_lie_within_chance_of_those_of_spdep()
    {
        var answer = LocalMoran.Bivariate(Columbus["x"], Columbus["y"], Around, new() { Count = 9_999, Seed = 4 });
        var known = Columbus["spdep_p_sim"];
        for (var i = 0; i < known.Length; i++)
        {
            var p = Math.Max(known[i], 0.001);
            // spdep's draws put values back, which widens them a little where there are many neighbours.
            Assert.True(Math.Abs(answer.PValue[i] - known[i]) <= 6 * Math.Sqrt(2 * p * (1 - p / 2) / 9_999) + 0.2 * p + 0.004, $"{i}: {answer.PValue[i]} against {known[i]}");
        }
    }

    [Fact]
    public void Of_a_value_with_itself_it_is_local_Moran_and_a_flat_one_tells_nothing()
    {
        var x = Columbus["x"];
        var plan = new Permutations { Count = 199, Seed = 1 };
        var (both, one) = (LocalMoran.Bivariate(x, x, Around, plan), LocalMoran.Test(x, Around, plan));
        LocalCases.Near(one.Statistic, both.Statistic);
        Assert.Equal(one.PValue, both.PValue);
        Assert.Equal(one.Quadrant, both.Quadrant);
        var flat = LocalMoran.Bivariate(x, new double[49], Around, plan);
        Assert.All(flat.Statistic, s => Assert.Equal(0, s));
        Assert.All(flat.PValue, p => Assert.Equal(1, p));
        Assert.All(LocalMoran.Bivariate(new double[49], x, Around, plan).PValue, p => Assert.Equal(1, p));
    }

    [Fact]
    public void An_area_without_either_value_is_left_out_of_both()
    {
        var (x, y) = (Columbus["x"], Columbus["y"]);
        (x[3], y[8]) = (double.NaN, double.NaN);
        var answer = LocalMoran.Bivariate(x, y, Around);
        Assert.Equal([3, 8], Enumerable.Range(0, 49).Where(i => double.IsNaN(answer.Statistic[i])));
    }
}

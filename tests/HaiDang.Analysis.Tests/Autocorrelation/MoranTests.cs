using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Autocorrelation;

public class MoranTests
{
    [Theory]
    [InlineData("columbus", "CRIME", "weights-gal-CRIME-W.csv", "global-gal-CRIME-W.csv")]
    [InlineData("columbus", "CRIME", "weights-gal-CRIME-B.csv", "global-gal-CRIME-B.csv")]
    [InlineData("columbus", "CRIME", "weights-queen-CRIME-W.csv", "global-queen-CRIME-W.csv")]
    [InlineData("nc", "rate74", "weights-queen-W.csv", "global-queen-rate74-W.csv")]
    [InlineData("nc", "rate74", "weights-queen-B.csv", "global-queen-rate74-B.csv")]
    [InlineData("nc", "ft74", "weights-queen-W.csv", "global-queen-ft74-W.csv")]
    public void Moran_and_Geary_agree_with_published_programs(string folder, string column, string weights, string answers)
    {
        var values = LocalCases.Read($"{folder}/data.csv")[column];
        var neighbours = LocalCases.Read($"{folder}/{weights}").ToNeighbours(values.Length);
        var expected = LocalCases.Read($"{folder}/{answers}");

        var moran = Moran.Test(values, neighbours);
        AssertNamed(expected, new()
        {
            ["moran_I"] = moran.Value,
            ["moran_E"] = moran.Randomisation.Expected,
            ["moran_Var_rand"] = moran.Randomisation.Variance,
            ["moran_z_rand"] = moran.Randomisation.Z,
            ["moran_p_rand_greater"] = moran.Randomisation.PGreater,
            ["moran_Var_norm"] = moran.Normality!.Value.Variance,
            ["moran_z_norm"] = moran.Normality!.Value.Z,
        });
        var geary = Geary.Test(values, neighbours);
        AssertNamed(expected, new()
        {
            ["geary_C"] = geary.Value,
            ["geary_E"] = geary.Randomisation.Expected,
            ["geary_Var_rand"] = geary.Randomisation.Variance,
            ["geary_z_rand"] = geary.Randomisation.Z,
            ["geary_p_rand"] = geary.Randomisation.PGreater,
            ["geary_Var_norm"] = geary.Normality!.Value.Variance,
            ["geary_z_norm"] = geary.Normality!.Value.Z,
        });
    }

    [Theory]
    [InlineData("columbus", "CRIME", "weights-gal-CRIME-B.csv")]
    [InlineData("nc", "rate74", "weights-queen-B.csv")]
    public void General_G_agrees_with_published_programs(string folder, string column, string weights)
    {
        var values = LocalCases.Read($"{folder}/data.csv")[column];
        var g = GeneralG.Test(values, LocalCases.Read($"{folder}/{weights}").ToNeighbours(values.Length));
        AssertNamed(LocalCases.Read($"{folder}/global-g-binary.csv"), new()
        {
            ["G"] = g.Value,
            ["expected"] = g.Randomisation.Expected,
            ["variance"] = g.Randomisation.Variance,
            ["z"] = g.Randomisation.Z,
            ["p_greater"] = g.Randomisation.PGreater,
        });
    }

    public static TheoryData<string, Func<double[], Neighbours, Permutations?, GlobalResult>> Statistics => new()
    {
        { "Moran", (values, neighbours, plan) => Moran.Test(values, neighbours, plan) },
        { "Geary", (values, neighbours, plan) => Geary.Test(values, neighbours, plan) },
        { "G", (values, neighbours, plan) => GeneralG.Test(values, neighbours, plan) },
    };

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Moments_and_permutation_agree_with_all_720_orders(
        string name, Func<double[], Neighbours, Permutations?, GlobalResult> statistic)
    {
        double[] values = [1, 2.5, 3, 7, 4, 0.5];
        var uneven = Neighbours.FromEdges(6, [(0, 1, 1), (1, 0, 2), (1, 2, 1), (2, 1, 1), (2, 3, 3), (3, 4, 1), (4, 3, 1), (4, 5, 0.5), (5, 0, 1)]);
        var result = statistic(values, uneven, Plan);
        var all = Orders.Of(values).Select(order => statistic(order, uneven, null).Value).ToArray();

        Assert.Equal(720, all.Length);
        Assert.Equal(all.Average(), result.Randomisation.Expected, 1e-12);
        Assert.Equal(all.Average(v => v * v) - all.Average() * all.Average(), result.Randomisation.Variance, 1e-12);
        var alike = name == "Geary" ? all.Count(v => v <= result.Value + 1e-12) : all.Count(v => v >= result.Value - 1e-12);
        var (exact, m) = (alike / 720.0, result.Permutation!.Value.Permutations);
        Assert.InRange(result.Permutation!.Value.PGreater, exact - 4 * Math.Sqrt(exact / m), exact + 4 * Math.Sqrt(exact / m));
    }

    [Fact]
    public void A_strong_pattern_is_found_in_one_direction_by_all_three()
    {
        var values = LocalCases.Read("columbus/data.csv")["CRIME"];
        var neighbours = LocalCases.Read("columbus/weights-gal-CRIME-B.csv").ToNeighbours(values.Length);
        Assert.All(
            [Moran.Test(values, neighbours, Plan), Geary.Test(values, neighbours, Plan), GeneralG.Test(values, neighbours, Plan)],
            result =>
            {
                Assert.InRange(result.Permutation!.Value.PGreater, 1 / 10_000.0, 0.001);
                Assert.Equal(2 * result.Permutation!.Value.PGreater, result.Permutation!.Value.PTwoSided);
                Assert.True(result.Randomisation.Z > 3);
            });
    }

    [Fact]
    public void Cores_do_not_change_a_shuffle()
    {
        var values = LocalCases.Read("nc/data.csv")["rate74"];
        var neighbours = LocalCases.Read("nc/weights-queen-W.csv").ToNeighbours(values.Length);
        Assert.Equal(
            Moran.Test(values, neighbours, Plan with { Cores = 1 }).Permutation,
            Moran.Test(values, neighbours, Plan with { Cores = 7 }).Permutation);
    }

    [Fact]
    public void Nothing_varies_when_all_values_are_equal()
    {
        double[] values = [0.1, 0.1, 0.1, 0.1];
        var ring = Neighbours.FromEdges(4, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 0, 1)]);
        Assert.All([Moran.Test(values, ring, Plan), Geary.Test(values, ring, Plan), GeneralG.Test(values, ring, Plan)], result =>
        {
            Assert.Equal(0, result.Value);
            Assert.Equal(1, result.Randomisation.PTwoSided);
            Assert.Equal(1, result.Permutation!.Value.PTwoSided);
        });
    }

    [Fact]
    public void Without_any_neighbours_nobody_can_tell()
    {
        var islands = Neighbours.FromEdges(3, []);
        Assert.All(
            [Moran.Test([1, 2, 3], islands, Plan), Geary.Test([1, 2, 3], islands, Plan), GeneralG.Test([1, 2, 3], islands, Plan)],
            result =>
            {
                Assert.Equal(double.NaN, result.Value);
                Assert.Equal(double.NaN, result.Randomisation.PTwoSided);
                Assert.Null(result.Permutation);
            });
    }

    [Fact]
    public void A_missing_value_takes_its_area_off_the_map()
    {
        var all = Neighbours.FromEdges(5, [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 1, 1), (2, 4, 1), (4, 2, 1), (3, 4, 1), (4, 3, 1)]);
        var fewer = Neighbours.FromEdges(4, [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 1, 1)]);
        Assert.Equal(Moran.Test([1, 4, 2, 7], fewer), Moran.Test([1, 4, 2, 7, double.NaN], all));
    }

    [Fact]
    public void General_G_refuses_a_negative_value() =>
        Assert.Contains("-2", Assert.Throws<ArgumentException>(() => GeneralG.Test([1, -2], Neighbours.FromEdges(2, [(0, 1, 1)]))).Message);

    [Fact]
    public void General_G_cannot_tell_where_only_one_area_has_anything() =>
        Assert.Equal(double.NaN, GeneralG.Test([0, 5, 0], Neighbours.FromEdges(3, [(0, 1, 1), (1, 2, 1)])).Value);

    private static Permutations Plan => new() { Count = 9_999, Seed = 20_250_701 };

    private static void AssertNamed(LocalCases expected, Dictionary<string, double> actual)
    {
        foreach (var (name, value) in actual)
            Assert.True(
                Math.Abs(expected.Named(name) - value) <= 1e-10 * Math.Abs(expected.Named(name)),
                $"{name}: expected {expected.Named(name):R}, got {value:R}.");
    }
}

using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using MathNet.Numerics.Distributions;
using Xunit;

namespace HaiDang.Analysis.Tests.Local;

public class LocalMoranTests
{
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "columbus", "CRIME", "weights-gal-CRIME-W.csv", "gal-CRIME-W.csv" },
        { "columbus", "CRIME", "weights-gal-CRIME-B.csv", "gal-CRIME-B.csv" },
        { "columbus", "CRIME", "weights-queen-CRIME-W.csv", "queen-CRIME-W.csv" },
        { "nc", "rate74", "weights-queen-W.csv", "queen-rate74-W.csv" },
        { "nc", "rate74", "weights-queen-B.csv", "queen-rate74-B.csv" },
        { "nc", "ft74", "weights-queen-W.csv", "queen-ft74-W.csv" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Local_Moran_Gi_and_Gi_star_agree_with_published_programs(string folder, string column, string weights, string answers)
    {
        var values = LocalCases.Read($"{folder}/data.csv")[column];
        var neighbours = LocalCases.Read($"{folder}/{weights}").ToNeighbours(values.Length);
        var expected = LocalCases.Read($"{folder}/local-{answers}");

        var moran = LocalMoran.Test(values, neighbours);
        LocalCases.Near(expected["Ii"], moran.Statistic);
        LocalCases.Near(expected["E_cond"], moran.Expected);
        LocalCases.Near(expected["Var_cond"], moran.Variance);
        LocalCases.Near(expected["Z_cond"], moran.ZScore);
        LocalCases.Near(expected["P_cond"], moran.PAnalytic);

        LocalCases.Near(expected["Gi_z"], GetisOrd.Local(values, neighbours).ZScore);
        LocalCases.Near(expected["Gistar_z"], GetisOrd.Star(values, neighbours).ZScore);
        LocalCases.Near(expected["Gistar_z_B"], GetisOrd.Star(values, neighbours.RowStandardised()).ZScore);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Permutation_p_values_agree_with_99_999_published_ones_up_to_replacement(string folder, string column, string weights, string answers)
    {
        const int permutations = 19_999;
        var values = LocalCases.Read($"{folder}/data.csv")[column];
        var neighbours = LocalCases.Read($"{folder}/{weights}").ToNeighbours(values.Length);
        var published = LocalCases.Read($"{folder}/localperm99999-{answers}");
        var result = LocalMoran.Test(values, neighbours, new Permutations { Count = permutations, Seed = 7 });

        for (var i = 0; i < values.Length; i++)
        {
            // The published draws put each value back, so that a sum of k out of N others spreads wider by (N − 1) / (N − k).
            var (others, k) = (values.Length - 1.0, neighbours[i].Length);
            var wider = Math.Sqrt((others - 1) / (others - k));
            var folded = Normal.CDF(0, 1, wider * Normal.InvCDF(0, 1, Math.Min(0.5, published["Pfolded_sim"][i])));
            var allowed = 4 * Math.Sqrt(folded * (1 - folded) / permutations) + 0.003;   // the curve is not quite normal
            Assert.InRange(result.PFolded[i], folded - allowed, folded + allowed);
            Assert.Equal(Math.Min(1, 2 * result.PFolded[i]), result.PValue[i]);
        }
    }

    [Fact]
    public void Ten_thousand_cells_agree_with_published_programs()
    {
        var expected = LocalCases.Read("lattice100/local.csv");
        AgreesWithPublished(expected, "x", LocalCases.Lattice(100));
    }

    [Fact]
    public void Three_thousand_points_agree_with_published_programs()
    {
        var expected = LocalCases.Read("points3321/local.csv");
        AgreesWithPublished(expected, "v", LocalCases.Read("points3321/neighbours-knn6.csv").ToNeighbours(expected.Count, weighted: false));
    }

    [Fact]
    public void The_mean_of_the_local_statistics_is_the_global_one()
    {
        var values = LocalCases.Read("nc/data.csv")["ft74"];
        var neighbours = LocalCases.Read("nc/weights-queen-B.csv").ToNeighbours(values.Length).RowStandardised();
        Assert.Equal(LocalCases.Read("nc/global-queen-ft74-W.csv").Named("moran_I"), LocalMoran.Test(values, neighbours).Statistic.Average(), 1e-12);
    }

    [Fact]
    public void An_area_at_the_mean_is_never_significant()
    {
        // Area 2 holds the mean, 3; whatever lies around it, its statistic is 0.
        var star = Neighbours.FromEdges(5, [(2, 3, 1), (2, 4, 1), (0, 1, 1)]);
        var result = LocalMoran.Test([1, 2, 3, 4, 5], star, new Permutations { Count = 99, Seed = 1 });
        Assert.Equal((0, 1), (result.Statistic[2], result.PValue[2]));
    }

    private static void AgreesWithPublished(LocalCases expected, string column, Neighbours neighbours)
    {
        var standardised = neighbours.RowStandardised();
        var moran = LocalMoran.Test(expected[column], standardised, new Permutations { Count = 999, Seed = 3 });
        LocalCases.Near(expected["Ii"], moran.Statistic, 1e-9);   // printed to 12 digits
        LocalCases.Near(expected["E_cond"], moran.Expected, 1e-9);
        LocalCases.Near(expected["Var_cond"], moran.Variance, 1e-9);
        LocalCases.Near(expected["Z_cond"], moran.ZScore, 1e-9);
        LocalCases.Near(expected["Gi_z"], GetisOrd.Local(expected[column], neighbours).ZScore, 1e-9);
        LocalCases.Near(expected["Gistar_z"], GetisOrd.Star(expected[column], standardised).ZScore, 1e-9);

        double n = expected.Count;
        LocalCases.Near(expected["esda_I"], [.. moran.Statistic.Select(i => i * (n - 1) / n)], 1e-9);
        Assert.Equal(expected["esda_quadrant"].Select(q => (Quadrant)(int)q), moran.Quadrant);

        // Both sides are 999 draws: their difference has twice the variance of one.
        var far = expected["esda_p_sim"].Zip(moran.PFolded)
            .Count(p => Math.Abs(p.First - p.Second) > 4 * Math.Sqrt(2 * Pooled(p) * (1 - Pooled(p)) / 999) + 0.001);
        Assert.InRange(far, 0, (int)(0.001 * n));
        static double Pooled((double First, double Second) p) => (p.First + p.Second) / 2;
    }
}

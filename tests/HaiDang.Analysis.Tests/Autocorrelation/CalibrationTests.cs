using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Autocorrelation;

/// <summary>How often is a pattern told where there is none? 20,000 maps of 64 areas of skewed values; one-sided for the map, two-sided for an area.</summary>
[Trait("speed", "long")]
public class CalibrationTests
{
    private const int Nulls = 20_000, Side = 8;
    private static readonly Neighbours Queen = LocalCases.Lattice(Side), Standardised = Queen.RowStandardised();

    public static TheoryData<string, Func<double[], Permutations, double>> Tests => new()
    {
        { "Moran", (values, plan) => Moran.Test(values, Standardised, plan).Permutation!.Value.PGreater },
        { "Geary", (values, plan) => Geary.Test(values, Standardised, plan).Permutation!.Value.PGreater },
        { "G", (values, plan) => GeneralG.Test(values, Queen, plan).Permutation!.Value.PGreater },
        { "local Moran", (values, plan) => LocalMoran.Test(values, Standardised, plan).PValue[27] },
        { "Gi*", (values, plan) => GetisOrd.Star(values, Queen, plan).PValue[27] },
        { "local Geary", (values, plan) => LocalGeary.Test(values, Standardised, plan).PValue[27] },
        { "bivariate Moran", (values, plan) => LocalMoran.Bivariate(values, [.. values.Select((_, i) => values[(i * 29 + 5) % 64])], Standardised, plan).PValue[27] },
    };

    [Theory, MemberData(nameof(Tests))]
    public void Without_a_pattern_one_is_told_in_five_of_a_hundred(string name, Func<double[], Permutations, double> p)
    {
        var told = 0;
        for (var world = 0; world < Nulls; world++)
        {
            var random = new SeededRandom(44, world, 0);
            var values = new double[Side * Side];
            for (var i = 0; i < values.Length; i++) values[i] = -Math.Log(1 - random.NextDouble());
            if (p(values, new() { Count = 199, Seed = (ulong)world }) <= 0.05) told++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {told} of {Nulls}");
        // 5 % ± 2.576 standard errors of 20,000 draws.
        Assert.InRange((double)told / Nulls, 0.0460, 0.0540);
    }

    [Fact]
    public void Of_join_counts_those_within_a_kind_are_told_in_no_more_than_five_of_a_hundred()
    {
        var told = 0;
        for (var world = 0; world < Nulls; world++)
        {
            var random = new SeededRandom(45, world, 0);
            var kinds = new int[Side * Side];
            for (var i = 0; i < kinds.Length; i++) kinds[i] = random.Below(2);
            if (JoinCounts.Test(kinds, Queen, new() { Count = 199, Seed = (ulong)world })[0].Permutation!.Value.PGreater <= 0.05) told++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"join counts: {told} of {Nulls}");
        // Counts tie, and ties count against the observation.
        Assert.InRange((double)told / Nulls, 0.03, 0.0540);
    }
}

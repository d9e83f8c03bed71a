using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Scan;
using Xunit;

namespace HaiDang.Analysis.Tests.Scan;

/// <summary>How often is a cluster told where there is none, and how often is one found that was planted? Holds the tables of docs/methods/scan-statistics.md.</summary>
[Trait("speed", "long")]
public class ScanCalibrationTests
{
    private const int Places = 25, Steps = 20;

    public static TheoryData<ScanModel, ScanKind, ScanRates, bool> Scans => new()
    {
        { ScanModel.Poisson, ScanKind.Spatial, ScanRates.High, false },
        { ScanModel.Poisson, ScanKind.Spatial, ScanRates.Low, false },
        { ScanModel.Poisson, ScanKind.Spatial, ScanRates.Both, true },
        { ScanModel.Poisson, ScanKind.Temporal, ScanRates.High, false },
        { ScanModel.Poisson, ScanKind.SpaceTime, ScanRates.High, false },
        { ScanModel.Poisson, ScanKind.Prospective, ScanRates.High, false },
        { ScanModel.Bernoulli, ScanKind.Spatial, ScanRates.High, false },
        { ScanModel.Bernoulli, ScanKind.SpaceTime, ScanRates.Both, false },
        { ScanModel.SpaceTimePermutation, ScanKind.SpaceTime, ScanRates.High, false },
        { ScanModel.SpaceTimePermutation, ScanKind.Prospective, ScanRates.High, false },
    };

    [Theory, MemberData(nameof(Scans))]
    public void Without_a_cluster_one_is_told_in_five_of_a_hundred(ScanModel model, ScanKind kind, ScanRates rates, bool ellipses)
    {
        const int nulls = 2000;
        var settings = new ScanSettings
        {
            Kind = kind, Rates = rates, Replications = 99, MaximumSteps = kind is ScanKind.Spatial ? null : 7, Ellipses = ellipses ? [new(2, 4), new(4, 6)] : [], EllipsePenalty = 0.5,
        };
        var told = Enumerable.Range(0, nulls).Count(i => ScanStatistic.Run(Null(model, kind, i), settings with { Seed = (ulong)i }).Clusters is [{ PValue: <= 0.05 }, ..]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{model} {kind} {rates}: {told} of {nulls}");
        // 5 % ± 2.576 standard errors of 2,000 draws; ties of counts can only make it fewer.
        Assert.InRange((double)told / nulls, 0.0374, 0.0626);
    }

    [Theory]
    [InlineData(1.5, 0.25, 0.45), InlineData(2, 0.80, 0.95), InlineData(3, 0.95, 1)]
    public void A_planted_cluster_is_found_the_more_often_the_stronger_it_is(double risk, double least, double most)
    {
        const int worlds = 400;
        int[] planted = [6, 7, 11, 12];
        var found = 0;
        for (var world = 0; world < worlds; world++)
        {
            var random = new SeededRandom(7, world, 1);
            var cases = new int[Places];
            for (var i = 0; i < Places; i++) cases[i] = (int)Draws.Poisson(planted.Contains(i) ? 12 * risk : 12, ref random);
            var answer = ScanStatistic.Run(Spatial(cases), new() { Kind = ScanKind.Spatial, Replications = 199, Seed = (ulong)world });
            if (answer.Clusters is [{ PValue: <= 0.05 } first, ..] && planted.Count(first.Locations.Contains) >= 3) found++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"risk {risk}: {found} of {worlds}");
        Assert.InRange((double)found / worlds, least, most);
    }

    private static ScanInput Spatial(int[] cases) => new()
    {
        Model = ScanModel.Poisson, Places = Square, Cases = [.. cases.Select((n, i) => new ScanCount(i, 0, 0, n))], Expected = [.. Enumerable.Repeat((double)cases.Sum() / Places, Places)],
    };

    /// <summary>Cases thrown without regard to place and time, into places of unequal size.</summary>
    private static ScanInput Null(ScanModel model, ScanKind kind, int world)
    {
        var steps = kind is ScanKind.Spatial ? 1 : Steps;
        var random = new SeededRandom(2026, world, 0);
        var weights = Enumerable.Range(0, Places).Select(i => 1.0 + i % 5).ToArray();
        var total = weights.Sum();
        int Place()
        {
            var at = random.NextDouble() * total;
            var place = 0;
            for (; place < Places - 1 && at >= weights[place]; place++) at -= weights[place];
            return place;
        }
        ScanCount[] Throw(int n) => [.. Enumerable.Range(0, n).Select(_ => new ScanCount(Place(), random.Below(steps), 0, 1))];
        const int cases = 400;
        return new()
        {
            Model = model, Places = Square, Steps = steps, Cases = Throw(cases), Controls = model is ScanModel.Bernoulli ? Throw(2 * cases) : [],
            Expected = model is ScanModel.Poisson ? [.. weights.SelectMany(w => Enumerable.Repeat(cases * w / total / steps, steps))] : [],
        };
    }

    private static ScanPlaces Square { get; } = ScanPlaces.InPlane(
        [.. Enumerable.Range(0, Places).Select(i => i % 5 + 0.01 * i)], [.. Enumerable.Range(0, Places).Select(i => i / 5 + 0.003 * i)]);
}

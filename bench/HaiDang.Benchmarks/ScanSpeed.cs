using BenchmarkDotNet.Attributes;
using HaiDang.Analysis.Scan;
namespace HaiDang.Benchmarks;

/// <summary>Scans with 999 simulations on synthetic data; ratios against the permutation scan looking back over 54 places × 365 days.</summary>
[ShortRunJob]
public class ScanSpeed
{
    private const int Days = 365;
    private ScanInput _small = null!, _bernoulli = null!, _large = null!, _spatial = null!;

    [GlobalSetup]
    public void Draw()
    {
        _small = World(ScanModel.SpaceTimePermutation, 54, Days, 5_000);
        _bernoulli = World(ScanModel.Bernoulli, 54, Days, 5_000);
        _large = World(ScanModel.SpaceTimePermutation, 1_000, Days, 10_000);
        _spatial = World(ScanModel.Poisson, 3_321, 1, 50_258);
    }

    [Benchmark(Baseline = true)] public ScanAnswer Permutation_54() => Run(_small, new() { Kind = ScanKind.SpaceTime, MaximumSteps = 30 });
    [Benchmark] public ScanAnswer Permutation_54_low() => Run(_small, new() { Kind = ScanKind.SpaceTime, MaximumSteps = 30, Rates = ScanRates.Low });
    [Benchmark] public ScanAnswer Permutation_54_half_a_year() => Run(_small, new() { Kind = ScanKind.SpaceTime, MaximumSteps = Days / 2 });
    [Benchmark] public ScanAnswer Permutation_54_prospective() => Run(_small, new() { Kind = ScanKind.Prospective, MaximumSteps = 30 });
    [Benchmark] public ScanAnswer Bernoulli_54() => Run(_bernoulli, new() { Kind = ScanKind.SpaceTime, MaximumSteps = 30 });
    [Benchmark] public ScanAnswer Permutation_1000() => Run(_large, new() { Kind = ScanKind.SpaceTime, MaximumSteps = 30 });
    [Benchmark] public ScanAnswer Permutation_1000_prospective() => Run(_large, new() { Kind = ScanKind.Prospective, MaximumSteps = 30 });
    [Benchmark] public ScanAnswer Spatial_3321() => Run(_spatial, new() { Kind = ScanKind.Spatial });

    private static ScanAnswer Run(ScanInput input, ScanSettings settings) => ScanStatistic.Run(input, settings with { Replications = 999, Seed = 1 });

    private static ScanInput World(ScanModel model, int places, int steps, int cases)
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, places).Select(_ => random.NextDouble())], y = [.. x.Select(_ => random.NextDouble())];
        ScanCount[] Throw(int n) => [.. Enumerable.Range(0, n).Select(_ => new ScanCount((int)(random.NextDouble() * random.NextDouble() * places), random.Next(steps), 0, 1))];
        return new()
        {
            Model = model, Places = ScanPlaces.InPlane(x, y), Steps = steps, Cases = Throw(cases), Controls = model == ScanModel.Bernoulli ? Throw(2 * cases) : [],
            Expected = model == ScanModel.Poisson ? [.. Enumerable.Repeat((double)cases / places / steps, places * steps)] : [],
        };
    }
}

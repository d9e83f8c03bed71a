using BenchmarkDotNet.Attributes;
using HaiDang.Analysis;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Local;
namespace HaiDang.Benchmarks;

/// <summary>999 conditional permutations, drawn anew for every area.</summary>
[ShortRunJob]
public class LocalStatistics
{
    private static readonly Permutations Once = new() { Count = 999, Seed = 7 };
    private double[] _points = [], _lattice = [];
    private Neighbours _nearest = null!, _queen = null!;

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 3_321).Select(_ => random.NextDouble())], y = [.. x.Select(_ => random.NextDouble())];
        _points = [.. x.Select(_ => random.NextDouble())];
        _nearest = Neighbours.KNearest(x, y, 6);
        _lattice = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble())];
        _queen = Neighbours.FromEdges(10_000,
            from at in Enumerable.Range(0, 10_000)
            from dx in new[] { -1, 0, 1 }
            from dy in new[] { -1, 0, 1 }
            where (dx, dy) != (0, 0) && at % 100 + dx is >= 0 and < 100 && at / 100 + dy is >= 0 and < 100
            select (at, at + dx + (100 * dy), 1.0));
    }

    [Benchmark] public LocalResult Moran_3321_points_6_nearest() => LocalMoran.Test(_points, _nearest, Once);
    [Benchmark] public LocalResult GiStar_3321_points_6_nearest() => GetisOrd.Star(_points, _nearest, Once);
    [Benchmark] public LocalResult Moran_lattice_100_queen() => LocalMoran.Test(_lattice, _queen, Once);
    [Benchmark] public LocalResult GiStar_lattice_100_queen() => GetisOrd.Star(_lattice, _queen, Once);
}

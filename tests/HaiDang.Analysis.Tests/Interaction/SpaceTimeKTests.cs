using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Interaction;
using NetTopologySuite.Geometries;
using Xunit;

namespace HaiDang.Analysis.Tests.Interaction;

public class SpaceTimeKTests
{
    private static readonly Polygon Square = new(RipleyKTests.Ring(0, 0, 100));

    [Theory]
    [InlineData(KEdge.None)]
    [InlineData(KEdge.Isotropic)]
    public void Every_cell_is_the_sum_over_all_ordered_pairs(KEdge edge)
    {
        var (x, y, t) = World(60, 1, repeats: false);
        double[] distances = [5, 12, 20], spans = [3, 10, 25];
        var answer = SpaceTimeK.Of(x, y, t, Square, distances, spans, edge, new() { Count = 19, Seed = 1 });
        var circles = new CircleInWindow(Square);
        var (first, last) = (t.Min(), t.Max());
        foreach (var cell in answer.Cells)
        {
            double both = 0, space = 0, time = 0;
            for (var i = 0; i < 60; i++)
                for (var j = 0; j < 60; j++)
                {
                    if (i == j) continue;
                    var d = Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
                    var u = Math.Abs(t[i] - t[j]);
                    var w = d > cell.Distance ? 0 : edge == KEdge.None ? 1 : 1 / circles.Share(x[i], y[i], d, circles.Near(x[i], y[i], d));
                    var v = u > cell.Span ? 0 : u > t[i] - first || u > last - t[i] ? 2 : 1;
                    (both, space, time) = (both + w * v, space + w, time + v);
                }
            var scale = 1e4 / (60.0 * 59);
            Assert.Equal(scale * (last - first) * both, cell.K, 1e-9 * (1 + cell.K));
            Assert.Equal(scale * space * (last - first) * time / (60.0 * 59), cell.Product, 1e-9 * cell.Product);
        }
    }

    [Fact]
    public void Planted_repeats_are_told_and_the_answer_does_not_depend_on_cores()
    {
        var (x, y, t) = World(150, 2, repeats: true);
        SpaceTimeKFunction Run(int cores) => SpaceTimeK.Of(x, y, t, Square, [3, 10], [2, 20], KEdge.Isotropic, new() { Count = 199, Seed = 3, Cores = cores });
        var (one, two) = (Run(1), Run(2));
        Assert.Equal(one.Cells, two.Cells);
        Assert.Equal(one.Overall, two.Overall);
        Assert.InRange(one.Overall.PGreater, 0, 0.01);
        Assert.True(one.Cells[0].Excess > 1 && one.Cells[0].Excess > one.Cells[3].Excess);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var plan = new Permutations { Count = 9, Seed = 1 };
        Assert.Throws<ArgumentException>(() => SpaceTimeK.Of([1, 2, 3], [1, 2, 3], [5, 5, 5], Square, [1], [1], KEdge.None, plan));
        Assert.Throws<ArgumentException>(() => SpaceTimeK.Of([1, 2, 300], [1, 2, 3], [5, 6, 7], Square, [1], [1], KEdge.None, plan));
        Assert.Throws<ArgumentException>(() => SpaceTimeK.Of([1, 2, 3], [1, 2, 3], [5, 6, 7], Square, [1], [1], KEdge.Border, plan));
        Assert.Throws<ArgumentException>(() => SpaceTimeK.Of([1, 2, 3], [1, 2, 3], [5, 6, 7], Square, [1], [0], KEdge.None, plan));
    }

    [Fact, Trait("speed", "long")]
    public void Without_interaction_one_is_told_in_five_of_a_hundred()
    {
        const int nulls = 2000;
        var told = 0;
        for (var world = 0; world < nulls; world++)
        {
            var (x, y, t) = World(60, world, repeats: false);
            if (SpaceTimeK.Of(x, y, t, Square, [5, 15], [5, 20], KEdge.None, new() { Count = 99, Seed = (ulong)world }).Overall.PGreater <= 0.05) told++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} of {nulls}");
        Assert.InRange((double)told / nulls, 0.0374, 0.0626);
    }

    internal static (double[] X, double[] Y, double[] T) World(int n, int seed, bool repeats)
    {
        var random = new SeededRandom(77, seed, 0);
        var (x, y, t) = (new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            // Thicker to the west, as towns are.
            (x[i], y[i], t[i]) = (100 * random.NextDouble() * random.NextDouble(), 100 * random.NextDouble(), Math.Floor(200 * random.NextDouble()));
            if (repeats && i % 3 == 2) (x[i], y[i], t[i]) = (x[i - 1] + random.NextDouble(), y[i - 1], t[i - 1] + random.NextDouble());
        }
        return (x, y, t);
    }
}

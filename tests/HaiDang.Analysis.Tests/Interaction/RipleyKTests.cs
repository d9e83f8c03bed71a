using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using HaiDang.Analysis.Interaction;
using HaiDang.Analysis.Tests.Density;
using NetTopologySuite.Geometries;
using Xunit;

namespace HaiDang.Analysis.Tests.Interaction;

public class RipleyKTests
{
    private static readonly IReadOnlyList<Known.Row> Answers = Known.Rows("points", "k-function.csv");
    private static readonly double[] Distances = [.. Answers.Select(r => r["r"])];

    [Theory]
    [InlineData(KEdge.None, "none")]
    [InlineData(KEdge.Isotropic, "isotropic")]
    [InlineData(KEdge.Border, "border")]
    public void K_of_500_points_is_the_direct_count(KEdge edge, string column)
    {
        var k = RipleyK.Of(Pattern.X, Pattern.Y, Pattern.Window, Distances, edge);
        Assert.Equal(5085, k.Area, 1e-9);
        for (var i = 0; i < Distances.Length; i++)
        {
            Assert.Equal(Answers[i][column], k.Rows[i].K, Answers[i][column] * 1e-12);
            if (edge == KEdge.Border) Assert.Equal((int)Answers[i]["border_points"], k.Rows[i].PointsUsed);
            Assert.Equal(Answers[i]["poisson"], k.Rows[i].Poisson, 1e-12);
        }
    }

    [Fact]
    public void The_share_of_a_circle_is_that_of_its_points_with_holes_corners_and_circles_about_the_whole()
    {
        var window = new Polygon(Ring(0, 0, 10), [Ring(4, 4, 2)]);
        var circles = new CircleInWindow(window);
        foreach (var (x, y, radius) in new[] { (5.0, 3.0, 1.5), (1.0, 1.0, 1.0), (2.0, 5.0, 2.5), (5.0, 3.0, 0.5), (5.0, 2.0, 30.0), (1.0, 1.0, Math.Sqrt(2)), (3.0, 3.0, Math.Sqrt(2)) })
        {
            var inside = 0;
            for (var step = 0; step < 100_000; step++)
            {
                var (sin, cos) = Math.SinCos(Math.Tau * (step + 0.5) / 100_000);
                if (circles.Holds(x + radius * cos, y + radius * sin)) inside++;
            }
            Assert.Equal(inside / 100_000.0, circles.Share(x, y, radius, circles.Near(x, y, radius)), 1e-3);
        }
    }

    [Fact]
    public void Points_that_lie_together_are_told_and_the_answer_does_not_depend_on_cores()
    {
        var one = RipleyK.Of(Pattern.X, Pattern.Y, Pattern.Window, [2, 5, 10], KEdge.Isotropic, new() { Count = 99, Seed = 1, Cores = 1 });
        var two = RipleyK.Of(Pattern.X, Pattern.Y, Pattern.Window, [2, 5, 10], KEdge.Isotropic, new() { Count = 99, Seed = 1, Cores = 2 });
        Assert.Equal(one.Rows, two.Rows);
        Assert.Equal(one.Overall, two.Overall);
        Assert.Equal(0.01, one.Overall!.Value.PGreater);
        Assert.All(one.Rows, r => Assert.True(r.K > r.Upper && r.Upper > r.Lower && r.L > r.Distance));
    }

    [Fact]
    public void Bad_input_is_refused_and_points_outside_are_counted()
    {
        Assert.Equal((2, 1), RipleyK.Of([5, 6, 50], [5, 5, 5], new Polygon(Ring(0, 0, 10)), [1], KEdge.None) is var k ? (k.Points, k.Outside) : default);
        Assert.Throws<ArgumentException>(() => RipleyK.Of([5, 60], [5, 5], new Polygon(Ring(0, 0, 10)), [1]));
        Assert.Throws<ArgumentException>(() => RipleyK.Of([5, 6], [5, 5], new Polygon(Ring(0, 0, 10)), [2, 1]));
        Assert.Throws<ArgumentException>(() => RipleyK.Of([5, double.NaN], [5, 5], new Polygon(Ring(0, 0, 10)), [1]));
        Assert.True(double.IsNaN(RipleyK.Of([5, 6], [5, 5], new Polygon(Ring(0, 0, 10)), [7], KEdge.Border).Rows[0].K));
    }

    [Fact, Trait("speed", "long")]
    public void Without_a_pattern_one_is_told_in_five_of_a_hundred()
    {
        const int nulls = 2000;
        var told = 0;
        for (var world = 0; world < nulls; world++)
        {
            var random = new SeededRandom(8, world, 0);
            var (x, y) = (new double[40], new double[40]);
            for (var i = 0; i < 40; i++) (x[i], y[i]) = (random.NextDouble() * 10, random.NextDouble() * 10);
            if (RipleyK.Of(x, y, new Polygon(Ring(0, 0, 10)), [0.5, 1, 2], KEdge.Isotropic, new() { Count = 99, Seed = (ulong)world }).Overall!.Value.PGreater <= 0.05) told++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} of {nulls}");
        Assert.InRange((double)told / nulls, 0.0374, 0.0626);
    }

    internal static LinearRing Ring(double west, double south, double side) =>
        new([new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side), new(west, south)]);
}

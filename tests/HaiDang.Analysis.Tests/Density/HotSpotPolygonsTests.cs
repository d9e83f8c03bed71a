using HaiDang.Analysis.Density;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class HotSpotPolygonsTests
{
    private static readonly DensitySurface Surface =
        KernelDensity.Estimate(Pattern.X, Pattern.Y, Grid.Covering(Pattern.Window.EnvelopeInternal, 0.5), Pattern.Quartic(EdgeCorrection.Diggle)).Within(Pattern.Window);

    [Fact]
    public void The_smallest_ground_that_holds_half_of_the_density_holds_about_half_of_the_points()
    {
        var ground = HotSpotPolygons.Holding(Surface, 0.5, Pattern.X, Pattern.Y);
        Assert.InRange(ground.Polygons.Sum(p => p.Points), 230, 290);
        var inside = Surface.Values.Where(v => v >= ground.Level).Sum() / Surface.Values.Where(double.IsFinite).Sum();
        Assert.Equal(0.5, inside, 0.001);
        Assert.Equal(ground.Polygons.OrderByDescending(p => p.Points).Select(p => p.Points), ground.Polygons.Select(p => p.Points));
    }

    [Fact]
    public void The_densest_tenth_is_a_tenth_of_the_ground_and_any_thinner_share_lies_in_it()
    {
        var tenth = HotSpotPolygons.Densest(Surface, 0.1, Pattern.X, Pattern.Y);
        Assert.Equal(508.5, tenth.Polygons.Sum(p => p.Area.Area), 10.0);
        var hundredth = HotSpotPolygons.Densest(Surface, 0.01, Pattern.X, Pattern.Y);
        Assert.True(hundredth.Level > tenth.Level);
        Assert.All(hundredth.Polygons, p => Assert.Contains(tenth.Polygons, q => q.Area.Contains(p.Area)));
    }

    [Fact]
    public void Empty_ground_has_no_hot_spot_and_a_share_of_one_is_refused()
    {
        var empty = Surface with { Values = new double[Surface.Values.Length] };
        Assert.Empty(HotSpotPolygons.Holding(empty, 0.5, [], []).Polygons);
        Assert.Throws<ArgumentException>(() => HotSpotPolygons.Holding(Surface, 1, [], []));
    }
}

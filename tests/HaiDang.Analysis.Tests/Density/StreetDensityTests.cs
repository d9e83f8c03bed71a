using HaiDang.Analysis.Density;
using HaiDang.Analysis.Inference;
using NetTopologySuite.Geometries;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class StreetDensityTests
{
    private static readonly StreetNetwork Cross = StreetNetwork.Of([Line((-100, 0), (0, 0), (100, 0)), Line((0, -100), (0, 0), (0, 100))]);

    [Fact]
    public void Lines_that_share_a_vertex_meet_and_lines_that_only_cross_do_not()
    {
        Assert.Equal((4, 400.0), (Cross.Count, Cross.TotalMetres));
        Assert.Equal(2, StreetNetwork.Of([Line((-100, 0), (100, 0)), Line((0, -100), (0, 100))]).Count);
        Assert.Equal(1, StreetNetwork.Of([Line((0, 0), (0, 0.001), (50, 0), (100, 0))]).Count);
        Assert.Throws<ArgumentException>(() => StreetNetwork.Of([Line((0, 0), (0, 0.001))]));
    }

    [Fact]
    public void At_a_crossing_of_four_half_goes_on_in_each_direction_and_half_is_thrown_back()
    {
        // 10 m west of the crossing, reach 50: formula by hand with 2/4 onward and 2/4 − 1 back.
        var surface = StreetDensity.Estimate([-10], [3], Cross, 50, 1, 5);
        Assert.Equal((1, 0), (surface.Points, surface.LeftOut));
        double K(double d) => d < 50 ? 15 / (16 * 50.0) * Math.Pow(1 - d * d / 2500, 2) : 0;
        foreach (var lixel in surface.Lixels)
        {
            var middle = lixel.Line.Centroid;
            var expected = middle.X < 0 && Math.Abs(middle.Y) < 1e-9
                ? K(Math.Abs(middle.X + 10)) - 0.5 * K(10 - middle.X)
                : 0.5 * K(10 + Math.Abs(middle.X) + Math.Abs(middle.Y));
            Assert.Equal(Math.Max(0, expected), lixel.Density, 1e-12);
        }
        Assert.Equal(1, surface.Lixels.Sum(l => l.Density * l.Metres), 2e-3);
    }

    [Fact]
    public void Every_point_keeps_a_total_of_one_on_a_town_of_blocks_dead_ends_and_a_roundabout()
    {
        var streets = new List<LineString>();
        for (var i = 0; i <= 4; i++)
        {
            streets.Add(Line([.. Enumerable.Range(0, 5).Select(j => (100.0 * i, 100.0 * j))]));
            streets.Add(Line([.. Enumerable.Range(0, 5).Select(j => (100.0 * j, 100.0 * i))]));
        }
        streets.Add(Line((400, 400), (450, 430)));
        streets.Add(Line((450, 430), (470, 430), (470, 450), (450, 450), (450, 430)));
        var random = new SeededRandom(4, 0, 0);
        double[] x = new double[40], y = new double[40];
        for (var i = 0; i < 40; i++) (x[i], y[i]) = (random.NextDouble() * 470, 100 * random.Below(5) + 1);
        var network = StreetNetwork.Of(streets);
        var surface = StreetDensity.Estimate(x, y, network, 220, 5, 80);
        Assert.Equal(surface.Points, surface.Lixels.Sum(l => l.Density * l.Metres), 0.002 * surface.Points);
        // Continuous at junctions: of lixels that touch, none differs much.
        foreach (var a in surface.Lixels)
            foreach (var b in surface.Lixels.Where(b => b.Line.EndPoint.Distance(a.Line.StartPoint) < 1e-6))
                Assert.InRange(Math.Abs(a.Density - b.Density), 0, 0.15 * surface.Lixels.Max(l => l.Density));
        Assert.Equal(network.TotalMetres, surface.Lixels.Sum(l => l.Metres), 1e-6);
    }

    [Fact]
    public void A_point_across_the_river_counts_on_its_own_bank_alone_and_one_in_the_fields_not_at_all()
    {
        var banks = StreetNetwork.Of([Line((0, 0), (1000, 0)), Line((0, 30), (1000, 30))]);
        var surface = StreetDensity.Estimate([500, 500, 500], [10, 29, 300], banks, 100, 10, 50);
        Assert.Equal((2, 1), (surface.Points, surface.LeftOut));
        Assert.Equal(1, surface.Lixels.Where(l => l.Line.Centroid.Y > 15).Sum(l => l.Density * l.Metres), 0.01);
        Assert.Throws<ArgumentException>(() => StreetDensity.Estimate([1], [1], banks, 0, 1, 1));
        Assert.Throws<ArgumentException>(() => StreetDensity.Estimate([double.NaN], [1], banks, 1, 1, 1));
    }

    private static LineString Line(params (double X, double Y)[] points) => new([.. points.Select(p => new Coordinate(p.X, p.Y))]);
}

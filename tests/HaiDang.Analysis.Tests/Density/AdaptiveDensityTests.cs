using HaiDang.Analysis.Density;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class AdaptiveDensityTests
{
    private static readonly Grid Small = Grid.Covering(Pattern.Window.EnvelopeInternal, 5);

    [Theory]
    [InlineData(EdgeCorrection.None)]
    [InlineData(EdgeCorrection.Diggle)]
    public void Every_cell_is_the_sum_of_kernels_with_bandwidths_by_Abramson(EdgeCorrection edge)
    {
        var settings = Pattern.Gaussian(edge);
        var (surface, bandwidths) = AdaptiveDensity.Estimate(Pattern.X, Pattern.Y, Small, settings, 8);
        var pilot = new double[500];
        KernelDensity.At(Pattern.X, Pattern.Y, Pattern.X, Pattern.Y, settings with { BandwidthMetres = 8, Edge = EdgeCorrection.None }, pilot);
        var mass = new double[500];
        KernelDensity.MassInWindow(Pattern.X, Pattern.Y, settings with { BandwidthMetres = 8 }, mass);
        if (edge == EdgeCorrection.Diggle)
            for (var i = 0; i < 500; i++) pilot[i] /= mass[i];
        var centre = Math.Exp(pilot.Average(Math.Log));
        for (var i = 0; i < 500; i++) Assert.Equal(6 * Math.Sqrt(centre / pilot[i]), bandwidths[i], 1e-9);

        foreach (var cell in (int[])[77, 150, 201, 260])
        {
            var sum = 0d;
            for (var i = 0; i < 500; i++)
            {
                var (dx, dy) = (Pattern.X[i] - Small.X(cell % Small.Columns), Pattern.Y[i] - Small.Y(cell / Small.Columns));
                var own = new double[1];
                if (edge == EdgeCorrection.Diggle) KernelDensity.MassInWindow([Pattern.X[i]], [Pattern.Y[i]], settings with { BandwidthMetres = bandwidths[i] }, own);
                else own[0] = 1;
                sum += Math.Exp(-(dx * dx + dy * dy) / (2 * bandwidths[i] * bandwidths[i])) / (Math.Tau * bandwidths[i] * bandwidths[i]) / own[0];
            }
            Assert.Equal(sum, surface.Values[cell], (edge == EdgeCorrection.None ? 1e-9 : 2e-3) * sum);
        }
    }

    [Fact]
    public void Shared_bandwidths_change_little_and_kernels_are_narrow_where_points_are_many()
    {
        var random = new SeededRandom(1, 0, 0);
        double[] x = new double[3000], y = new double[3000];
        for (var i = 0; i < 3000; i++) (x[i], y[i]) = i < 1500 ? (50 + random.NextDouble(), 40 + random.NextDouble()) : (100 * random.NextDouble(), 80 * random.NextDouble());
        var grid = new Grid { OriginX = 0, OriginY = 0, CellMetres = 2, Columns = 50, Rows = 40 };
        var settings = new DensitySettings { Kernel = Kernel.Quartic, BandwidthMetres = 10 };
        var (shared, bandwidths) = AdaptiveDensity.Estimate(x, y, grid, settings, 10);
        Assert.Equal(DensityPath.Fast, shared.Path);
        Assert.True(bandwidths[..1500].Average() < bandwidths[1500..].Average() / 2);
        Assert.Equal(3000, shared.Values.Sum() * grid.CellArea, 250.0);
        Assert.True(shared.Values.Max() > KernelDensity.Estimate(x, y, grid, settings).Values.Max());
        var most = bandwidths.Order().ToArray()[1500] * AdaptiveDensity.MostTimesMedian;
        Assert.All(bandwidths, b => Assert.InRange(b, 0, most * (1 + 1e-12)));
    }

    [Fact]
    public void The_uniform_correction_and_a_pilot_of_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AdaptiveDensity.Estimate(Pattern.X, Pattern.Y, Small, Pattern.Gaussian(EdgeCorrection.Uniform), 8));
        Assert.Throws<ArgumentException>(() => AdaptiveDensity.Estimate(Pattern.X, Pattern.Y, Small, Pattern.Gaussian(), 0));
        Assert.Throws<ArgumentException>(() => AdaptiveDensity.Estimate([], [], Small, Pattern.Gaussian(), 8));
    }
}

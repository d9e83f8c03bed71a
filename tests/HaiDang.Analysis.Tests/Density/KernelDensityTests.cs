using CsCheck;
using HaiDang.Analysis.Density;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class KernelDensityTests
{
    private static readonly double[] PlaceX = Pattern.Column("density-grid10.csv", "x"), PlaceY = Pattern.Column("density-grid10.csv", "y");

    // Cells of 2 m whose centres fall on all the places of the known answers: x = 1, 3, …, 99 and y = 0, 2, …, 78.
    private static readonly Grid Cells = new() { OriginX = 0, OriginY = -1, CellMetres = 2, Columns = 50, Rows = 40 };

    private static readonly Grid Fine = new() { OriginX = 0, OriginY = 0, CellMetres = 0.8, Columns = 125, Rows = 100 };

    public static TheoryData<Kernel, EdgeCorrection, string> Answers => new()
    {
        { Kernel.Gaussian, EdgeCorrection.None, "gaussian_sigma6" },
        { Kernel.Gaussian, EdgeCorrection.Uniform, "gaussian_uniform_edge" },
        { Kernel.Gaussian, EdgeCorrection.Diggle, "gaussian_diggle_edge" },
        { Kernel.Quartic, EdgeCorrection.None, "quartic_h15" },
        { Kernel.Quartic, EdgeCorrection.Uniform, "quartic_uniform_edge" },
        { Kernel.Quartic, EdgeCorrection.Diggle, "quartic_diggle_edge" },
    };

    private static DensitySettings Settings(Kernel kernel, EdgeCorrection edge) =>
        kernel == Kernel.Gaussian ? Pattern.Gaussian(edge) : Pattern.Quartic(edge);

    [Theory, MemberData(nameof(Answers))]
    public void At_reproduces_the_known_densities(Kernel kernel, EdgeCorrection edge, string column)
    {
        var densities = new double[100];
        KernelDensity.At(Pattern.X, Pattern.Y, PlaceX, PlaceY, Settings(kernel, edge), densities);
        for (var i = 0; i < 100; i++)
            Close(Answer(Pattern.Places[i], column), densities[i]);
    }

    [Theory, MemberData(nameof(Answers))]
    public void The_exact_grid_reproduces_the_known_densities(Kernel kernel, EdgeCorrection edge, string column)
    {
        var surface = Estimate(Pattern.X, Pattern.Y, Cells, Settings(kernel, edge));
        Assert.Equal(DensityPath.Exact, surface.Path);
        Assert.Equal((500, 0, 0), (surface.Points, surface.OutsideWindow, surface.OutsideGrid));
        foreach (var place in Pattern.Places)
        {
            var value = surface.Values[(int)((place["y"] + 1) / 2) * 50 + (int)(place["x"] / 2)];
            Close(Answer(place, column), value);
        }
    }

    [Theory, InlineData(Kernel.Gaussian, "gaussian_sigma6_mass"), InlineData(Kernel.Quartic, "quartic_h15_mass")]
    public void The_mass_inside_the_window_is_the_known_one_at_every_point(Kernel kernel, string column)
    {
        var rows = Known.Rows("points", "density-at-points.csv");
        var masses = new double[500];
        KernelDensity.MassInWindow(Pattern.X, Pattern.Y, Settings(kernel, EdgeCorrection.None), masses);
        Assert.All(rows.Zip(masses), r => Assert.Equal(r.First[column], r.Second, 1e-12));
    }

    [Theory, InlineData(Kernel.Gaussian, "gaussian_mass"), InlineData(Kernel.Quartic, "quartic_mass")]
    public void The_mass_is_the_known_one_at_every_place_inside_and_outside(Kernel kernel, string column)
    {
        var masses = new double[100];
        KernelDensity.MassInWindow(PlaceX, PlaceY, Settings(kernel, EdgeCorrection.None), masses);
        Assert.All(Pattern.Places.Zip(masses), r => Assert.Equal(r.First[column], r.Second, 1e-12));
    }

    [Theory, InlineData(Kernel.Gaussian), InlineData(Kernel.Quartic)]
    public void The_mass_on_an_edge_is_a_half_and_in_a_right_corner_a_quarter(Kernel kernel)
    {
        var settings = new DensitySettings { Kernel = kernel, BandwidthMetres = 1, Window = new WKTReader().Read("POLYGON((0 0,40 0,40 40,0 40,0 0),(18 18,22 18,22 22,18 22,18 18))") };
        double[] x = [20, 0, 40, 0, 10, 18, 0, 1e-13], y = [0, 20, 40, 0, 10, 18, -1e-13, 20], masses = new double[8];
        KernelDensity.MassInWindow(x, y, settings, masses);
        double[] expected = [0.5, 0.5, 0.25, 0.25, 1, 0.75, 0.25, 0.5];
        if (kernel == Kernel.Gaussian)      // the hole reaches 4 σ from its own corner
            Assert.Equal(expected, masses, (a, b) => Math.Abs(a - b) < 1e-4);
        else
            Assert.Equal(expected, masses, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void The_numbers_of_the_documentation_are_right()
    {
        double[] answer = new double[2], mass = new double[1], at = new double[1];
        KernelDensity.At([0], [0], [0, 250], [0, 0], new DensitySettings { Kernel = Kernel.Quartic, BandwidthMetres = 500 }, answer);
        Assert.Equal([3.82e-6, 2.15e-6], answer, (a, b) => Math.Abs(a - b) < 5e-9);

        KernelDensity.MassInWindow([85], [68], Pattern.Gaussian(), mass);
        Assert.Equal(0.5846, mass[0], 5e-5);
        foreach (var (edge, expected) in new[] { (EdgeCorrection.None, 0.0628), (EdgeCorrection.Uniform, 0.1074), (EdgeCorrection.Diggle, 0.0817) })
        {
            KernelDensity.At(Pattern.X, Pattern.Y, [85], [68], Pattern.Gaussian(edge), at);
            Assert.Equal(expected, at[0], 5e-5);
        }
    }

    public static TheoryData<Kernel, EdgeCorrection, double> FastBounds => new()
    {
        { Kernel.Gaussian, EdgeCorrection.None, 1e-5 },
        { Kernel.Gaussian, EdgeCorrection.Uniform, 1e-3 },
        { Kernel.Gaussian, EdgeCorrection.Diggle, 1e-3 },
        { Kernel.Quartic, EdgeCorrection.None, 2e-4 },
        { Kernel.Quartic, EdgeCorrection.Uniform, 1e-3 },
        { Kernel.Quartic, EdgeCorrection.Diggle, 1e-3 },
    };

    [Theory, MemberData(nameof(FastBounds))]
    public void The_fast_way_stays_close_to_the_exact_one_inside_the_window(Kernel kernel, EdgeCorrection edge, double bound)
    {
        var settings = Settings(kernel, edge);
        var exact = Estimate(Pattern.X, Pattern.Y, Fine, settings with { Path = DensityPath.Exact });
        var fast = Estimate(Pattern.X, Pattern.Y, Fine, settings with { Path = DensityPath.Fast });
        Assert.Equal(DensityPath.Fast, fast.Path);
        var largest = exact.Values.Where(double.IsFinite).Max();
        var masses = new double[Fine.Count];
        KernelDensity.MassInWindow(CentresX(Fine), CentresY(Fine), settings, masses);
        var error = Enumerable.Range(0, Fine.Count).Where(i => masses[i] > 0.3).Max(i => Math.Abs(exact.Values[i] - fast.Values[i])) / largest;
        Assert.True(error < bound, $"{error}");
    }

    [Theory, InlineData(Kernel.Gaussian, 2.5), InlineData(Kernel.Gaussian, 10), InlineData(Kernel.Quartic, 5), InlineData(Kernel.Quartic, 20), InlineData(Kernel.Gaussian, 0.9), InlineData(Kernel.Quartic, 2)]
    public void One_point_is_spread_within_the_stated_bound_wherever_it_lies_in_its_cell(Kernel kernel, double cells)
    {
        var grid = new Grid { OriginX = -50, OriginY = -50, CellMetres = 1, Columns = 100, Rows = 100 };
        var settings = new DensitySettings { Kernel = kernel, BandwidthMetres = cells };
        var peak = kernel == Kernel.Gaussian ? 1 / (Math.Tau * cells * cells) : 3 / (Math.PI * cells * cells);
        var part = cells < 2.5 ? cells * 3 : cells;      // narrow kernels have their cells cut in three
        var bound = kernel == Kernel.Gaussian ? 0.15 / Math.Pow(part, 4) + 2e-8 : 0.4 / (part * part);
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((x, y) =>
        {
            var exact = Estimate([x], [y], grid, settings with { Path = DensityPath.Exact }).Values;
            var fast = Estimate([x], [y], grid, settings with { Path = DensityPath.Fast }).Values;
            var error = exact.Zip(fast, (a, b) => Math.Abs(a - b)).Max() / peak;
            if (error > bound)
                throw new InvalidOperationException($"{error} > {bound}");
        }, iter: 40, threads: 1);
    }

    [Theory, InlineData(Kernel.Gaussian, 0.05), InlineData(Kernel.Quartic, 0.3)]
    public void The_fast_mass_stays_within_the_stated_bound(Kernel kernel, double bound)
    {
        // The mass that the fast way divides by is the ratio of the plain surface to the corrected one.
        var settings = Settings(kernel, EdgeCorrection.None) with { Path = DensityPath.Fast };
        var plain = Estimate(Pattern.X, Pattern.Y, Cells, settings).Values;
        var corrected = Estimate(Pattern.X, Pattern.Y, Cells, settings with { Edge = EdgeCorrection.Uniform }).Values;
        var masses = new double[Cells.Count];
        KernelDensity.MassInWindow(CentresX(Cells), CentresY(Cells), settings, masses);
        for (var i = 0; i < Cells.Count; i++)
            if (corrected[i] > 1e-6)
                Assert.Equal(masses[i], plain[i] / corrected[i], bound * Math.Pow(Cells.CellMetres / settings.BandwidthMetres, 2));
    }

    [Theory, InlineData(Kernel.Gaussian, DensityPath.Exact), InlineData(Kernel.Quartic, DensityPath.Exact), InlineData(Kernel.Gaussian, DensityPath.Fast), InlineData(Kernel.Quartic, DensityPath.Fast)]
    public void The_surface_holds_as_many_points_as_were_given(Kernel kernel, DensityPath path)
    {
        var grid = new Grid { OriginX = -60, OriginY = -60, CellMetres = 1, Columns = 220, Rows = 200 };
        var surface = Estimate(Pattern.X, Pattern.Y, grid, Settings(kernel, EdgeCorrection.None) with { Path = path });
        Assert.Equal(500, surface.Values.Sum() * grid.CellArea, 0.05);
    }

    [Theory, InlineData(DensityPath.Exact), InlineData(DensityPath.Fast)]
    public void With_Diggles_correction_every_point_weighs_one_inside_the_window(DensityPath path)
    {
        var surface = Estimate(Pattern.X, Pattern.Y, Fine, Pattern.Quartic(EdgeCorrection.Diggle) with { Path = path });
        var inside = new NetTopologySuite.Algorithm.Locate.IndexedPointInAreaLocator(Pattern.Window);
        var sum = 0.0;
        for (var i = 0; i < Fine.Count; i++)
            if (inside.Locate(new Coordinate(Fine.X(i % 125), Fine.Y(i / 125))) != Location.Exterior)
                sum += surface.Values[i] * Fine.CellArea;
        Assert.Equal(500, sum, 1.5);
    }

    [Theory, InlineData(DensityPath.Exact), InlineData(DensityPath.Fast)]
    public void Points_outside_the_window_are_left_out_and_counted_and_those_beside_the_grid_still_reach_it(DensityPath path)
    {
        var grid = new Grid { OriginX = 0, OriginY = 0, CellMetres = 1, Columns = 20, Rows = 20 };
        var window = new WKTReader().Read("POLYGON((-30 -30,50 -30,50 50,-30 50,-30 -30))");
        var settings = new DensitySettings { Kernel = Kernel.Quartic, BandwidthMetres = 10, Window = window, Path = path };
        var surface = Estimate([-3, 15, 45, 60], [10, 10, 10, 10], grid, settings);
        Assert.Equal((4, 1, 2), (surface.Points, surface.OutsideWindow, surface.OutsideGrid));
        // 3 / (π h²) (1 − d²/h²)² with h = 10 and d² = 12.5 (3.5² + 0.5²): one place, one point.
        Assert.Equal(3 / (Math.PI * 100) * 0.875 * 0.875, surface.Values[10 * 20], 0.4 / 100 * 0.0096);
    }

    [Theory, InlineData(DensityPath.Exact), InlineData(DensityPath.Fast)]
    public void Weights_scale_and_add_up(DensityPath path)
    {
        var settings = Pattern.Quartic() with { Path = path };
        var twice = Estimate(Pattern.X, Pattern.Y, [.. Enumerable.Repeat(2.0, 500)], Cells, settings).Values;
        var once = Estimate(Pattern.X, Pattern.Y, Cells, settings).Values;
        Assert.Equal(twice, once, (a, b) => Math.Abs(a - 2 * b) < 1e-12);
    }

    [Fact]
    public void The_same_input_gives_the_same_bits()
    {
        foreach (var path in (DensityPath[])[DensityPath.Exact, DensityPath.Fast])
        {
            var settings = Pattern.Gaussian(EdgeCorrection.Uniform) with { Path = path };
            Assert.Equal(Estimate(Pattern.X, Pattern.Y, Fine, settings).Values, Estimate(Pattern.X, Pattern.Y, Fine, settings).Values);
        }
    }

    [Theory, InlineData(DensityPath.Exact), InlineData(DensityPath.Fast)]
    public void No_points_give_a_surface_of_zeros(DensityPath path)
    {
        var surface = Estimate([], [], Cells, Pattern.Quartic() with { Path = path });
        Assert.All(surface.Values, v => Assert.Equal(0, v, 1e-15));
        Assert.Equal(0, surface.Points);
    }

    [Fact]
    public void Far_outside_the_window_there_is_no_answer()
    {
        var far = new Grid { OriginX = 500, OriginY = 500, CellMetres = 2, Columns = 4, Rows = 4 };
        Assert.All(Estimate(Pattern.X, Pattern.Y, far, Pattern.Quartic(EdgeCorrection.Uniform)).Values, v => Assert.True(double.IsNaN(v)));
        Assert.All(Estimate(Pattern.X, Pattern.Y, far, Pattern.Quartic(EdgeCorrection.Uniform) with { Path = DensityPath.Fast }).Values, v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Within_a_window_only_the_cells_inside_it_keep_their_value()
    {
        var surface = Estimate(Pattern.X, Pattern.Y, Cells, Pattern.Quartic(EdgeCorrection.Uniform));
        var shown = surface.Within(Pattern.Window);
        foreach (var place in Pattern.Places)
        {
            var cell = (int)((place["y"] + 1) / 2) * 50 + (int)(place["x"] / 2);
            Assert.Equal(place["inside"] == 1 ? surface.Values[cell] : double.NaN, shown.Values[cell]);
        }
        Assert.True(surface.Values.Count(double.IsFinite) > shown.Values.Count(double.IsFinite));
        Assert.Throws<ArgumentNullException>(() => surface.Within(null!));
        Assert.Throws<ArgumentException>(() => surface.Within(new WKTReader().Read("POINT(0 0)")));
    }

    [Fact]
    public void Large_work_takes_the_fast_way_and_small_work_the_exact_one()
    {
        double[] x = [.. Enumerable.Repeat(Pattern.X, 40).SelectMany(v => v)], y = [.. Enumerable.Repeat(Pattern.Y, 40).SelectMany(v => v)];
        Assert.Equal(DensityPath.Exact, Estimate(Pattern.X, Pattern.Y, Fine, Pattern.Gaussian()).Path);
        Assert.Equal(DensityPath.Fast, Estimate(x, y, Fine, Pattern.Gaussian()).Path);
        Assert.Equal(DensityPath.Exact, Estimate(x, y, Fine, Pattern.Quartic() with { BandwidthMetres = 3.9 }).Path);
    }

    [Theory, InlineData(DensityPath.Exact), InlineData(DensityPath.Fast)]
    public void Progress_ends_at_one_and_a_stop_ends_the_work(DensityPath path)
    {
        var told = new List<double>();
        var settings = Pattern.Gaussian(EdgeCorrection.Uniform) with { Path = path };
        KernelDensity.Estimate(Pattern.X, Pattern.Y, Fine, settings, new Listener(told), TestContext.Current.CancellationToken);
        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => KernelDensity.Estimate(Pattern.X, Pattern.Y, Fine, settings, null, stop.Token));
    }

    [Fact]
    public void Broken_input_is_refused()
    {
        var settings = Pattern.Quartic();
        Assert.Contains("x (1) and y (2)", Assert.Throws<ArgumentException>(() => Estimate([1], [1, 2], Cells, settings)).Message);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => Estimate([double.NaN], [1], Cells, settings)).Message);
        Assert.Contains("weights", Assert.Throws<ArgumentException>(() => Estimate([1, 2], [1, 2], [1], Cells, settings)).Message);
        Assert.Throws<ArgumentException>(() => Estimate([1], [1], [double.NaN], Cells, settings));
        Assert.Contains("bandwidth", Assert.Throws<ArgumentException>(() => Estimate([1], [1], Cells, settings with { BandwidthMetres = 0 })).Message);
        Assert.Contains("needs a window", Assert.Throws<ArgumentException>(() => Estimate([1], [1], Cells, settings with { Window = null, Edge = EdgeCorrection.Diggle })).Message);
        Assert.Contains("LineString", Assert.Throws<ArgumentException>(() => Estimate([1], [1], Cells, settings with { Window = new WKTReader().Read("LINESTRING(0 0,1 1)") })).Message);
        Assert.Throws<ArgumentException>(() => Estimate([1], [1], Cells, settings with { Kernel = (Kernel)7 }));
        Assert.Throws<ArgumentException>(() => Estimate([1], [1], Cells with { Rows = 0 }, settings));
        Assert.Throws<ArgumentNullException>(() => Estimate([1], [1], null!, settings));
        Assert.Throws<ArgumentNullException>(() => Estimate([1], [1], Cells, null!));
        Assert.Throws<ArgumentException>(() => KernelDensity.At([1], [1], [1], [1, 2], settings, new double[1]));
        Assert.Throws<ArgumentException>(() => KernelDensity.MassInWindow([1], [1], settings with { Window = null }, new double[1]));
    }

    /// <summary>At one place the known mass is 8e-17, which is rounding and no mass: we give no answer there, the table 0.</summary>
    private static double Answer(Known.Row place, string column) =>
        column == "quartic_uniform_edge" && place["quartic_mass"] < 1e-6 ? double.NaN : place[column];

    private static void Close(double expected, double actual)
    {
        if (double.IsNaN(expected))
            Assert.True(double.IsNaN(actual));
        else
            Assert.Equal(expected, actual, 1e-12 * Math.Max(1, expected));
    }

    private static DensitySurface Estimate(double[] x, double[] y, Grid grid, DensitySettings settings) =>
        KernelDensity.Estimate(x, y, grid, settings, null, TestContext.Current.CancellationToken);

    private static DensitySurface Estimate(double[] x, double[] y, double[] weights, Grid grid, DensitySettings settings) =>
        KernelDensity.Estimate(x, y, weights, grid, settings, null, TestContext.Current.CancellationToken);

    private static double[] CentresX(Grid grid) => [.. Enumerable.Range(0, grid.Count).Select(i => grid.X(i % grid.Columns))];

    private static double[] CentresY(Grid grid) => [.. Enumerable.Range(0, grid.Count).Select(i => grid.Y(i / grid.Columns))];

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}

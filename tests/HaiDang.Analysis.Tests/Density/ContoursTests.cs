using CsCheck;
using HaiDang.Analysis.Density;
using NetTopologySuite.Geometries;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class ContoursTests
{
    private static readonly Grid Cells = new() { OriginX = -50, OriginY = -50, CellMetres = 1, Columns = 100, Rows = 100 };

    private static Contour Of(Grid grid, double[] values, double level) =>
        Contours.Of(grid, values, [level], TestContext.Current.CancellationToken)[0];

    private static double[] Values(Grid grid, Func<double, double, double> at) =>
        [.. Enumerable.Range(0, grid.Count).Select(i => at(grid.X(i % grid.Columns), grid.Y(i / grid.Columns)))];

    [Fact]
    public void A_cone_is_cut_in_a_circle()
    {
        var contour = Of(Cells, Values(Cells, (x, y) => 40 - double.Hypot(x, y)), 10);
        var ring = Assert.Single(contour.Lines.Geometries);
        Assert.True(((LineString)ring).IsClosed);
        Assert.All(ring.Coordinates, c => Assert.Equal(30, double.Hypot(c.X, c.Y), 0.02));
        Assert.Equal(Math.PI * 900, contour.Area.Area, 3.0);
    }

    [Fact]
    public void A_crater_is_a_polygon_with_a_hole()
    {
        var contour = Of(Cells, Values(Cells, (x, y) => -Math.Abs(double.Hypot(x, y) - 20)), -5);
        var polygon = (Polygon)Assert.Single(contour.Area.Geometries);
        Assert.Equal(1, polygon.NumInteriorRings);
        Assert.Equal(Math.PI * (25 * 25 - 15 * 15), polygon.Area, 3.0);
        Assert.True(contour.Area.IsValid);
        Assert.Equal(2, contour.Lines.NumGeometries);
    }

    [Fact]
    public void A_slope_has_an_open_line_and_an_area_that_ends_with_the_grid()
    {
        var contour = Of(Cells, Values(Cells, (x, _) => x), 0.25);
        var line = (LineString)Assert.Single(contour.Lines.Geometries);
        Assert.False(line.IsClosed);
        Assert.All(line.Coordinates, c => Assert.Equal(0.25, c.X, 1e-12));
        Assert.Equal((-49.5, 49.5), (line.EnvelopeInternal.MinY, line.EnvelopeInternal.MaxY));
        Assert.Equal(50, contour.Area.EnvelopeInternal.MaxX);
        Assert.Equal(99 * 49.75, contour.Area.Area, 49.75 + 1);      // corners of the grid's edge are cut off
    }

    [Fact]
    public void What_is_unknown_is_left_out()
    {
        var contour = Of(Cells, Values(Cells, (x, _) => x > 0 ? double.NaN : 1), 0.5);
        Assert.Empty(contour.Lines.Geometries);
        Assert.Equal(0, contour.Area.EnvelopeInternal.MaxX, 1e-9);
    }

    [Theory, InlineData(2.5, 2), InlineData(2.4, 1)]
    public void A_saddle_is_joined_when_its_middle_is_high(double level, int parts)
    {
        // Corners 4, 0 / 0, 5.6 with a middle of 2.4.
        var grid = new Grid { OriginX = 0, OriginY = 0, CellMetres = 1, Columns = 2, Rows = 2 };
        Assert.Equal(parts, Of(grid, [4, 0, 0, 5.6], level).Area.NumGeometries);
    }

    [Fact]
    public void Every_node_is_in_the_area_just_when_it_reaches_the_level()
    {
        var grid = new Grid { OriginX = 0, OriginY = 0, CellMetres = 10, Columns = 12, Rows = 9 };
        Gen.Int[0, 4].Select(i => (double)i).Array[grid.Count].Sample(values =>
        {
            values[17] = double.NaN;
            var contour = Contours.Of(grid, values, [2.0])[0];
            return contour.Area.IsValid && Enumerable.Range(0, grid.Count).All(i =>
                values[i] >= 2 == contour.Area.Covers(new Point(grid.X(i % 12), grid.Y(i / 12))));
        }, iter: 50);
    }

    [Fact]
    public void Higher_levels_lie_within_lower_ones()
    {
        var surface = KernelDensity.Estimate(Pattern.X, Pattern.Y, new Grid { OriginX = 0, OriginY = 0, CellMetres = 1, Columns = 100, Rows = 80 },
            Pattern.Gaussian(), null, TestContext.Current.CancellationToken);
        var contours = Contours.Of(surface.Grid, surface.Values, Levels.Rounded(surface.Values, 8), TestContext.Current.CancellationToken);
        Assert.True(contours.Count >= 4);
        for (var i = 1; i < contours.Count; i++)
            Assert.True(contours[i - 1].Area.Buffer(1e-6).Covers(contours[i].Area));
    }

    [Fact]
    public void A_flat_surface_has_no_line()
    {
        Assert.Empty(Of(Cells, new double[Cells.Count], 1).Area.Geometries);
        Assert.Empty(Of(Cells, new double[Cells.Count], 0).Lines.Geometries);
    }

    [Fact]
    public void Broken_input_and_a_stop_end_it()
    {
        Assert.Contains("values (3)", Assert.Throws<ArgumentException>(() => Of(Cells, new double[3], 1)).Message);
        Assert.Throws<ArgumentException>(() => Of(Cells, new double[Cells.Count], double.NaN));
        Assert.Throws<ArgumentException>(() => Of(Cells with { CellMetres = 0 }, new double[Cells.Count], 1));
        Assert.Throws<ArgumentNullException>(() => Of(null!, [1.0], 1));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Contours.Of(Cells, new double[Cells.Count], [1.0], stop.Token));
    }
}

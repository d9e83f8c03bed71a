using HaiDang.Analysis.Density;
using NetTopologySuite.Geometries;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class GridTests
{
    [Fact]
    public void A_covering_grid_starts_at_whole_multiples_of_its_cell()
    {
        var grid = Grid.Covering(new Envelope(-130, 420, 75, 310), 100);
        Assert.Equal(new Grid { OriginX = -200, OriginY = 0, CellMetres = 100, Columns = 7, Rows = 4 }, grid);
        Assert.Equal((-150, 350), (grid.X(0), grid.Y(3)));
        Assert.Equal(new Envelope(-200, 500, 0, 400), grid.Bounds);
        Assert.Equal((28, 10_000), (grid.Count, grid.CellArea));
        Assert.True(grid.Holds(500, 400) && !grid.Holds(500.1, 0));
        Assert.Equal(1, Grid.Covering(new Envelope(100, 100, 100, 100), 100).Count);
    }

    [Fact]
    public void A_grid_of_nothing_or_of_too_much_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Grid.Covering(null!, 100));
        Assert.Throws<ArgumentException>(() => Grid.Covering(new Envelope(), 100));
        Assert.Throws<ArgumentException>(() => Grid.Covering(new Envelope(0, 1, 0, 1), 0));
        Assert.Contains("more than", Assert.Throws<ArgumentException>(() => Grid.Covering(new Envelope(0, 1e6, 0, 1e6), 1)).Message);
    }
}

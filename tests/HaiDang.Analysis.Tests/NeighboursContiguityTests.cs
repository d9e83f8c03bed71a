using HaiDang.Analysis.Tests.Geometry;
using NetTopologySuite.Geometries;
using Xunit;
using Drawn = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Tests;

public class NeighboursContiguityTests
{
    [Fact]
    public void Queen_neighbours_of_the_counties_of_North_Carolina_are_the_published_ones() =>
        NeighboursTests.AssertSame(
            LocalCases.Read("nc/weights-queen-B.csv").ToNeighbours(100),
            Neighbours.Queen(LocalCases.Polygons("local/nc/nc_sids.geojson")));

    [Fact]
    public void Quang_Ninh_has_96_land_borders_and_four_communes_at_sea()
    {
        // Reference: data/SOURCES.md, counted from the shared border edges when the linework was cleaned.
        var rook = Neighbours.Rook(Communes.Shapes);
        Assert.Equal(2 * 96, rook.EdgeCount);
        Assert.Equal(
            ["Cái Chiên", "Cô Tô", "Vân Đồn", "Vĩnh Thực"],
            rook.Islands.Select(i => Communes.Names[i]).Order(StringComparer.Ordinal));
        Assert.Equal(rook.Islands, Neighbours.Queen(Communes.Shapes).Islands);
    }

    [Fact]
    public void A_corner_is_enough_for_a_queen_but_not_for_a_rook()
    {
        Drawn[] board = [Square(0, 0), Square(1, 0), Square(0, 1), Square(1, 1)];
        Assert.Equal([1, 2, 3], Neighbours.Queen(board)[0].ToArray());
        Assert.Equal([1, 2], Neighbours.Rook(board)[0].ToArray());
    }

    [Fact]
    public void Neighbours_need_not_have_corners_in_common()
    {
        // One long side against two short ones; a corner in the middle of a side; one area inside another's hole.
        Drawn[] areas = [Square(0, 0, 2), Square(2, 0.5), Diamond(1, 3), Ring(0.5, 0.5)];
        Assert.Equal([1, 2, 3], Neighbours.Queen(areas)[0].ToArray());
        Assert.Equal([1, 3], Neighbours.Rook(areas)[0].ToArray());
    }

    [Fact]
    public void Areas_that_overlap_are_neighbours_either_way()
    {
        Drawn[] areas = [Square(0, 0, 2), Square(1, 1, 2)];
        Assert.Equal(2, Neighbours.Queen(areas).EdgeCount);
        Assert.Equal(2, Neighbours.Rook(areas).EdgeCount);
    }

    [Fact]
    public void Borders_that_were_drawn_twice_meet_within_the_tolerance()
    {
        Drawn[] areas = [Square(0, 0), Square(1.001, 0), Square(1.001, 1.001)];
        Assert.Equal(0, Neighbours.Queen(areas).EdgeCount);
        Assert.Equal([1, 2], Neighbours.Queen(areas, snap: 0.01)[0].ToArray());
        Assert.Equal([1], Neighbours.Rook(areas, snap: 0.01)[0].ToArray());
        Assert.Equal([0, 2], Neighbours.Rook(areas, snap: 0.01)[1].ToArray());
    }

    [Fact]
    public void An_empty_area_is_an_island() =>
        Assert.Equal([1], Neighbours.Queen([Square(0, 0), Polygon.Empty, Square(1, 0)]).Islands);

    [Fact]
    public void Broken_input_is_refused()
    {
        Assert.Contains("Area 1 of 2", Assert.Throws<ArgumentException>(() => Neighbours.Queen([Square(0, 0), null!])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.Queen([], snap: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbours.Rook([], snap: double.NaN));
    }

    private static Polygon Square(double x, double y, double side = 1) =>
        Closed([new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side)]);

    private static Polygon Diamond(double x, double y) => Closed([new(x, y - 1), new(x + 1, y), new(x, y + 1), new(x - 1, y)]);

    /// <summary>A square of around a hole of side 2 at (0, 0).</summary>
    private static Polygon Ring(double dx, double dy) => new(
        new LinearRing([new(-1 - dx, -1 - dy), new(3, -1 - dy), new(3, 3), new(-1 - dx, 3), new(-1 - dx, -1 - dy)]),
        [new LinearRing([new(0, 0), new(2, 0), new(2, 2), new(0, 2), new(0, 0)])]);

    private static Polygon Closed(Coordinate[] corners) => new(new LinearRing([.. corners, corners[0].Copy()]));
}

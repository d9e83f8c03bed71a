using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Density;

/// <summary>A closed ring with the high side on its left; cut points are not crossings but the end of what is known.</summary>
internal sealed record TracedRing(List<Coordinate> Points, List<bool> IsCut);

/// <summary>Walks along a level from cell side to cell side until every ring is closed.</summary>
/// <remarks>
/// One frame of low nodes lies around the grid, so that every walk closes. Sides are numbered: 2 × node for the side to
/// the node's east, 2 × node + 1 for the side to its north.
/// </remarks>
internal readonly ref struct ContourTracer(Grid grid, ReadOnlySpan<double> values, double level)
{
    private const double NodeGap = 1e-6;
    private const int None = -1;

    private readonly Grid _grid = grid;
    private readonly ReadOnlySpan<double> _values = values;
    private readonly double _level = level;
    private readonly int _width = grid.Columns + 2;
    private readonly int _height = grid.Rows + 2;

    public List<TracedRing> Rings()
    {
        var next = new int[2 * _width * _height];
        Array.Fill(next, None);
        for (var row = 0; row < _height - 1; row++)
            for (var column = 0; column < _width - 1; column++)
                Link(row * _width + column, next);

        var rings = new List<TracedRing>();
        for (var side = 0; side < next.Length; side++)
            if (next[side] != None)
                rings.Add(Walk(side, next));
        return rings;
    }

    private TracedRing Walk(int side, int[] next)
    {
        var ring = new TracedRing([], []);
        while (next[side] != None)
        {
            var (point, isCut) = Crossing(side);
            ring.Points.Add(point);
            ring.IsCut.Add(isCut);
            (side, next[side]) = (next[side], None);
        }
        return ring;
    }

    /// <summary>Links the sides of the square whose south-west corner is a node: which side does a walk leave by?</summary>
    private void Link(int node, int[] next)
    {
        double southWest = At(node), southEast = At(node + 1), northEast = At(node + _width + 1), northWest = At(node + _width);
        var high = (IsHigh(southWest) ? 1 : 0) | (IsHigh(southEast) ? 2 : 0) | (IsHigh(northEast) ? 4 : 0) | (IsHigh(northWest) ? 8 : 0);
        if (high is 0 or 15)
            return;
        int south = 2 * node, north = 2 * (node + _width), west = 2 * node + 1, east = 2 * (node + 1) + 1;
        switch (high)
        {
            case 1: next[south] = west; break;
            case 2: next[east] = south; break;
            case 3: next[east] = west; break;
            case 4: next[north] = east; break;
            case 6: next[north] = south; break;
            case 7: next[north] = west; break;
            case 8: next[west] = north; break;
            case 9: next[south] = north; break;
            case 11: next[east] = north; break;
            case 12: next[west] = east; break;
            case 13: next[south] = east; break;
            case 14: next[west] = south; break;
            case 5 when IsHigh((southWest + southEast + northEast + northWest) / 4): (next[south], next[north]) = (east, west); break;
            case 5: (next[south], next[north]) = (west, east); break;
            case 10 when IsHigh((southWest + southEast + northEast + northWest) / 4): (next[west], next[east]) = (south, north); break;
            default: (next[east], next[west]) = (south, north); break;
        }
    }

    private (Coordinate Point, bool IsCut) Crossing(int side)
    {
        var node = side / 2;
        var northward = side % 2 == 1;
        double from = At(node), to = At(northward ? node + _width : node + 1);
        var isCut = double.IsNaN(from) || double.IsNaN(to);
        var along = isCut ? 0.5 : Math.Clamp((_level - from) / (to - from), NodeGap, 1 - NodeGap);
        var (x, y) = (_grid.X(node % _width - 1), _grid.Y(node / _width - 1));
        return (northward ? new Coordinate(x, y + along * _grid.CellMetres) : new Coordinate(x + along * _grid.CellMetres, y), isCut);
    }

    private double At(int node)
    {
        var (row, column) = (node / _width - 1, node % _width - 1);
        return row < 0 || column < 0 || row >= _grid.Rows || column >= _grid.Columns ? double.NaN : _values[row * _grid.Columns + column];
    }

    private bool IsHigh(double value) => value >= _level;
}

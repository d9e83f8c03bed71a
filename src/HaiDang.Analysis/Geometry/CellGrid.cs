using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Geometry;

/// <summary>Which cell of a uniform grid does a coordinate fall in? Monotone in both coordinates.</summary>
internal sealed class CellGrid
{
    private const int FewestCells = 1 << 12;
    private const int MostCells = 1 << 22;
    private const long MostCrossings = 1 << 22;
    private const double Margin = 1e-6;      // of a cell: far above rounding, far below anything that costs time

    private readonly double _columnsPerDegree, _rowsPerDegree, _cellWidth, _cellHeight;

    private CellGrid(Envelope bounds, double side)
    {
        Bounds = bounds;
        Columns = Math.Clamp((int)(bounds.Width / side), 1, MostCells);
        Rows = Math.Clamp((int)(bounds.Height / side), 1, MostCells / Columns);
        _cellWidth = bounds.Width / Columns;
        _cellHeight = bounds.Height / Rows;
        _columnsPerDegree = bounds.Width > 0 ? Columns / bounds.Width : 0;
        _rowsPerDegree = bounds.Height > 0 ? Rows / bounds.Height : 0;
    }

    public Envelope Bounds { get; }

    public int Columns { get; }

    public int Rows { get; }

    public double CellWidth => _cellWidth;

    public int Column(double lon) => Math.Clamp((int)((lon - Bounds.MinX) * _columnsPerDegree), 0, Columns - 1);

    public int Row(double lat) => Math.Clamp((int)((lat - Bounds.MinY) * _rowsPerDegree), 0, Rows - 1);

    public double Lon(int column, double fraction) => Bounds.MinX + (column + fraction) * _cellWidth;

    public double Lat(int row, double fraction) => Bounds.MinY + (row + fraction) * _cellHeight;

    public static CellGrid For(List<(int Area, BorderSegment Border)> borders)
    {
        var bounds = new Envelope();
        double across = 0, along = 0;
        foreach (var (_, border) in borders)
        {
            bounds.ExpandToInclude(border.Ax, border.Ay);
            bounds.ExpandToInclude(border.Bx, border.By);
            across += Math.Abs(border.Bx - border.Ax);
            along += Math.Abs(border.By - border.Ay);
        }
        if (bounds.IsNull)
            bounds = new Envelope(0, 0, 0, 0);

        var cells = Math.Clamp(16L * borders.Count, FewestCells, MostCells);
        var side = Math.Sqrt(bounds.Width * bounds.Height / cells);
        if (side <= 0)
            side = Math.Max(Math.Max(bounds.Width, bounds.Height) / FewestCells, double.Epsilon);
        var grid = new CellGrid(bounds, side);
        while (across / grid._cellWidth + along / grid._cellHeight > MostCrossings && grid.Columns * grid.Rows > 1)
            grid = new CellGrid(bounds, side *= 1.5);
        return grid;
    }

    /// <summary>The columns that a segment may touch within one row, both inclusive, never too few.</summary>
    public (int First, int Last) ColumnsWithin(int row, in BorderSegment border)
    {
        double from = border.Ax, to = border.Bx;
        if (border.Ay != border.By)
        {
            var slope = (border.Bx - border.Ax) / (border.By - border.Ay);
            from = border.Ax + (Math.Clamp(Lat(row, -Margin), border.MinY, border.MaxY) - border.Ay) * slope;
            to = border.Ax + (Math.Clamp(Lat(row, 1 + Margin), border.MinY, border.MaxY) - border.Ay) * slope;
        }
        var margin = Margin * _cellWidth;
        return (Column(Math.Min(from, to) - margin), Column(Math.Max(from, to) + margin));
    }
}

using NetTopologySuite.Geometries;

namespace HaiDang.Analysis.Density;

/// <summary>Where on the ground does each value of a surface lie? Square cells, row by row from the south-west.</summary>
/// <remarks>Cell (column, row) is number row × columns + column; its value holds at its centre.</remarks>
public sealed record Grid
{
    internal const long MostCells = 100_000_000;

    /// <summary>West edge of the first column, metres in a local projection, finite.</summary>
    public required double OriginX { get; init; }

    /// <summary>South edge of the first row, metres in a local projection, finite.</summary>
    public required double OriginY { get; init; }

    /// <summary>Side of a cell, metres, positive and finite.</summary>
    public required double CellMetres { get; init; }

    /// <summary>Number of columns, at least 1.</summary>
    public required int Columns { get; init; }

    /// <summary>Number of rows, at least 1; columns × rows is at most 100 million.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of cells.</summary>
    public int Count => Columns * Rows;

    /// <summary>Square metres of a cell.</summary>
    public double CellArea => CellMetres * CellMetres;

    /// <summary>Everything that the cells cover, metres.</summary>
    public Envelope Bounds => new(OriginX, OriginX + Columns * CellMetres, OriginY, OriginY + Rows * CellMetres);

    /// <summary>Easting of the centres of a column, metres.</summary>
    /// <param name="column">In [0, columns); beyond it, where such a column would lie.</param>
    public double X(int column) => OriginX + (column + 0.5) * CellMetres;

    /// <summary>Northing of the centres of a row, metres.</summary>
    /// <param name="row">In [0, rows); beyond it, where such a row would lie.</param>
    public double Y(int row) => OriginY + (row + 0.5) * CellMetres;

    /// <summary>Whether a point lies in a cell; south and west edges belong to the grid, north and east ones too.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    public bool Holds(double x, double y) =>
        x >= OriginX && x <= OriginX + Columns * CellMetres && y >= OriginY && y <= OriginY + Rows * CellMetres;

    /// <summary>The smallest grid of whole multiples of the cell that covers a box.</summary>
    /// <param name="box">Metres, not null and not empty.</param>
    /// <param name="cellMetres">Side of a cell, metres, positive and finite.</param>
    /// <exception cref="ArgumentNullException"><paramref name="box"/> is null.</exception>
    /// <exception cref="ArgumentException">The box is empty, the cell not positive, or the cells more than 100 million.</exception>
    public static Grid Covering(Envelope box, double cellMetres)
    {
        ArgumentNullException.ThrowIfNull(box);
        if (box.IsNull || !(cellMetres > 0) || !double.IsFinite(cellMetres))
            throw new ArgumentException($"A grid needs a box (here {box}) and a positive cell (here {cellMetres} m).", nameof(box));
        var (west, south) = (Math.Floor(box.MinX / cellMetres), Math.Floor(box.MinY / cellMetres));
        var columns = Math.Max(1, Math.Ceiling(box.MaxX / cellMetres) - west);
        var rows = Math.Max(1, Math.Ceiling(box.MaxY / cellMetres) - south);
        if (!(columns * rows <= MostCells))
            throw new ArgumentException($"{columns} × {rows} cells of {cellMetres} m are more than {MostCells}.", nameof(cellMetres));
        return new Grid
        {
            OriginX = west * cellMetres,
            OriginY = south * cellMetres,
            CellMetres = cellMetres,
            Columns = (int)columns,
            Rows = (int)rows,
        };
    }

    internal void Check()
    {
        if (!double.IsFinite(OriginX + OriginY + CellMetres) || CellMetres <= 0)
            throw new ArgumentException($"A grid needs a finite origin ({OriginX}, {OriginY}) and a positive cell ({CellMetres} m).");
        if (Columns < 1 || Rows < 1 || (long)Columns * Rows > MostCells)
            throw new ArgumentException($"A grid needs 1 to {MostCells} cells, not {Columns} × {Rows}.");
    }

    /// <summary>Every cell cut into parts × parts.</summary>
    internal Grid Cut(int parts) => this with { CellMetres = CellMetres / parts, Columns = Columns * parts, Rows = Rows * parts };

    /// <summary>The same cells with some more on every side.</summary>
    internal Grid Widened(int west, int east, int south, int north) => this with
    {
        OriginX = OriginX - west * CellMetres,
        OriginY = OriginY - south * CellMetres,
        Columns = Columns + west + east,
        Rows = Rows + south + north,
    };
}

using HaiDang.Analysis.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>Lays points and windows onto the cells of a grid, so that smoothing the cells smooths them.</summary>
internal static class GridWeights
{
    /// <summary>Cells that a spread point needs around the cell it lies in.</summary>
    public const int Margin = 2;

    /// <summary>Spreads every point over the 4 × 4 cell centres around it, so that cubic curves keep their value.</summary>
    /// <remarks>Source: Lagrange's interpolation on four equidistant points: Abramowitz &amp; Stegun (1964), eq. 25.2.13.</remarks>
    public static void Spread(double[] x, double[] y, double[] weights, Convolution onto)
    {
        var (wide, stride) = (onto.Wide, onto.Stride);
        var layer = onto.First;
        Span<double> across = stackalloc double[4], along = stackalloc double[4];
        for (var i = 0; i < x.Length; i++)
        {
            var u = (x[i] - wide.X(0)) / wide.CellMetres;
            var v = (y[i] - wide.Y(0)) / wide.CellMetres;
            if (!(u >= 1 && v >= 1 && u < wide.Columns - Margin && v < wide.Rows - Margin))
                continue;      // farther from the narrow grid than the kernel reaches
            var (column, row) = ((int)u, (int)v);
            Cubic(u - column, across);
            Cubic(v - row, along);
            for (var j = 0; j < 4; j++)
            {
                var weight = along[j] * weights[i];
                var cells = layer.Slice((row - 1 + j) * stride + column - 1, 4);
                for (var k = 0; k < 4; k++)
                    cells[k] += weight * across[k];
            }
        }
    }

    /// <summary>The value of a layer between cell centres, by the same cubic curves.</summary>
    public static double Between(ReadOnlySpan<double> values, Grid grid, double x, double y)
    {
        Span<double> across = stackalloc double[4], along = stackalloc double[4];
        var u = (x - grid.X(0)) / grid.CellMetres;
        var v = (y - grid.Y(0)) / grid.CellMetres;
        var column = Math.Clamp((int)Math.Floor(u), 1, Math.Max(1, grid.Columns - 3));
        var row = Math.Clamp((int)Math.Floor(v), 1, Math.Max(1, grid.Rows - 3));
        Cubic(u - column, across);
        Cubic(v - row, along);
        double sum = 0;
        for (var j = 0; j < 4; j++)
            for (var k = 0; k < 4; k++)
                sum += along[j] * across[k] * values[(row - 1 + j) * grid.Columns + column - 1 + k];
        return sum;
    }

    /// <summary>Adds the exact share of every cell that the window covers.</summary>
    /// <remarks>
    /// Every edge adds, in each row it passes, the area between itself and the row's east end, west-going edges up and
    /// the others down; a running sum along the row then gives the covered share.
    /// </remarks>
    public static void Cover(WindowEdges window, Grid grid, int stride, Span<double> layer)
    {
        foreach (ref readonly var edge in window.Edges.AsSpan())
        {
            var turned = edge.By < edge.Ay;      // an edge that goes south has the inside to its east
            var (fromX, fromY) = Scaled(turned ? edge.Bx : edge.Ax, turned ? edge.By : edge.Ay, grid);
            var (toX, toY) = Scaled(turned ? edge.Ax : edge.Bx, turned ? edge.Ay : edge.By, grid);
            if (fromY == toY)
                continue;
            var slope = (toX - fromX) / (toY - fromY);
            var lastRow = (int)Math.Min(grid.Rows - 1, Math.Floor(toY));
            for (var row = (int)Math.Max(0, Math.Floor(fromY)); row <= lastRow; row++)
            {
                var (low, high) = (Math.Max(fromY, row), Math.Min(toY, row + 1));
                if (low >= high)
                    continue;
                var cells = layer.Slice(row * stride, grid.Columns);
                AddPiece(cells, fromX + (low - fromY) * slope, fromX + (high - fromY) * slope, turned ? high - low : low - high);
            }
        }
        for (var row = 0; row < grid.Rows; row++)
        {
            double sum = 0;
            foreach (ref var cell in layer.Slice(row * stride, grid.Columns))
                cell = Math.Clamp(sum += cell, 0, 1);
        }
    }

    private static void AddPiece(Span<double> row, double fromX, double toX, double height)
    {
        var (west, east) = (Math.Min(fromX, toX), Math.Max(fromX, toX));
        if (west >= row.Length)
            return;
        if (east <= 0)
        {
            row[0] += height;
            return;
        }
        var perColumn = height / (east - west);
        if (west < 0)
            row[0] += perColumn * -west;
        for (var column = (int)Math.Max(0, Math.Floor(west)); column < row.Length && column <= east; column++)
        {
            var (from, to) = (Math.Max(west, column), Math.Min(east, column + 1));
            var part = east > west ? perColumn * (to - from) : height;
            var beyond = part * ((from + to) / 2 - column);
            row[column] += part - beyond;
            if (column + 1 < row.Length)
                row[column + 1] += beyond;
            if (east <= column + 1)
                break;
        }
    }

    private static (double X, double Y) Scaled(double x, double y, Grid grid) =>
        ((x - grid.OriginX) / grid.CellMetres, (y - grid.OriginY) / grid.CellMetres);

    private static void Cubic(double f, Span<double> weights)
    {
        weights[0] = -f * (f - 1) * (f - 2) / 6;
        weights[1] = (f + 1) * (f - 1) * (f - 2) / 2;
        weights[2] = -(f + 1) * f * (f - 2) / 2;
        weights[3] = (f + 1) * f * (f - 1) / 6;
    }
}

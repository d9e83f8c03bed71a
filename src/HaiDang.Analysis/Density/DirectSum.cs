using System.Numerics;

namespace HaiDang.Analysis.Density;

/// <summary>Adds every point's kernel to every cell or place within its reach: no approximation but the reach.</summary>
/// <remarks>Every cell adds its points in the same order, however many threads there are.</remarks>
internal static class DirectSum
{
    private const int BlockRows = 16;

    public static double[] OnGrid(
        double[] x, double[] y, double[] weights, Grid grid, KernelShape kernel, Steps steps, CancellationToken stop)
    {
        var values = new double[grid.Count];
        var rows = RowsOf(y, grid, kernel.Reach);
        var blocks = Blocks(grid);
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = stop }, block =>
        {
            var firstRow = block * BlockRows;
            var lastRow = Math.Min(grid.Rows, firstRow + BlockRows) - 1;
            var factors = new double[grid.Columns];
            foreach (var i in rows.Between(firstRow, lastRow))
                Spread(x[i], y[i], weights[i], grid, kernel, firstRow, lastRow, factors, values);
            steps.Done();
        });
        return values;
    }

    public static int Blocks(Grid grid) => (grid.Rows + BlockRows - 1) / BlockRows;

    public static double At(double[] x, double[] y, double[] weights, double placeX, double placeY, KernelShape kernel)
    {
        var reach = kernel.Reach * kernel.Reach;
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double dx = x[i] - placeX, dy = y[i] - placeY;
            var square = dx * dx + dy * dy;
            if (square <= reach)
                sum += weights[i] * kernel.At(square);
        }
        return sum;
    }

    private static void Spread(
        double x, double y, double weight, Grid grid, KernelShape kernel, int firstRow, int lastRow, double[] factors, double[] values)
    {
        var first = Math.Max(0, Cell(x - kernel.Reach - grid.OriginX, grid));
        var last = Math.Min(grid.Columns - 1, Cell(x + kernel.Reach - grid.OriginX, grid));
        if (first > last)
            return;
        var scale = 1 / (kernel.Bandwidth * kernel.Bandwidth);
        var gaussian = kernel.Kernel == Kernel.Gaussian;
        var across = factors.AsSpan(0, last - first + 1);
        for (var i = 0; i < across.Length; i++)
        {
            var u = (grid.X(first + i) - x) * (grid.X(first + i) - x) * scale;
            across[i] = gaussian ? Math.Exp(-u / 2) : 1 - u;
        }

        for (var row = firstRow; row <= lastRow; row++)
        {
            var u = (grid.Y(row) - y) * (grid.Y(row) - y) * scale;
            var cells = values.AsSpan(row * grid.Columns + first, across.Length);
            if (gaussian)
                AddGaussian(cells, across, weight * kernel.Peak * Math.Exp(-u / 2));
            else if (u < 1)
                AddQuartic(cells, across, u, weight * kernel.Peak);
        }
    }

    private static void AddGaussian(Span<double> cells, ReadOnlySpan<double> across, double along)
    {
        var i = 0;
        for (; i <= cells.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(cells[i..]) + along * new Vector<double>(across[i..])).CopyTo(cells[i..]);
        for (; i < cells.Length; i++)
            cells[i] += along * across[i];
    }

    private static void AddQuartic(Span<double> cells, ReadOnlySpan<double> across, double u, double peak)
    {
        var i = 0;
        var less = new Vector<double>(u);
        for (; i <= cells.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var left = Vector.Max(Vector<double>.Zero, new Vector<double>(across[i..]) - less);
            (new Vector<double>(cells[i..]) + peak * (left * left)).CopyTo(cells[i..]);
        }
        for (; i < cells.Length; i++)
        {
            var left = Math.Max(0, across[i] - u);
            cells[i] += peak * (left * left);
        }
    }

    private static int Cell(double metres, Grid grid) => (int)Math.Clamp(Math.Floor(metres / grid.CellMetres), -1, grid.Columns);

    private static PointRows RowsOf(double[] y, Grid grid, double reach)
    {
        var margin = (int)Math.Min(Math.Ceiling(reach / grid.CellMetres) + 1, int.MaxValue / 4);
        return new PointRows(y, grid, margin);
    }

    /// <summary>Points sorted by the row they lie in, in their given order within a row.</summary>
    private sealed class PointRows
    {
        private readonly int[] _start, _points;
        private readonly int _margin, _rows;

        public PointRows(double[] y, Grid grid, int margin)
        {
            _margin = margin;
            _rows = grid.Rows + 2;      // one row below and one above hold all that lies outside
            _start = new int[_rows + 1];
            var rows = new int[y.Length];
            for (var i = 0; i < y.Length; i++)
            {
                rows[i] = (int)Math.Clamp(Math.Floor((y[i] - grid.OriginY) / grid.CellMetres), -1, grid.Rows) + 1;
                _start[rows[i] + 1]++;
            }
            for (var row = 0; row < _rows; row++)
                _start[row + 1] += _start[row];
            _points = new int[y.Length];
            var next = _start.ToArray();
            for (var i = 0; i < y.Length; i++)
                _points[next[rows[i]]++] = i;
        }

        public ReadOnlySpan<int> Between(int firstRow, int lastRow)
        {
            var from = Math.Max(0, firstRow - _margin + 1);
            var to = (int)Math.Min(_rows, (long)lastRow + _margin + 2);
            return _points.AsSpan(_start[from].._start[to]);
        }
    }
}

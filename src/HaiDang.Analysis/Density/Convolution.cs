namespace HaiDang.Analysis.Density;

/// <summary>Two layers of weights on a wide grid, both smoothed by one kernel on the narrow grid inside it.</summary>
/// <remarks>
/// One complex transform carries both layers, which works because the kernel is real and even. Rows, then columns (forward,
/// kernel, back), then rows; blocks of lanes are independent, so threads do not change the result.
/// O(cells log cells), 16 bytes a cell of the wide grid, whatever the bandwidth.
/// </remarks>
internal sealed class Convolution
{
    private const int Lanes = Fft.Lanes;

    private readonly int _rows, _stride;
    private readonly int _west, _south;
    private readonly Grid _narrow;
    private readonly Fft _across, _along;
    private readonly double[] _re, _im, _kernelRows;
    private readonly int _kernelReach;

    /// <summary>Makes room and transforms the kernel.</summary>
    /// <param name="narrow">Where values are wanted.</param>
    /// <param name="kernel">Sampled at the distances between cell centres.</param>
    /// <param name="beyond">How far the weights go past the narrow grid, in cells, west, east, south and north.</param>
    public Convolution(Grid narrow, KernelShape kernel, (int West, int East, int South, int North) beyond)
    {
        _narrow = narrow;
        (_west, _south) = (beyond.West, beyond.South);
        Wide = narrow.Widened(beyond.West, beyond.East, beyond.South, beyond.North);
        var reach = (int)Math.Min(kernel.ReachWhenFast / narrow.CellMetres, 1 << 24);
        var farthestX = narrow.Columns + Math.Max(beyond.West, beyond.East);
        var farthestY = narrow.Rows + Math.Max(beyond.South, beyond.North);
        var (reachX, reachY) = (Math.Min(reach, farthestX - 1), Math.Min(reach, farthestY - 1));
        // Long enough that what wraps round lands outside the narrow grid.
        _across = new Fft(Fft.GoodLength(Math.Max(Wide.Columns, farthestX + reachX)));
        _along = new Fft(Fft.GoodLength(Math.Max(Wide.Rows, farthestY + reachY)));
        _stride = (_across.Length + Lanes - 1) / Lanes * Lanes;
        _rows = Wide.Rows;
        _re = new double[(long)_rows * _stride];
        _im = new double[(long)_rows * _stride];
        _kernelReach = reachY;
        _kernelRows = KernelRows(kernel, reachX);
    }

    /// <summary>The wide grid; its cell (column, row) is number row × <see cref="Stride"/> + column of a layer.</summary>
    public Grid Wide { get; }

    public int Stride => _stride;

    public Span<double> First => _re;

    public Span<double> Second => _im;

    /// <summary>What the sampled kernel adds up to over all cells, times the cell's area: close to 1.</summary>
    public double Volume { get; private set; }

    /// <summary>Smooths both layers in place.</summary>
    public void Run(Steps steps, CancellationToken stop)
    {
        EachBlock(_rows, (buffer, row) => RowBlock(buffer, row, back: false), stop);
        steps.Done();
        EachBlock(_stride, ColumnBlock, stop);
        steps.Done();
        EachBlock(_narrow.Rows, (buffer, row) => RowBlock(buffer, _south + row, back: true), stop);
        steps.Done();
    }

    /// <summary>Copies a smoothed layer from the narrow grid's cells.</summary>
    public void CopyTo(ReadOnlySpan<double> layer, Span<double> values)
    {
        for (var row = 0; row < _narrow.Rows; row++)
            layer.Slice((_south + row) * _stride + _west, _narrow.Columns).CopyTo(values.Slice(row * _narrow.Columns, _narrow.Columns));
    }

    private static void EachBlock(int count, Action<Buffers, int> run, CancellationToken stop) =>
        Parallel.For(0, (count + Lanes - 1) / Lanes, new ParallelOptions { CancellationToken = stop }, () => new Buffers(),
            (block, _, buffers) =>
            {
                run(buffers, block * Lanes);
                return buffers;
            }, _ => { });

    private void RowBlock(Buffers buffers, int firstRow, bool back)
    {
        buffers.Prepare(_across.Size);
        var lanes = Math.Min(Lanes, _rows - firstRow);
        for (var lane = 0; lane < lanes; lane++)
        {
            var from = (firstRow + lane) * _stride;
            for (var i = 0; i < _across.Length; i++)
            {
                buffers.Re[i * Lanes + lane] = _re[from + i];
                buffers.Im[i * Lanes + lane] = _im[from + i];
            }
        }
        buffers.Transform(_across, back);
        for (var lane = 0; lane < lanes; lane++)
        {
            var to = (firstRow + lane) * _stride;
            for (var i = 0; i < _across.Length; i++)
            {
                _re[to + i] = buffers.Re[i * Lanes + lane];
                _im[to + i] = buffers.Im[i * Lanes + lane];
            }
        }
    }

    private void ColumnBlock(Buffers buffers, int firstColumn)
    {
        buffers.Prepare(_along.Size);
        KernelColumns(buffers, firstColumn);
        var kernel = buffers.TakeKernel();
        for (var row = 0; row < _along.Length; row++)
        {
            if (row < _rows)
            {
                _re.AsSpan(row * _stride + firstColumn, Lanes).CopyTo(buffers.Re.AsSpan(row * Lanes));
                _im.AsSpan(row * _stride + firstColumn, Lanes).CopyTo(buffers.Im.AsSpan(row * Lanes));
            }
            else
            {
                buffers.Re.AsSpan(row * Lanes, Lanes).Clear();
                buffers.Im.AsSpan(row * Lanes, Lanes).Clear();
            }
        }
        buffers.Transform(_along, back: false);
        for (var i = 0; i < _along.Size; i++)
        {
            buffers.Re[i] *= kernel[i];
            buffers.Im[i] *= kernel[i];
        }
        buffers.Transform(_along, back: true);
        for (var row = 0; row < _rows; row++)
        {
            buffers.Re.AsSpan(row * Lanes, Lanes).CopyTo(_re.AsSpan(row * _stride + firstColumn));
            buffers.Im.AsSpan(row * Lanes, Lanes).CopyTo(_im.AsSpan(row * _stride + firstColumn));
        }
    }

    /// <summary>Transforms the kernel's columns: real and even, so only the real part is left.</summary>
    private void KernelColumns(Buffers buffers, int firstColumn)
    {
        for (var row = 0; row < _along.Length; row++)
        {
            var distance = Math.Min(row, _along.Length - row);
            var re = buffers.Re.AsSpan(row * Lanes, Lanes);
            if (distance <= _kernelReach)
                _kernelRows.AsSpan(distance * _stride + firstColumn, Lanes).CopyTo(re);
            else
                re.Clear();
        }
        buffers.Im.AsSpan(0, _along.Size).Clear();
        buffers.Transform(_along, back: false);
    }

    /// <summary>Transforms the kernel's rows, one for each distance, and divides by the lengths for the way back.</summary>
    private double[] KernelRows(KernelShape kernel, int reachX)
    {
        var rows = new double[(_kernelReach + 1) * _stride];
        var buffers = new Buffers();
        var cell = _narrow.CellMetres;
        var scale = 1.0 / ((double)_across.Length * _along.Length);
        double volume = 0;
        for (var first = 0; first <= _kernelReach; first += Lanes)
        {
            buffers.Prepare(_across.Size);
            buffers.Re.AsSpan(0, _across.Size).Clear();
            buffers.Im.AsSpan(0, _across.Size).Clear();
            var lanes = Math.Min(Lanes, _kernelReach + 1 - first);
            for (var lane = 0; lane < lanes; lane++)
            {
                var y = (double)(first + lane) * cell;
                for (var i = 0; i <= reachX; i++)
                {
                    var value = kernel.At(i * cell * (i * cell) + y * y);
                    volume += value * (i == 0 ? 1 : 2) * (first + lane == 0 ? 1 : 2);
                    buffers.Re[i * Lanes + lane] = value * scale;
                    if (i > 0)
                        buffers.Re[(_across.Length - i) * Lanes + lane] = value * scale;
                }
            }
            buffers.Transform(_across, back: false);
            for (var lane = 0; lane < lanes; lane++)
                for (var i = 0; i < _across.Length; i++)
                    rows[(first + lane) * _stride + i] = buffers.Re[i * Lanes + lane];
        }
        Volume = volume * cell * cell;
        return rows;
    }

    private sealed class Buffers
    {
        private double[] _spareRe = [], _spareIm = [], _kernel = [];
        private double[] _re = [], _im = [];

        public double[] Re => _re;

        public double[] Im => _im;

        public void Prepare(int size)
        {
            if (_re.Length >= size)
                return;
            (_re, _im, _kernel) = (new double[size], new double[size], new double[size]);
            (_spareRe, _spareIm) = (new double[size], new double[size]);
        }

        public double[] TakeKernel()
        {
            (_kernel, _re) = (_re, _kernel);
            return _kernel;
        }

        public void Transform(Fft fft, bool back)
        {
            if (back)
                fft.Transform(ref _im, ref _re, ref _spareIm, ref _spareRe);
            else
                fft.Transform(ref _re, ref _im, ref _spareRe, ref _spareIm);
        }
    }
}

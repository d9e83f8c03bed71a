using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>The cases of 64 simulated data sets side by side, by place, for a stretch of the steps.</summary>
/// <typeparam name="T">What counts per lane and step are kept in.</typeparam>
/// <param name="scan">What is scanned.</param>
/// <param name="firstStep">First step of the stretch.</param>
/// <param name="mostPerStep">So many cases of one step a lane can hold.</param>
internal sealed class LaneCases<T>(ScanWork scan, int firstStep, int mostPerStep) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public const int Lanes = 64;

    /// <summary>Tables of all places beyond this are slower than lists.</summary>
    private const long MostTableBytes = 6 << 20;

    /// <summary>A place with fewer cases per step enters quicker from its list.</summary>
    private const double LeastPerStep = 0.045;

    private readonly NullDraws _draws = scan.Draws();
    private readonly int[] _starts = new int[scan.Cells.Places * Lanes + 1];
    private readonly int[] _next = new int[scan.Cells.Places * Lanes];
    private readonly int[] _drawn = new int[scan.Cells.Cases * Lanes];

    // Where the cases of a place go: in 16 bits where they fit, so that twice as many stay in the cache.
    private readonly ushort[] _near = IsNear(scan, firstStep) ? new ushort[scan.Cells.Cases * Lanes] : [];
    private readonly int[] _far = IsNear(scan, firstStep) ? [] : new int[scan.Cells.Cases * Lanes];
    private readonly T[] _table = HasTable(scan, scan.Cells.Steps - firstStep) ? new T[(scan.Cells.Steps - firstStep) * Lanes * scan.Cells.Places] : [];

    /// <summary>Cases in the fullest step of any data set, over all places.</summary>
    public int MostInStep { get; private set; }

    public int Steps { get; } = scan.Cells.Steps - firstStep;

    private static bool IsNear(ScanWork scan, int firstStep) => (scan.Cells.Steps - firstStep) * Lanes <= ushort.MaxValue + 1;

    private static bool HasTable(ScanWork scan, int steps) =>
        (long)steps * Lanes * Unsafe.SizeOf<T>() * scan.Cells.Places is var bytes and > 0 && bytes <= MostTableBytes
        && scan.Cells.Cases > LeastPerStep * scan.Cells.Steps * scan.Cells.Places;

    /// <summary>Draws up to 64 data sets; lanes without one stay empty.</summary>
    /// <returns>False when some step of some data set has more cases than a lane can count.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Draw(ReadOnlySpan<int> replicates)
    {
        var (cases, steps) = ((int)scan.Cells.Cases, scan.Cells.Steps);
        Array.Clear(_starts);
        var perStep = new int[steps];
        var most = 0;
        for (var lane = 0; lane < replicates.Length; lane++)
        {
            Array.Clear(perStep);
            var drawn = _drawn.AsSpan(lane * cases, cases);
            _draws.Draw(replicates[lane]).CopyTo(drawn);
            for (var i = 0; i < drawn.Length; i++)
            {
                var (place, step) = Math.DivRem((uint)drawn[i], (uint)steps);
                perStep[step]++;
                if (step < firstStep)
                {
                    drawn[i] = -1;
                    continue;
                }
                _starts[(int)place * Lanes + lane + 1]++;
            }
            most = Math.Max(most, perStep.Max());
        }
        for (var at = 0; at < _next.Length; at++)
        {
            _next[at] = _starts[at];
            _starts[at + 1] += _starts[at];
        }
        for (var lane = 0; lane < replicates.Length; lane++)
            foreach (var cell in _drawn.AsSpan(lane * cases, cases))
            {
                if (cell < 0) continue;
                var (place, step) = Math.DivRem((uint)cell, (uint)steps);
                var (at, offset) = (_next[(int)place * Lanes + lane]++, ((int)step - firstStep) * Lanes + lane);
                if (_near.Length > 0) _near[at] = (ushort)offset;
                else _far[at] = offset;
            }
        MostInStep = most;
        if (most > mostPerStep) return false;
        Tabulate();
        return true;
    }

    /// <summary>Lets a place enter a zone.</summary>
    /// <param name="place">The place.</param>
    /// <param name="zone">[step · 64 + lane].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Add(int place, T[] zone)
    {
        fixed (T* into = zone, table = _table)
        fixed (ushort* near = _near)
        fixed (int* far = _far)
        {
            if (_table.Length > 0)
            {
                var from = table + (nint)place * zone.Length;
                for (var at = 0; at < zone.Length; at += Vector512<T>.Count) (Vector512.Load(into + at) + Vector512.Load(from + at)).Store(into + at);
                return;
            }
            var (first, count) = (_starts[place * Lanes], _starts[(place + 1) * Lanes] - _starts[place * Lanes]);
            if (_near.Length > 0) Add(into, near + first, count);
            else Add(into, far + first, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Add<TOffset>(T* into, TOffset* next, int count) where TOffset : unmanaged, IBinaryInteger<TOffset>
    {
        var end = next + count;
        for (; next + 8 <= end; next += 8)
        {
            // Eight cases lie in different lanes or steps mostly; read apart, they do not wait for each other.
            T* a = into + int.CreateTruncating(next[0]), b = into + int.CreateTruncating(next[1]), c = into + int.CreateTruncating(next[2]), d = into + int.CreateTruncating(next[3]);
            T* e = into + int.CreateTruncating(next[4]), f = into + int.CreateTruncating(next[5]), g = into + int.CreateTruncating(next[6]), h = into + int.CreateTruncating(next[7]);
            (*a)++;
            (*b)++;
            (*c)++;
            (*d)++;
            (*e)++;
            (*f)++;
            (*g)++;
            (*h)++;
        }
        for (; next < end; next++) into[int.CreateTruncating(*next)]++;
    }

    /// <summary>Cases of a place in one lane, from one step to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Count(int place, int lane, int from, int to)
    {
        var count = 0;
        for (var at = _starts[place * Lanes + lane]; at < _starts[place * Lanes + lane + 1]; at++)
            if (Offset(at) / Lanes is var step && step >= from && step <= to) count++;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tabulate()
    {
        if (_table.Length == 0) return;
        Array.Clear(_table);
        for (var place = 0; place < scan.Cells.Places; place++)
            for (var at = _starts[place * Lanes]; at < _starts[(place + 1) * Lanes]; at++) _table[place * Steps * Lanes + Offset(at)]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Offset(int at) => _near.Length > 0 ? _near[at] : _far[at];
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>The largest test statistics of simulated data of a purely spatial scan, 64 data sets side by side.</summary>
/// <remarks>
/// A window is added up for all lanes at once and held against a count from which on it could be as strong as a floor; only then the ratio itself is worked out. The
/// floor comes from a pilot. A data set whose maximum stays below it is run again with a lower one: a bad floor costs time, never exactness.
/// </remarks>
internal sealed class SpatialMaxima
{
    private const int Lanes = 64;

    /// <summary>Below so many windows nothing is gained.</summary>
    private const int FewWindows = 4_000;

    /// <summary>Lanes hold 16 bits. A window's count fits while so much is expected at most; beyond, its distance from what is expected does, up to so many cases.</summary>
    private const int CountsFit = 28_000, DistancesFit = 4_000_000;

    /// <summary>A floor below this flags nearly every window.</summary>
    private const double LeastFloor = 0.5;

    private readonly ScanWork _scan;
    private readonly WindowScore _score;
    private readonly SpatialDraws _draws;
    private readonly short[] _base;

    private SpatialMaxima(ScanWork scan)
    {
        (_scan, _score, _draws) = (scan, new(scan.Cells, scan.Settings), new(scan.Cells, scan.Settings.Seed));
        _base = new short[scan.Cells.Places];
        if (scan.Cells.Cases * Math.Min(1, scan.Settings.MaximumShare) <= CountsFit && scan.Input.AtRisk.Count == 0 && scan.Input.Places.Neighbours is null) return;
        for (var place = 0; place < _base.Length; place++) _base[place] = (short)Math.Min(short.MaxValue, _score.Expected(scan.Cells.Measure[place]));
    }

    /// <summary>Can it be done here? Else <see cref="PlainMaxima"/> does it.</summary>
    public static bool Covers(ScanWork scan) =>
        scan is { InSpace: true, Cells: { Steps: 1, Cases: <= DistancesFit } } && scan.Zones.Order.Length >= FewWindows && scan.Cells.Measure.All(m => m * scan.Cells.PerMeasure < short.MaxValue / 2);

    /// <param name="scan">What is scanned.</param>
    /// <param name="first">First replicate.</param>
    /// <param name="maxima">Receives the maxima of as many replicates.</param>
    /// <param name="done">Told how many have been done since.</param>
    public static void Of(ScanWork scan, int first, Memory<double> maxima, Action<int> done)
    {
        if (maxima.Length == 0) return;
        var kernel = new SpatialMaxima(scan);
        var all = Enumerable.Range(first, maxima.Length).ToArray();
        var floor = kernel.Pilot(all);
        var pending = kernel.Pass(all[..Math.Min(Lanes, all.Length)], floor, first, maxima.Span, done);
        if (pending.Length == 0) floor = Math.Max(floor, Quantile(maxima.Span[..Math.Min(Lanes, all.Length)], 0.02) * 0.98);
        pending = [.. pending, .. all[Math.Min(Lanes, all.Length)..]];
        while (pending.Length > 0 && floor >= LeastFloor)
        {
            pending = kernel.Pass(pending, floor, first, maxima.Span, done);
            floor *= 0.75;
        }
        Parallel.ForEach(pending, scan.Parallel, () => (Draws: scan.Draws(), Search: scan.SimulatedSearch(), Counts: new int[scan.Cells.Places]), (replicate, _, room) =>
        {
            room.Draws.Counts(replicate, room.Counts);
            maxima.Span[replicate - first] = room.Search.Maximum(room.Counts);
            return room;
        }, _ => { });
    }

    /// <summary>A floor that few maxima will miss: what a sixteenth of the centres finds in a few data sets.</summary>
    private double Pilot(int[] replicates) =>
        Math.Max(LeastFloor, Quantile(Run(replicates[..Math.Min(Lanes, replicates.Length)], Bars(1.5, every: 16), _ => { }), 0.1) * 0.98);

    /// <summary>Finds the maxima that reach a floor; the replicates whose do not are given back.</summary>
    private int[] Pass(int[] replicates, double floor, int first, Span<double> maxima, Action<int> done)
    {
        var best = Run(replicates, Bars(floor, every: 1), done);
        var weak = new List<int>();
        for (var i = 0; i < replicates.Length; i++)
        {
            maxima[replicates[i] - first] = best[i];
            if (best[i] < floor) weak.Add(replicates[i]);
        }
        return [.. weak];
    }

    private static double Quantile(ReadOnlySpan<double> values, double share)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    /// <summary>What every window is held against.</summary>
    /// <param name="High">At least this count may reach the floor, less one and less the base; [window].</param>
    /// <param name="Low">At most this count may, more one and less the base; [window].</param>
    /// <param name="Every">Only every so many centres are looked at.</param>
    private sealed record Barriers(short[] High, short[] Low, int Every);

    private Barriers Bars(double floor, int every)
    {
        var zones = _scan.Zones;
        var tables = zones.Shapes.Select(s => s.Penalty).Distinct().ToDictionary(p => p, p => new CountThresholds(_score, _scan.Cells, floor / p));
        var (high, low) = (new short[_score.HasHigh ? zones.Order.Length : 0], new short[_score.HasLow ? zones.Order.Length : 0]);
        Parallel.For(0, zones.Centres, _scan.Parallel, centre =>
        {
            if (centre % every != 0) return;
            for (var row = centre * zones.Shapes.Length; row < (centre + 1) * zones.Shapes.Length; row++) Row(zones.Starts[row], zones.Starts[row + 1], tables[zones.ShapeOf(row).Penalty]);
        });
        return new(high, low, every);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Row(int from, int to, CountThresholds table)
        {
            var (measure, floorOf) = (0.0, 0);
            for (var at = from; at < to; at++)
            {
                measure += _scan.Cells.Measure[zones.Order[at]];
                floorOf += _base[zones.Order[at]];
                var expected = _score.Expected(measure);
                if (high.Length > 0) high[at] = (short)Math.Clamp(table.High(expected) - 1 - floorOf, short.MinValue, short.MaxValue);
                if (low.Length > 0) low[at] = (short)Math.Clamp(table.Low(expected) + 1 - floorOf, short.MinValue, short.MaxValue);
            }
        }
    }

    /// <summary>The maxima of some replicates, exact where they reach the floor.</summary>
    private double[] Run(int[] replicates, Barriers bars, Action<int> done)
    {
        var best = new double[replicates.Length];
        Parallel.For(0, (replicates.Length + Lanes - 1) / Lanes, _scan.Parallel, () => new Block(this), (block, _, room) =>
        {
            var lanes = Math.Min(Lanes, replicates.Length - block * Lanes);
            room.Scan(replicates.AsSpan(block * Lanes, lanes), bars, best.AsSpan(block * Lanes, lanes));
            done(lanes);
            return room;
        }, _ => { });
        return best;
    }

    /// <summary>Room for 64 data sets.</summary>
    private sealed class Block(SpatialMaxima kernel)
    {
        private readonly int[] _drawn = new int[kernel._scan.Cells.Places * Lanes];
        private readonly short[] _counts = new short[kernel._scan.Cells.Places * Lanes];
        private readonly double[] _measure = new double[kernel._scan.Cells.Places];
        private readonly int[] _basis = new int[kernel._scan.Cells.Places];
        private readonly double[] _best = new double[Lanes];
        private readonly short[] _sums = new short[Lanes];

        public void Scan(ReadOnlySpan<int> replicates, Barriers bars, Span<double> best)
        {
            kernel._draws.Draw(replicates, _drawn, Lanes);
            for (var place = 0; place < kernel._base.Length; place++)
                for (var (at, basis) = (place * Lanes, kernel._base[place]); at < (place + 1) * Lanes; at++) _counts[at] = (short)(_drawn[at] - basis);
            Array.Clear(_best);
            var zones = kernel._scan.Zones;
            for (var centre = 0; centre < zones.Centres; centre += bars.Every)
            {
                if (centre % 64 == 0) kernel._scan.Settings.Stop.ThrowIfCancellationRequested();
                for (var row = centre * zones.Shapes.Length; row < (centre + 1) * zones.Shapes.Length; row++)
                {
                    if (bars.Low.Length == 0) HighRow(row, bars.High, replicates.Length);
                    else BothRow(row, bars, replicates.Length);
                }
            }
            _best.AsSpan(0, best.Length).CopyTo(best);
        }

        private void HighRow(int row, short[] high, int lanes)
        {
            var zones = kernel._scan.Zones;
            var (from, to) = (zones.Starts[row], zones.Starts[row + 1]);
            var measured = 0;
            Array.Clear(_sums);
            for (var at = from; (at = NextHigh(at, to, high, out var hits)) < to; at++) Hit(row, at - from, hits, ref measured, lanes);
        }

        /// <summary>Adds up places until some lane exceeds its bar; what is summed up so far stays in <see cref="_sums"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private unsafe int NextHigh(int from, int to, short[] high, out ulong hits)
        {
            fixed (ushort* order = kernel._scan.Zones.Order)
            fixed (short* bars = high, counts = _counts, sums = _sums)
            {
                var (a, b, c, d) = (Vector256.Load(sums), Vector256.Load(sums + 16), Vector256.Load(sums + 32), Vector256.Load(sums + 48));
                ushort* next = order + from, end = order + to;
                var bar = bars + from;
                for (; next < end; next++, bar++)
                {
                    var place = counts + (nuint)(*next) * Lanes;
                    a += Vector256.Load(place);
                    b += Vector256.Load(place + 16);
                    c += Vector256.Load(place + 32);
                    d += Vector256.Load(place + 48);
                    var over = Vector256.GreaterThan(Vector256.Max(Vector256.Max(a, b), Vector256.Max(c, d)), Vector256.Create(*bar));
                    if (over != Vector256<short>.Zero) break;
                }
                a.Store(sums);
                b.Store(sums + 16);
                c.Store(sums + 32);
                d.Store(sums + 48);
                var limit = Vector256.Create(next < end ? *bar : short.MaxValue);
                hits = Bits(Vector256.GreaterThan(a, limit), Vector256.GreaterThan(b, limit), Vector256.GreaterThan(c, limit), Vector256.GreaterThan(d, limit));
                return (int)(next - order);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void BothRow(int row, Barriers barriers, int lanes)
        {
            var zones = kernel._scan.Zones;
            var (from, to) = (zones.Starts[row], zones.Starts[row + 1]);
            ref var order = ref MemoryMarshal.GetArrayDataReference(zones.Order);
            ref var lows = ref MemoryMarshal.GetArrayDataReference(barriers.Low);
            ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
            var (a, b, c, d) = (Vector256<short>.Zero, Vector256<short>.Zero, Vector256<short>.Zero, Vector256<short>.Zero);
            var measured = 0;
            for (var at = from; at < to; at++)
            {
                ref var place = ref Unsafe.Add(ref counts, (nint)Unsafe.Add(ref order, at) * Lanes);
                a += Vector256.LoadUnsafe(ref place);
                b += Vector256.LoadUnsafe(ref place, 16);
                c += Vector256.LoadUnsafe(ref place, 32);
                d += Vector256.LoadUnsafe(ref place, 48);
                var low = Vector256.Create(Unsafe.Add(ref lows, at));
                var high = Vector256.Create(barriers.High.Length == 0 ? short.MaxValue : barriers.High[at]);
                var over = Vector256.GreaterThan(Vector256.Max(Vector256.Max(a, b), Vector256.Max(c, d)), high);
                var under = Vector256.LessThan(Vector256.Min(Vector256.Min(a, b), Vector256.Min(c, d)), low);
                if ((over | under) == Vector256<short>.Zero) continue;
                var hits = Bits(Out(a), Out(b), Out(c), Out(d));
                Keep(a, b, c, d);
                Hit(row, at - from, hits, ref measured, lanes);

                Vector256<short> Out(Vector256<short> sums) => Vector256.GreaterThan(sums, high) | Vector256.LessThan(sums, low);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Bits(Vector256<short> a, Vector256<short> b, Vector256<short> c, Vector256<short> d) =>
            a.ExtractMostSignificantBits() | ((ulong)b.ExtractMostSignificantBits() << 16) | ((ulong)c.ExtractMostSignificantBits() << 32) | ((ulong)d.ExtractMostSignificantBits() << 48);

        private void Keep(Vector256<short> a, Vector256<short> b, Vector256<short> c, Vector256<short> d)
        {
            a.CopyTo(_sums);
            b.CopyTo(_sums, 16);
            c.CopyTo(_sums, 32);
            d.CopyTo(_sums, 48);
        }

        /// <summary>Works out the ratio in the lanes that were flagged.</summary>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Hit(int row, int index, ulong hits, ref int measured, int lanes)
        {
            var (zones, score) = (kernel._scan.Zones, kernel._score);
            var places = zones[row];
            var (sum, whole) = measured == 0 ? (0, 0) : (_measure[measured - 1], _basis[measured - 1]);
            for (; measured <= index; measured++)
            {
                _measure[measured] = sum += kernel._scan.Cells.Measure[places[measured]];
                _basis[measured] = whole += kernel._base[places[measured]];
            }
            var (measure, basis) = (_measure[index], _basis[index]);
            var penalty = zones.ShapeOf(row).Penalty;
            if (lanes < Lanes) hits &= (1UL << lanes) - 1;
            for (; hits != 0; hits &= hits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(hits);
                var count = (long)_sums[lane] + basis;
                if (!(penalty * score.Bound(count, measure) > _best[lane]) || !score.Qualifies(count, measure)) continue;
                _best[lane] = Math.Max(_best[lane], penalty * score.Of(count, measure));
            }
        }
    }
}

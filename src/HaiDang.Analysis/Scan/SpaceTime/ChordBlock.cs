using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>The largest test statistics of 64 simulated data sets over windows of any place in time.</summary>
/// <remarks>
/// Zones of one centre are nested. A group of them is tested at once, with the cases of its last and the expectation of its first zone, which no zone of the group
/// exceeds in strength; along each chord the largest run of (cases − slope · expected) is found for all lanes in one pass. What passes is looked at window by window.
/// </remarks>
internal sealed class ChordBlock<T>(ScanWork scan, StepMeasure measure, ChordBook book, double usual) : LaneBlock<T>(scan, 0)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <summary>How much weaker than its best zone a group may look stronger, in standard deviations.</summary>
    private const double GroupWidth = 0.12;

    private const int StepsPerFlag = 23;
    private const int MostDoublings = 3;

    /// <summary>Heights are met exactly, but for the order of sums.</summary>
    private const double Rounding = 1e-6;

    private readonly TimeWindows _times = scan.SimulatedTimes;
    private readonly T[] _zone = new T[scan.Cells.Steps * Lanes];
    private readonly double[] _first = new double[measure.Room], _sums = new double[measure.Room];
    private readonly int[][] _taken = [.. Enumerable.Range(0, Chords.Count).Select(_ => new int[measure.Room + 16])];
    private readonly int[] _floors = new int[measure.Room + 16];
    private readonly ulong[] _flags = new ulong[(scan.Cells.Steps + StepsPerFlag - 1) / StepsPerFlag * Chords.Count];
    private readonly int[] _counts = new int[scan.Cells.Steps + 1];
    private LaneBars<T>? _bars;

    private LaneBars<T> Bars => _bars ??= new(Best, Math.Max(0.01, 4e-7 * Scan.Cells.Cases));

    protected override void Begin() => Bars.Clear();

    /// <summary>The lines for zones like this, as fine as lanes can count: the cases of a step, what a step takes, and the bars must fit.</summary>
    private LaneBars<T>.Set Set((int, int) name, double fullestStep, double penalty, bool low)
    {
        var chords = book.Of(name, penalty, low);
        var (held, taken) = (Math.Max(Cases.MostInStep, 1.3 * chords.Heights(usual).Max()), chords.Slopes.Max() * fullestStep + 1);
        var doublings = 0;
        while (doublings < MostDoublings && held * (2 << doublings) <= LaneBars<T>.MostHeld && taken * (2 << doublings) <= LaneBars<T>.MostPerStep) doublings++;
        return Bars.Of(chords, doublings);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Row(int row)
    {
        var places = Scan.Zones[row];
        var penalty = Scan.Zones.ShapeOf(row).Penalty;
        Array.Clear(_zone);
        Array.Clear(_sums);
        var (least, most, whole, at) = (0.0, 0.0, 0.0, 0);
        while (at < places.Length)
        {
            Enter(places[at], ref least, ref most, ref whole);
            var first = at++;
            if (whole == 0) continue;
            measure.Complete(whole, _sums);
            _sums.CopyTo(_first, 0);
            var (name, fullest) = (ChordBook.Class(least, most), FullestStep());
            if (!Score.HasLow)
                for (var limit = whole * (1 + GroupWidth * Math.Sqrt(2 * usual / most)); at < places.Length && whole + measure.Whole[places[at]] <= limit; at++)
                    Enter(places[at], ref least, ref most, ref whole);
            measure.Complete(whole, _sums);
            if (Score.HasHigh) Test(row, first, at - 1, Set(name, fullest, penalty, low: false), low: false);
            if (Score.HasLow) Test(row, first, at - 1, Set(name, fullest, penalty, low: true), low: true);
        }
    }

    /// <summary>Expected cases of the zone's fullest step.</summary>
    private double FullestStep()
    {
        var most = Vector512<double>.Zero;
        // Two stretches may overlap: a row is a whole number of vectors, its differences are one fewer.
        for (var at = 0; at < _first.Length; at += 8)
        {
            var from = Math.Min(at, _first.Length - 9);
            most = Vector512.Max(most, Vector512.LoadUnsafe(ref _first[from + 1]) - Vector512.LoadUnsafe(ref _first[from]));
        }
        var fullest = 0.0;
        for (var lane = 0; lane < 8; lane++) fullest = Math.Max(fullest, most[lane]);
        return fullest;
    }

    private void Enter(int place, ref double least, ref double most, ref double whole)
    {
        Cases.Add(place, _zone);
        measure.Add(place, _sums);
        least += measure.Least[place];
        most += measure.Most[place];
        whole += measure.Whole[place];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Test(int row, int first, int last, LaneBars<T>.Set set, bool low)
    {
        var fits = true;
        for (var line = 0; line < Chords.Count; line++) fits &= Take(set.Chords.Slopes[line] * (1 << set.Doublings), _taken[line]);
        Array.Clear(_flags);
        // A step that takes more than a lane has left over cannot be bounded along a chord: all is looked at.
        if (low && !fits) Array.Fill(_flags, ulong.MaxValue);
        else if (low) Runs<Below>(set);
        else Runs<Above>(set);
        for (var flag = 0; flag < _flags.Length; flag++)
            for (var lanes = _flags[flag] & Used; lanes != 0; lanes &= lanes - 1)
                Look(new(row, first, last, BitOperations.TrailingZeroCount(lanes), flag % Chords.Count, Scan.Zones.ShapeOf(row).Penalty, low), flag / Chords.Count * StepsPerFlag, set);
    }

    /// <summary>Whole numbers per step that add up to slope · expected, to less than one off in any window.</summary>
    /// <returns>Whether none had to be cut to what a lane can spare.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe bool Take(double slope, int[] taken)
    {
        fixed (double* sums = _first)
        fixed (int* floors = _floors, into = taken)
        {
            var by = Vector512.Create(slope);
            for (var at = 0; at < measure.Room; at += 16)
                Vector512.ConvertToInt32Native(Vector512.Narrow(Vector512.Load(sums + at) * by, Vector512.Load(sums + at + 8) * by)).Store(floors + at);
            Vector512.Create(floors[measure.Room - 1]).Store(floors + measure.Room);
            var (most, largest) = (Vector512.Create(LaneBars<T>.MostPerStep), Vector512<int>.Zero);
            for (var at = 0; at < measure.Room; at += 16)
            {
                var difference = Vector512.Load(floors + at + 1) - Vector512.Load(floors + at);
                largest = Vector512.Max(largest, difference);
                Vector512.Min(difference, most).Store(into + at);
            }
            return Vector512.LessThanOrEqualAll(largest, most);
        }
    }

    private interface IRun
    {
        static abstract Vector512<T> Next(Vector512<T> sum, Vector512<T> cases, Vector512<T> taken);
    }

    private readonly struct Above : IRun
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Next(Vector512<T> sum, Vector512<T> cases, Vector512<T> taken) => Vector512.SubtractSaturate(Vector512.AddSaturate(sum, cases), taken);
    }

    private readonly struct Below : IRun
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Next(Vector512<T> sum, Vector512<T> cases, Vector512<T> taken) => Vector512.SubtractSaturate(Vector512.AddSaturate(sum, taken), cases);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Runs<TRun>(LaneBars<T>.Set set) where TRun : struct, IRun
    {
        fixed (T* zone = _zone, bar = set.Bars)
        fixed (int* take0 = _taken[0], take1 = _taken[1], take2 = _taken[2], take3 = _taken[3])
        {
            for (var part = 0; part < Lanes; part += Vector512<T>.Count)
            {
                var (bar0, bar1, bar2, bar3) = (Vector512.Load(bar + part), Vector512.Load(bar + Lanes + part), Vector512.Load(bar + 2 * Lanes + part), Vector512.Load(bar + 3 * Lanes + part));
                var (sum0, sum1, sum2, sum3) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
                var step = 0;
                for (var flag = 0; flag < _flags.Length; flag += Chords.Count)
                {
                    var (most0, most1, most2, most3) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
                    for (var end = Math.Min(step + StepsPerFlag, measure.Steps); step < end; step++)
                    {
                        var cases = Vector512.Load(zone + step * Lanes + part);
                        for (var doubling = 0; doubling < set.Doublings; doubling++) cases += cases;
                        sum0 = TRun.Next(sum0, cases, Vector512.Create(*(T*)(take0 + step)));
                        sum1 = TRun.Next(sum1, cases, Vector512.Create(*(T*)(take1 + step)));
                        sum2 = TRun.Next(sum2, cases, Vector512.Create(*(T*)(take2 + step)));
                        sum3 = TRun.Next(sum3, cases, Vector512.Create(*(T*)(take3 + step)));
                        (most0, most1, most2, most3) = (Vector512.Max(most0, sum0), Vector512.Max(most1, sum1), Vector512.Max(most2, sum2), Vector512.Max(most3, sum3));
                    }
                    _flags[flag] |= Vector512.GreaterThanOrEqual(most0, bar0).ExtractMostSignificantBits() << part;
                    _flags[flag + 1] |= Vector512.GreaterThanOrEqual(most1, bar1).ExtractMostSignificantBits() << part;
                    _flags[flag + 2] |= Vector512.GreaterThanOrEqual(most2, bar2).ExtractMostSignificantBits() << part;
                    _flags[flag + 3] |= Vector512.GreaterThanOrEqual(most3, bar3).ExtractMostSignificantBits() << part;
                }
            }
        }
    }

    /// <summary>Zones of a row that were tested as one, and the lane and line on which they may be strong.</summary>
    private readonly record struct Suspect(int Row, int First, int Last, int Lane, int Line, double Penalty, bool Low);

    /// <summary>Tries the windows of one lane that end in a stretch and rise above one line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(in Suspect suspect, int from, LaneBars<T>.Set set)
    {
        var to = Math.Min(from + StepsPerFlag, measure.Steps);
        var begin = Math.Max(0, from + 1 - _times.Longest);
        var (slope, height) = (set.Chords.Slopes[suspect.Line], set.Heights[suspect.Line * Lanes + suspect.Lane] - Rounding);
        var (sum, count) = (0.0, 0);
        _counts[begin] = 0;
        var (zone, counts, first) = (_zone, _counts, _first);
        for (var step = begin; step < to; step++)
        {
            var cases = int.CreateTruncating(zone[step * Lanes + suspect.Lane]);
            counts[step + 1] = count += cases;
            var gain = cases - slope * (first[step + 1] - first[step]);
            sum = Math.Max(0, sum + (suspect.Low ? -gain : gain));
            if (sum >= height && step >= from && step >= _times.FirstEnd) Windows(suspect, begin, step, slope, height);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Windows(in Suspect suspect, int begin, int end, double slope, double height)
    {
        var (counts, first, lane) = (_counts, _first, suspect.Lane);
        // A window that begins or ends on a step without cases is weaker than the shorter one, where that is looked at too.
        var trims = !suspect.Low && _times.Shortest == 1;
        if (trims && end > _times.FirstEnd && counts[end + 1] == counts[end]) return;
        for (var start = end + 1 - _times.Shortest; start >= Math.Max(begin, end + 1 - _times.Longest); start--)
        {
            var cases = counts[end + 1] - counts[start];
            if (trims && counts[start + 1] == counts[start]) continue;
            var expected = first[end + 1] - first[start];
            if ((suspect.Low ? slope * expected - cases : cases - slope * expected) < height) continue;
            if (!Score.QualifiesExpected(cases, expected) || cases > expected == suspect.Low || !(suspect.Penalty * Score.BoundExpected(cases, expected) > Best[lane])) continue;
            Zones(suspect, start, end, cases);
        }
    }

    /// <summary>Tries a stretch of time in every zone of a group, from the last zone on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Zones(in Suspect suspect, int start, int end, int cases)
    {
        var places = Scan.Zones[suspect.Row];
        var expected = _sums[end + 1] - _sums[start];
        for (var at = suspect.Last; ; at--)
        {
            if (Score.QualifiesExpected(cases, expected) && suspect.Penalty * Score.BoundExpected(cases, expected) > Best[suspect.Lane]) Keep(suspect, cases, expected);
            if (at == suspect.First) return;
            cases -= Cases.Count(places[at], suspect.Lane, start, end);
            expected -= measure.Of(places[at], start, end);
        }
    }

    private void Keep(in Suspect suspect, int cases, double expected)
    {
        var (statistic, lane) = (suspect.Penalty * Score.OfExpected(cases, expected), suspect.Lane);
        if (!(statistic > Best[lane])) return;
        var above = (int)(statistic / Chords.ThresholdStep) > (int)(Best[lane] / Chords.ThresholdStep);
        Best[lane] = statistic;
        if (above) Bars.Raise(lane);
    }
}

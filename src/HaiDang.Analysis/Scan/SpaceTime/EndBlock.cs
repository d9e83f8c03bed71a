using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>The largest test statistics of 64 simulated data sets over windows that reach the last step.</summary>
/// <remarks>
/// From the last step backwards, the cases of all lanes are summed up and held against the smallest strong count for what is expected. Nested zones are tested in
/// groups, with the cases of the last and the expectation of the first.
/// </remarks>
internal sealed class EndBlock<T>(ScanWork scan, int firstStep, StepMeasure measure, ThresholdBook book, double usual) : LaneBlock<T>(scan, firstStep)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const double GroupWidth = 0.12;

    private readonly int _shortest = scan.SimulatedTimes.Shortest;
    private readonly T[] _zone = new T[measure.Steps * Lanes];
    private readonly double[] _sums = new double[measure.Room], _first = new double[measure.Room];
    private readonly int[] _rows = new int[measure.Room + 16];
    private readonly EndThresholds<T>?[] _byShape = new EndThresholds<T>?[scan.Zones.Shapes.Length];
    private readonly List<EndThresholds<T>> _all = [];

    protected override void Begin()
    {
        foreach (var thresholds in _all)
            for (var lane = 0; lane < Lanes; lane++) thresholds.Raise(lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Row(int row)
    {
        var places = Scan.Zones[row];
        var thresholds = Thresholds(row);
        Array.Clear(_zone);
        Array.Clear(_sums);
        var (whole, at) = (0.0, 0);
        while (at < places.Length)
        {
            Enter(places[at], ref whole);
            var first = at++;
            if (whole == 0) continue;
            measure.Complete(whole, _sums);
            _sums.CopyTo(_first, 0);
            if (!Score.HasLow)
                for (var limit = whole * (1 + GroupWidth * Math.Sqrt(2 * usual / whole)); at < places.Length && whole + measure.Whole[places[at]] <= limit; at++)
                    Enter(places[at], ref whole);
            measure.Complete(whole, _sums);
            for (var lanes = Test(thresholds) & Used; lanes != 0; lanes &= lanes - 1) Look(row, first, at - 1, BitOperations.TrailingZeroCount(lanes));
        }
    }

    private EndThresholds<T> Thresholds(int row)
    {
        var shape = row % Scan.Zones.Shapes.Length;
        if (_byShape[shape] is { } known) return known;
        var penalty = Scan.Zones.Shapes[shape].Penalty;
        for (var other = 0; other < _byShape.Length; other++)
            if (_byShape[other] is { } same && Scan.Zones.Shapes[other].Penalty == penalty) return _byShape[shape] = same;
        _byShape[shape] = known = new(book, penalty, Best);
        for (var lane = 0; lane < Lanes; lane++) known.Raise(lane);
        _all.Add(known);
        return known;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(int place, ref double whole)
    {
        Cases.Add(place, _zone);
        measure.Add(place, _sums);
        whole += measure.Whole[place];
    }

    /// <summary>The lanes in which some window of the group may be strong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe ulong Test(EndThresholds<T> thresholds)
    {
        ulong flags = 0;
        fixed (double* sums = _first)
        fixed (int* rows = _rows)
        fixed (T* zone = _zone, high = thresholds.High, low = thresholds.LowAndOne)
        {
            // A trifle less, so that rounding to a float never lifts an expectation over an edge; for low rates a trifle more.
            var (last, slack) = (Vector512.Create(sums[measure.Steps]), Vector512.Create(Score.HasLow ? 1 + 1e-6f : 1 - 1e-6f));
            for (var at = 0; at < measure.Room; at += 16)
                ThresholdBook.BinsOf(Vector512.Narrow(last - Vector512.Load(sums + at), last - Vector512.Load(sums + at + 8)) * slack).Store(rows + at);
            for (var part = 0; part < Lanes; part += Vector512<T>.Count)
            {
                var (cases, out_) = (Vector512<T>.Zero, Vector512<T>.Zero);
                for (var step = measure.Steps - 1; step >= 0; step--)
                {
                    cases = Vector512.AddSaturate(cases, Vector512.Load(zone + step * Lanes + part));
                    if (measure.Steps - step < _shortest) continue;
                    var row = rows[step] * Lanes + part;
                    if (Score.HasHigh) out_ |= Vector512.GreaterThanOrEqual(cases, Vector512.Load(high + (Score.HasLow ? Math.Max(0, row - Lanes) : row)));
                    if (Score.HasLow) out_ |= Vector512.LessThan(cases, Vector512.Load(low + row));
                }
                flags |= out_.ExtractMostSignificantBits() << part;
            }
        }
        return flags;
    }

    /// <summary>Tries the windows of one lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(int row, int first, int last, int lane)
    {
        var places = Scan.Zones[row];
        var (cases, penalty) = (0, Scan.Zones.ShapeOf(row).Penalty);
        for (var start = measure.Steps - 1; start >= 0; start--)
        {
            cases += int.CreateTruncating(_zone[start * Lanes + lane]);
            if (measure.Steps - start < _shortest) continue;
            var expected = _first[measure.Steps] - _first[start];
            if (!(penalty * Score.BoundExpected(cases, expected) > Best[lane])) continue;
            var (inZone, inMeasure) = (cases, _sums[measure.Steps] - _sums[start]);
            for (var at = last; ; at--)
            {
                if (Score.QualifiesExpected(inZone, inMeasure) && penalty * Score.BoundExpected(inZone, inMeasure) > Best[lane]) Keep(lane, penalty * Score.OfExpected(inZone, inMeasure));
                if (at == first) break;
                inZone -= Cases.Count(places[at], lane, start, measure.Steps - 1);
                inMeasure -= measure.Of(places[at], start, measure.Steps - 1);
            }
        }
    }

    private void Keep(int lane, double statistic)
    {
        if (!(statistic > Best[lane])) return;
        Best[lane] = statistic;
        foreach (var thresholds in _all) thresholds.Raise(lane);
    }
}

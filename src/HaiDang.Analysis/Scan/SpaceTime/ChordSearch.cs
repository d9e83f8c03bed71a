using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>Searches the observed data for windows at least as strong as a floor, along the same chords as the simulated data.</summary>
/// <remarks>An instance has room of its own and serves one thread.</remarks>
internal sealed class ChordSearch(ScanWork scan, StepMeasure measure, ChordBook book, double floor)
{
    private const double GroupWidth = 0.12;

    /// <summary>Heights are met exactly, but for the order of sums.</summary>
    private const double Rounding = 1e-6;

    private readonly WindowSearch _search = scan.Search();
    private readonly WindowScore _score = new(scan.Cells, scan.Settings);
    private readonly int[] _counts = new int[scan.Cells.Steps], _firstCounts = new int[scan.Cells.Steps];
    private readonly double[] _sums = new double[measure.Room], _firstSums = new double[measure.Room];
    private readonly double[] _measure = new double[scan.Cells.Steps], _firstMeasure = new double[scan.Cells.Steps];

    /// <summary>Is there something to gain over trying every window?</summary>
    public static bool Helps(ScanWork scan, double floor) => floor > 1 && scan.Settings.Kind == ScanKind.SpaceTime && SpaceTimeMaxima.Helps(scan);

    /// <summary>The best windows of a row from every first step.</summary>
    /// <param name="row">The row.</param>
    /// <param name="best">By first step; improved where the row has a better one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(int row, Span<BestWindow> best)
    {
        var places = scan.Zones[row];
        var penalty = scan.Zones.ShapeOf(row).Penalty;
        Array.Clear(_counts);
        Array.Clear(_sums);
        Array.Clear(_measure);
        var (least, most, whole, at) = (0.0, 0.0, 0.0, 0);
        while (at < places.Length)
        {
            Enter(places[at], ref least, ref most, ref whole);
            var first = at++;
            if (whole == 0) continue;
            var name = ChordBook.Class(least, most);
            _counts.CopyTo(_firstCounts, 0);
            measure.Complete(whole, _sums);
            _sums.CopyTo(_firstSums, 0);
            _measure.CopyTo(_firstMeasure, 0);
            if (!_score.HasLow)
                for (var limit = whole * (1 + GroupWidth * Math.Sqrt(2 * floor / most)); at < places.Length && whole + measure.Whole[places[at]] <= limit; at++)
                    Enter(places[at], ref least, ref most, ref whole);
            var ends = (First: int.MaxValue, Last: -1);
            if (_score.HasHigh) Runs(book.Of(name, penalty, low: false), low: false, ref ends);
            if (_score.HasLow) Runs(book.Of(name, penalty, low: true), low: true, ref ends);
            if (ends.Last >= 0) Zones(row, first, at - 1, ends, best);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(int place, ref double least, ref double most, ref double whole)
    {
        Add(place, _counts, _measure);
        measure.Add(place, _sums);
        least += measure.Least[place];
        most += measure.Most[place];
        whole += measure.Whole[place];
    }

    /// <summary>Where do runs along the chords reach the floor?</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Runs(Chords chords, bool low, ref (int First, int Last) ends)
    {
        var sign = low ? -1.0 : 1.0;
        var (slopes, heights) = (Vector256.Create(chords.Slopes) * sign, Vector256.Create(chords.Heights(floor)) - Vector256.Create(Rounding));
        var (sum, counts, sums) = (Vector256<double>.Zero, _counts, _firstSums);
        for (var step = 0; step < counts.Length; step++)
        {
            sum = Vector256.Max(Vector256<double>.Zero, sum + (Vector256.Create(sign * counts[step]) - slopes * (sums[step + 1] - sums[step])));
            if (!Vector256.GreaterThanOrEqualAny(sum, heights)) continue;
            ends = (Math.Min(ends.First, step), Math.Max(ends.Last, step));
        }
    }

    /// <summary>Tries the zones of a group, the first that was tested included.</summary>
    private void Zones(int row, int first, int last, (int First, int Last) ends, Span<BestWindow> best)
    {
        var places = scan.Zones[row];
        for (var at = first; ; at++)
        {
            _search.Zone(row, at + 1, _firstCounts, _firstMeasure, ends, best, floor);
            if (at == last) return;
            Add(places[at + 1], _firstCounts, _firstMeasure);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int place, int[] counts, double[] measures)
    {
        var cells = scan.Cells;
        var ofCounts = cells.Counts.AsSpan(place * cells.Steps, cells.Steps);
        var ofMeasure = cells.Measure.AsSpan(place * cells.Steps, cells.Steps);
        for (var step = 0; step < ofCounts.Length; step++)
        {
            counts[step] += ofCounts[step];
            measures[step] += ofMeasure[step];
        }
    }
}

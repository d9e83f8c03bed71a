using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>The best window found so far.</summary>
internal struct BestWindow
{
    public double Statistic, LogLikelihoodRatio, Measure;
    public long Cases;

    /// <summary>Row of the zones, −1 for all places; places taken from it; first and last step.</summary>
    public int Row, Size, First, Last;
    public readonly bool Exists => Size != 0;
}

/// <summary>Tries every window of a table of cases, one after the other: plain, exact, and what the fast searches are held to.</summary>
/// <remarks>An instance has room of its own and serves one thread. Of equally strong windows the first that is met stays: fewer places, then an earlier end.</remarks>
internal sealed class WindowSearch(Zones zones, ScanCells cells, ScanSettings settings, TimeWindows times)
{
    /// <summary>A window must be better by more than rounding to take another's place.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Before this step no window begins.</summary>
    private readonly int _from = times.WholePeriod ? 0 : Math.Max(0, times.FirstEnd + 1 - times.Longest);

    private readonly WindowScore _score = new(cells, settings);
    private readonly long[] _zoneCounts = new long[cells.Steps], _counts = new long[cells.Steps + 1];
    private readonly double[] _zoneMeasure = new double[cells.Steps], _measure = new double[cells.Steps + 1];

    /// <summary>The largest test statistic of a table; 0 when no window qualifies.</summary>
    public double Maximum(ReadOnlySpan<int> counts)
    {
        var best = new BestWindow();
        for (var row = 0; row < zones.Rows; row++) Row(row, counts, ref best);
        if (settings.IncludeTemporal) AllPlaces(counts, ref best);
        return best.Statistic;
    }

    /// <summary>The best window of a row.</summary>
    public void Row(int row, ReadOnlySpan<int> counts, ref BestWindow best) => Row(row, counts, new Span<BestWindow>(ref best), 0);

    /// <summary>The best windows of a row: one in all, or one from every first step.</summary>
    /// <param name="row">The row.</param>
    /// <param name="counts">Cases by place and step.</param>
    /// <param name="best">One, or as many as there are steps; improved where the row has a better one.</param>
    /// <param name="floor">Windows weaker than this may be passed over.</param>
    public void Row(int row, ReadOnlySpan<int> counts, Span<BestWindow> best, double floor)
    {
        var places = zones[row];
        var penalty = zones.ShapeOf(row).Penalty;
        if (cells.Steps == 1)
        {
            Circles(row, places, penalty, counts, best, floor);
            return;
        }
        Array.Clear(_zoneCounts);
        Array.Clear(_zoneMeasure);
        for (var size = 1; size <= places.Length; size++)
        {
            Add(places[size - 1], counts);
            Times(row, size, penalty, best, floor);
        }
    }

    /// <summary>The best windows of one zone that end in a stretch of time; as <see cref="Row(int, ReadOnlySpan{int}, Span{BestWindow}, double)"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="size">Places of the zone.</param>
    /// <param name="counts">Cases of the zone by step.</param>
    /// <param name="measure">Measure of the zone by step, summed up in the order of entry, so that equal windows are equal to the last bit.</param>
    /// <param name="ends">First and last step at which a window may end.</param>
    /// <param name="best">Improved where the zone has a better one.</param>
    /// <param name="floor">Windows weaker than this may be passed over.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Zone(int row, int size, ReadOnlySpan<int> counts, ReadOnlySpan<double> measure, (int First, int Last) ends, Span<BestWindow> best, double floor)
    {
        var penalty = zones.ShapeOf(row).Penalty;
        var begin = Math.Max(0, ends.First + 1 - times.Longest);
        (_counts[begin], _measure[begin]) = (0, 0);
        for (var step = begin; step <= ends.Last; step++)
        {
            _counts[step + 1] = _counts[step] + counts[step];
            _measure[step + 1] = _measure[step] + measure[step];
        }
        for (var end = Math.Max(times.FirstEnd, ends.First); end <= ends.Last; end++)
        {
            var first = Math.Max(0, end + 1 - times.Longest);
            for (var start = end + 1 - times.Shortest; start >= first; start--) Window(row, size, penalty, start, end, best, floor);
        }
    }

    /// <summary>The best window over all places together.</summary>
    public void AllPlaces(ReadOnlySpan<int> counts, ref BestWindow best)
    {
        Array.Clear(_zoneCounts);
        Array.Clear(_zoneMeasure);
        for (var place = 0; place < cells.Places; place++) Add(place, counts);
        Times(-1, cells.Places, 1, new Span<BestWindow>(ref best), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Circles(int row, ReadOnlySpan<ushort> places, double penalty, ReadOnlySpan<int> counts, Span<BestWindow> best, double floor)
    {
        var (cases, measure) = (0L, 0.0);
        for (var i = 0; i < places.Length; i++)
        {
            cases += counts[places[i]];
            measure += cells.Measure[places[i]];
            if (_score.Qualifies(cases, measure)) Try(cases, measure, penalty, row, i + 1, 0, 0, ref best[0], floor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int place, ReadOnlySpan<int> counts)
    {
        var at = place * cells.Steps;
        for (var step = _from; step < cells.Steps; step++)
        {
            _zoneCounts[step] += counts[at + step];
            _zoneMeasure[step] += cells.Measure[at + step];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Times(int row, int size, double penalty, Span<BestWindow> best, double floor)
    {
        for (var step = _from; step < cells.Steps; step++)
        {
            _counts[step + 1] = _counts[step] + _zoneCounts[step];
            _measure[step + 1] = _measure[step] + _zoneMeasure[step];
        }
        for (var end = times.FirstEnd; end < cells.Steps; end++)
        {
            var first = Math.Max(0, end + 1 - times.Longest);
            for (var start = end + 1 - times.Shortest; start >= first; start--) Window(row, size, penalty, start, end, best, floor);
        }
        if (times.WholePeriod && row >= 0) Window(row, size, penalty, 0, cells.Steps - 1, best, floor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Window(int row, int size, double penalty, int start, int end, Span<BestWindow> best, double floor)
    {
        var (cases, measure) = (_counts[end + 1] - _counts[start], _measure[end + 1] - _measure[start]);
        if (_score.Qualifies(cases, measure)) Try(cases, measure, penalty, row, size, start, end, ref best[best.Length == 1 ? 0 : start], floor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Try(long cases, double measure, double penalty, int row, int size, int first, int last, ref BestWindow best, double floor)
    {
        var least = Math.Max(best.Statistic * (1 + Rounding), floor);
        if (penalty * _score.Bound(cases, measure) < least) return;
        var ratio = _score.Of(cases, measure);
        if (penalty * ratio < least || penalty * ratio <= best.Statistic) return;
        best = new() { Statistic = penalty * ratio, LogLikelihoodRatio = ratio, Measure = measure, Cases = cases, Row = row, Size = size, First = first, Last = last };
    }
}

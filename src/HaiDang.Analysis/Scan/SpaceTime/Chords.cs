namespace HaiDang.Analysis.Scan;

/// <summary>Straight lines that no window as strong as a threshold stays beneath (above, for low rates), for windows whose expectations lie between two bounds.</summary>
/// <remarks>
/// The boundary of strong windows is concave (low rates: convex), so that between two of its points it lies above (below) the line through them: a strong
/// window has count − slope · expectation at least as large as the line's height, a sum over steps, whose largest run is found in one pass however many windows there are.
/// The slopes are chosen for one threshold; for any other the heights are lowered until they hold.
/// </remarks>
internal sealed class Chords
{
    /// <summary>Lines of a set.</summary>
    public const int Count = 4;

    /// <summary>Thresholds are told apart by so much.</summary>
    public const double ThresholdStep = 0.1;

    private const int MostThresholds = 20_000;

    /// <summary>Lines flatter than this lie so low that whole numbers cannot tell what is above them.</summary>
    private const double LeastSlopeLow = 0.2;

    private readonly Boundary _boundary;
    private readonly double[] _edges = new double[Count + 1];
    private readonly double _penalty;
    private readonly long _least;
    private readonly bool _low;
    private readonly double _lowest;
    private readonly double[]?[] _heights = new double[MostThresholds][];

    /// <param name="boundary">Where strong windows begin.</param>
    /// <param name="from">Smallest expectation of a window, at least 0.</param>
    /// <param name="to">Largest expectation, above 0.</param>
    /// <param name="penalty">Factor on the ratio, in (0, 1].</param>
    /// <param name="least">Fewest cases of a window of high rates.</param>
    /// <param name="low">For low rates?</param>
    /// <param name="usual">The test statistic that the slopes are chosen for, above 0.</param>
    public Chords(Boundary boundary, double from, double to, double penalty, long least, bool low, double usual)
    {
        (_boundary, _penalty, _least, _low, _lowest) = (boundary, penalty, least, low, from);
        var threshold = usual / penalty;
        // Below this expectation, the fewest cases suffice or a case at every person does not (high), or none are too few (low).
        var start = low ? boundary.ExpectationOfNone(threshold) : Math.Max(boundary.ExpectationOf(least, threshold), boundary.ExpectationOfAll(threshold));
        from = Math.Clamp(Math.Max(from, start), to * 1e-6, to * 0.999);
        for (var edge = 0; edge <= Count; edge++) _edges[edge] = from * Math.Pow(to / from, (double)edge / Count);
        for (var line = 0; line < Count; line++)
        {
            var (left, right) = (_edges[line], _edges[line + 1]);
            Slopes[line] = low
                ? Math.Clamp((Math.Max(0, boundary.Low(right, threshold)) - Math.Max(0, boundary.Low(left, threshold))) / (right - left), LeastSlopeLow, 2)
                : Math.Max(0, (boundary.High(right, threshold) - boundary.High(left, threshold)) / (right - left));
        }
    }

    /// <summary>Counts per expected case.</summary>
    public double[] Slopes { get; } = new double[Count];

    /// <summary>What the largest run of count − slope · expectation (low: slope · expectation − count) must reach in a window as strong as a statistic, by line.</summary>
    public double[] Heights(double statistic)
    {
        var at = Math.Min((int)(statistic / ThresholdStep), MostThresholds - 1);
        return _heights[at] ??= At(at * ThresholdStep / _penalty);
    }

    private double[] At(double threshold)
    {
        var heights = new double[Count];
        if (threshold <= 0) return heights;
        var enough = _low ? 0 : _boundary.ExpectationOf(_least, threshold);
        var all = _low ? 0 : _boundary.ExpectationOfAll(threshold);
        for (var line = 0; line < Count; line++)
        {
            // The first line stands for all windows below it as well.
            var (left, right, slope) = (line == 0 ? Math.Min(_lowest, _edges[0]) : _edges[line], _edges[line + 1], Slopes[line]);
            if (_low) heights[line] = LowHeight(left, right, slope, threshold);
            // The last line also stands for the larger zones of a group, which may hold persons enough.
            else if (all >= right && line < Count - 1) heights[line] = double.PositiveInfinity;
            else heights[line] = HighHeight(Math.Clamp(Math.Max(enough, all), left, right), right, slope, threshold);
        }
        return heights;
    }

    /// <summary>Up to where the fewest cases suffice, the line only has to stay below these.</summary>
    private double HighHeight(double left, double right, double slope, double threshold) =>
        Math.Max(0, Math.Min(_boundary.High(left, threshold) - slope * left, _boundary.High(right, threshold) - slope * right));

    /// <summary>The convex boundary begins where not even 0 cases are too few.</summary>
    private double LowHeight(double left, double right, double slope, double threshold)
    {
        if (_boundary.Low(right, threshold) < 0) return double.PositiveInfinity;
        left = Math.Max(left, _boundary.ExpectationOfNone(threshold) * (1 - 1e-9));
        return Math.Max(0, Math.Min(slope * left - Math.Max(0, _boundary.Low(left, threshold)), slope * right - _boundary.Low(right, threshold)));
    }
}

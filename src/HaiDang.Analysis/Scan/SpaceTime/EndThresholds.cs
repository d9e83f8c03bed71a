using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Scan;

/// <summary>The counts from which on (up to which, for low rates) a window may beat what is known of each of 64 lanes, by what is expected in it.</summary>
/// <remarks>
/// Expectations fall into sixteen bins an octave, read from the bits of a float. The smallest strong count rises with the expectation, so that the lower edge of a bin
/// serves all of it; for low rates the upper edge does. Rounded so that they may only let too much pass.
/// </remarks>
internal sealed class EndThresholds<T>(ThresholdBook book, double penalty, double[] best) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int Lanes = LaneCases<T>.Lanes;

    /// <summary>[bin · 64 + lane]: at least so many cases.</summary>
    public T[] High { get; } = new T[ThresholdBook.Bins * Lanes];

    /// <summary>[bin · 64 + lane]: at most so many cases and one more; 0 where none are too few.</summary>
    public T[] LowAndOne { get; } = new T[ThresholdBook.Bins * Lanes];

    /// <summary>The lane's best has risen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raise(int lane)
    {
        var (high, low) = book.Of(best[lane], penalty);
        for (var bin = 0; bin < high.Length; bin++) High[bin * Lanes + lane] = T.CreateSaturating(high[bin]);
        for (var bin = 0; bin < low.Length; bin++) LowAndOne[bin * Lanes + lane] = T.CreateSaturating(low[bin]);
    }
}

/// <summary>The same for any one strength, made when first asked for; serves many threads.</summary>
internal sealed class ThresholdBook(ScanWork scan)
{
    /// <summary>The float 2⁻²⁰ without the bits that do not count.</summary>
    private const int FirstBin = (127 - 20) << 4;

    /// <summary>From 2⁻²⁰ to 2³¹ expected cases.</summary>
    public const int Bins = 51 << 4;

    private const double Step = 0.05;

    private readonly Boundary _boundary = new(scan.Cells);
    private readonly WindowScore _score = new(scan.Cells, scan.Settings);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(int, double), (int[] High, int[] Low)> _rows = [];

    /// <summary>The bin of an expectation, sixteen at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> BinsOf(Vector512<float> expected) =>
        Vector512.Min(Vector512.Max((expected.AsInt32() >> 19) - Vector512.Create(FirstBin), Vector512<int>.Zero), Vector512.Create(Bins - 1));

    public (int[] High, int[] Low) Of(double statistic, double penalty) => _rows.GetOrAdd(((int)Math.Min(statistic / Step, 1e6), penalty), key => Make(key.Item1 * Step / key.Item2));

    private (int[] High, int[] Low) Make(double threshold)
    {
        var (high, low) = (new int[_score.HasHigh ? Bins : 0], new int[_score.HasLow ? Bins : 0]);
        for (var bin = 0; bin < high.Length; bin++)
            high[bin] = (int)Math.Max(_score.LeastHigh, bin == 0 || threshold <= 0 ? 0 : Math.Ceiling(_boundary.High(Edge(bin), threshold) - 1e-6));
        for (var bin = 0; bin < low.Length; bin++)
            low[bin] = threshold <= 0 || Edge(bin + 1) >= scan.Cells.Cases ? int.MaxValue : (int)Math.Floor(_boundary.Low(Edge(bin + 1), threshold) + 1e-6) + 1;
        return (high, low);
    }

    private static double Edge(int bin) => BitConverter.Int32BitsToSingle((bin + FirstBin) << 19);
}

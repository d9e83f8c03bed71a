using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>From which count on may a window of a given expectation be as strong as a floor? Looked up; never too strict.</summary>
/// <remarks>The smallest such count rises with the expectation, so that the lower edge of a bin serves the whole bin; for low rates the upper edge does.</remarks>
internal sealed class CountThresholds
{
    private const int Fine = 8, FineUpTo = 512;

    private readonly int[] _high, _low;

    /// <param name="score">The score.</param>
    /// <param name="cells">The table; expectations reach up to its number of cases.</param>
    /// <param name="floor">Least log likelihood ratio, above 0.</param>
    public CountThresholds(WindowScore score, ScanCells cells, double floor)
    {
        var bins = FineUpTo * Fine + (int)Math.Max(0, cells.Cases - FineUpTo) + 2;
        _high = new int[score.HasHigh ? bins : 0];
        _low = new int[score.HasLow ? bins : 0];
        long count = 1;
        for (var bin = 0; bin < _high.Length; bin++)
        {
            count = Least(score, cells, Edge(bin), count, floor);
            _high[bin] = (int)Math.Max(count, score.LeastHigh);
        }
        var low = -1L;
        for (var bin = 0; bin < _low.Length; bin++)
        {
            var expected = Math.Min(Edge(bin + 1), cells.Cases * (1 - 1e-12));
            var measure = expected / cells.PerMeasure;
            while (low + 1 < expected && score.Of(low + 1, measure) >= floor * (1 - 1e-9)) low++;
            _low[bin] = (int)low;
        }
    }

    /// <summary>Smallest count that may reach the floor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int High(double expected) => _high[Bin(expected)];

    /// <summary>Largest count that may reach the floor; −1 when none can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Low(double expected) => _low[Bin(expected)];

    /// <summary>The smallest count from <paramref name="from"/> on that reaches the floor; one more than can be when none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Least(WindowScore score, ScanCells cells, double expected, long from, double floor)
    {
        if (expected <= 0) return 1;
        var measure = expected / cells.PerMeasure;
        var most = cells.Model == ScanModel.Bernoulli ? Math.Min(cells.Cases, (long)measure) : cells.Cases;
        var count = Math.Max(from, (long)expected + 1);
        while (count <= most && score.Of(count, measure) < floor * (1 - 1e-9)) count++;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bin(double expected) => expected < FineUpTo ? (int)(expected * Fine) : FineUpTo * Fine + (int)(expected - FineUpTo);

    private static double Edge(int bin) => bin < FineUpTo * Fine ? (double)bin / Fine : FineUpTo + (bin - FineUpTo * Fine);
}

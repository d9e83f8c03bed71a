namespace HaiDang.Analysis.Concentration;

/// <summary>How much of what happens do how few places hold?</summary>
/// <remarks>Places are taken from the busiest to the quietest (per unit of base where one is given).</remarks>
public sealed class Lorenz
{
    private readonly double[] _places, _events;

    private Lorenz(double[] places, double[] events, double gini, double corrected, long total) =>
        (_places, _events, Gini, GiniSmallCount, Total) = (places, events, gini, corrected, total);

    /// <summary>Number of places, n.</summary>
    public int Count => _places.Length - 1;

    /// <summary>Number of events, c.</summary>
    public long Total { get; }

    /// <summary>Gini coefficient, 0 when all places hold their even share, near 1 when one holds all; NaN without events.</summary>
    public double Gini { get; }

    /// <summary>
    /// The same when there are fewer events than places, which alone makes most places empty: 0 when events spread as thinly as they can.
    /// NaN without events. Source: Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33(3), 451–467.
    /// </summary>
    public double GiniSmallCount { get; }

    /// <summary>The curve of places without a base: every place weighs the same.</summary>
    /// <param name="counts">Events per place, length n ≥ 1, at least 0.</param>
    /// <exception cref="ArgumentException">There is no place, or a count is negative.</exception>
    /// <remarks>Source: Gini as in Bernasco and Steenbeek (2017). O(n log n).</remarks>
    public static Lorenz Of(ReadOnlySpan<long> counts)
    {
        if (counts.Length == 0) throw new ArgumentException("There are 0 places; a curve needs at least 1.", nameof(counts));
        foreach (var count in counts)
            if (count < 0) throw new ArgumentException($"A count is {count}; counts must be at least 0.", nameof(counts));

        var sorted = counts.ToArray();
        Array.Sort(sorted);
        long total = 0;
        double ranked = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            total += sorted[i];
            ranked += (i + 1.0) * sorted[i];
        }
        var n = sorted.Length;
        var gini = total == 0 ? double.NaN : (2 * ranked / total - n - 1) / n;
        var (places, events) = (new double[n + 1], new double[n + 1]);
        long sum = 0;
        for (var i = 1; i <= n; i++)
        {
            sum += sorted[n - i];
            (places[i], events[i]) = ((double)i / n, total == 0 ? double.NaN : (double)sum / total);
        }
        return new(places, events, gini, Math.Max((double)n / total, 1) * (gini - 1) + 1, total);
    }

    /// <summary>Point k of the curve, k in [0, n]: the share of places taken, and the share of events they hold.</summary>
    /// <param name="k">Number of places taken, busiest first.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="k"/> is not in [0, n].</exception>
    public (double Places, double Events) this[int k] => (_places[k], _events[k]);

    /// <summary>How few places hold so much of what happens?</summary>
    /// <param name="share">Share of the events, in (0, 1].</param>
    /// <returns>Number of places, busiest first, that first reach it; 0 without events.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not in (0, 1].</exception>
    public int PlacesHolding(double share)
    {
        if (share is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be above 0 and at most 1.");
        if (Total == 0) return 0;
        for (var k = 1; k < Count; k++)
            if (_events[k] >= share - 1e-12) return k;
        return Count;
    }
}

namespace HaiDang.Analysis.Inference;

/// <summary>Of the areas that are flagged, may even one be flagged by chance?</summary>
public static class FamilyWise
{
    /// <summary>Bonferroni: each p-value times the number of tests, at most 1.</summary>
    /// <param name="p">Two-sided p-values in [0, 1], any length; NaN means "no test here" and is left out of the count.</param>
    /// <param name="adjusted">Receives one per p-value, in [p, 1]; NaN where p is NaN.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a p-value lies outside [0, 1].</exception>
    /// <remarks>
    /// Flagging all at α or below keeps the chance of a single false flag at α, whatever the tests have to do with each other; it misses more than <see cref="FalseDiscovery"/>.
    /// Holds, and <see cref="Holm"/> is never worse. O(n).
    /// </remarks>
    public static void Bonferroni(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        var order = Ordered(p, adjusted);
        foreach (var at in order) adjusted[at] = Math.Min(1, p[at] * order.Length);
    }

    /// <summary>Holm's steps: the smallest p-value times the number of tests, the next times one less, never falling.</summary>
    /// <param name="p">Two-sided p-values in [0, 1], any length; NaN means "no test here" and is left out of the count.</param>
    /// <param name="adjusted">Receives one per p-value, in [p, 1]; NaN where p is NaN.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a p-value lies outside [0, 1].</exception>
    /// <remarks>Promises the same as <see cref="Bonferroni"/>. Source: Holm (1979), Scandinavian Journal of Statistics 6(2), 65–70. O(n log n).</remarks>
    public static void Holm(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        var order = Ordered(p, adjusted);
        var largest = 0d;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, p[order[rank]] * (order.Length - rank)));
            adjusted[order[rank]] = largest;
        }
    }

    /// <summary>The tests from the smallest p-value on; the others receive NaN.</summary>
    private static int[] Ordered(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        Guard.SameLength(p.Length, nameof(p), adjusted.Length, nameof(adjusted));
        var (order, sorted) = (new List<int>(p.Length), new List<double>(p.Length));
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1) throw new ArgumentException($"p[{i}] is {p[i]}; it must lie in [0, 1].", nameof(p));
            if (double.IsNaN(p[i])) adjusted[i] = double.NaN;
            else
            {
                order.Add(i);
                sorted.Add(p[i]);
            }
        }
        var (keys, at) = (sorted.ToArray(), order.ToArray());
        Array.Sort(keys, at);
        return at;
    }
}

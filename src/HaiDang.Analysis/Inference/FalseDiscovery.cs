namespace HaiDang.Analysis.Inference;

/// <summary>Of the areas that are flagged, how many may be flagged by chance?</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Benjamini–Hochberg q-values: flagging every area with q ≤ α keeps the expected false share at α or below.
    /// </summary>
    /// <param name="p">
    /// Two-sided p-values in [0, 1], any length; NaN means "no test here" and is left out of the count.
    /// </param>
    /// <param name="q">Receives one q-value per p-value, in [p, 1]; NaN where p is NaN.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a p-value lies outside [0, 1].</exception>
    /// <remarks>
    /// Holds for independent tests and for those with positive regression dependency; tests of neighbouring areas share
    /// values, and the procedure has been found to hold there too (Caldas de Castro and Singer 2006, Geographical
    /// Analysis 38(2), 180–208). Do not feed folded p-values: they promise half of what they take.
    /// Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1), eq. 1.
    /// O(n log n) time, O(n) memory.
    /// </remarks>
    public static void BenjaminiHochberg(ReadOnlySpan<double> p, Span<double> q)
    {
        Guard.SameLength(p.Length, nameof(p), q.Length, nameof(q));
        var order = new int[p.Length];
        var tests = 0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1)
                throw new ArgumentException($"p[{i}] is {p[i]}; it must lie in [0, 1].", nameof(p));
            if (double.IsNaN(p[i]))
                q[i] = double.NaN;
            else
                order[tests++] = i;
        }
        var sorted = new double[tests];
        for (var rank = 0; rank < tests; rank++)
            sorted[rank] = p[order[rank]];
        Array.Sort(sorted, order, 0, tests);

        var smallest = 1d;
        for (var rank = tests; rank > 0; rank--)
        {
            smallest = Math.Min(smallest, sorted[rank - 1] * ((double)tests / rank));
            q[order[rank - 1]] = smallest;
        }
    }
}

using MathNet.Numerics;

namespace HaiDang.Analysis.Times;

/// <summary>Does a series rise or fall, whatever the shape of the curve?</summary>
/// <param name="Count">Values that were compared, n.</param>
/// <param name="S">Pairs that rise less pairs that fall.</param>
/// <param name="Variance">Of S without a trend, with ties taken into account; 0 when all values are equal.</param>
/// <param name="TauB">Kendall's τ-b in [−1, 1]; NaN when all values are equal.</param>
/// <remarks>
/// Null hypothesis: the values come in any order equally likely. Values that hang on the one before (a slow swing, smoothed counts) look like trends: the p-value is then too small.
/// Sources: Mann (1945), Econometrica 13(3), 245–259; Kendall (1975), Rank Correlation Methods; Sen (1968), Journal of the American Statistical Association 63, 1379–1389.
/// </remarks>
public readonly record struct MannKendall(int Count, long S, double Variance, double TauB)
{
    /// <summary>Standard score with the correction for continuity; 0 where nothing can be said.</summary>
    public double Z => Variance > 0 ? (S - Math.Sign(S)) / Math.Sqrt(Variance) : 0;

    /// <summary>Two-sided p-value under the normal curve; rough below 10 values.</summary>
    public double PTwoSided => SpecialFunctions.Erfc(Math.Abs(Z) / Constants.Sqrt2);

    /// <summary>Tests a series.</summary>
    /// <param name="values">In order of time, evenly spaced; NaN is missing and left out.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    /// <remarks>O(n²).</remarks>
    public static MannKendall Of(ReadOnlySpan<double> values)
    {
        var (known, _) = Known(values);
        var (s, n) = (0L, known.Length);
        for (var late = 1; late < n; late++)
        {
            var (value, rises) = (known[late], 0);
            foreach (var earlier in known.AsSpan(0, late)) rises += (value > earlier ? 1 : 0) - (value < earlier ? 1 : 0);
            s += rises;
        }
        var (variance, tied) = (n * (n - 1.0) * (2.0 * n + 5), 0.0);
        foreach (var group in known.CountBy(v => v))
        {
            double ties = group.Value;
            variance -= ties * (ties - 1) * (2 * ties + 5);
            tied += ties * (ties - 1) / 2;
        }
        var pairs = n * (n - 1) / 2.0;
        return new(n, s, variance / 18, pairs > tied ? s / Math.Sqrt((pairs - tied) * pairs) : double.NaN);
    }

    /// <summary>Sen's slope: the median change a step over all pairs of values; NaN with fewer than 2.</summary>
    /// <param name="values">In order of time, evenly spaced; NaN is missing and left out, its place in time kept.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    /// <remarks>O(n² log n).</remarks>
    public static double SlopeOf(ReadOnlySpan<double> values)
    {
        var (known, rows) = Known(values);
        var slopes = new List<double>(known.Length * (known.Length - 1) / 2);
        for (var late = 1; late < known.Length; late++)
            for (var early = 0; early < late; early++) slopes.Add((known[late] - known[early]) / (rows[late] - rows[early]));
        if (slopes.Count == 0) return double.NaN;
        slopes.Sort();
        var middle = slopes.Count / 2;
        return slopes.Count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    private static (double[] Values, int[] Rows) Known(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            if (double.IsInfinity(values[i])) throw new ArgumentException($"values[{i}] is {values[i]}, not finite or NaN.", nameof(values));
        var rows = KnownRows.Of(values);
        var known = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++) known[i] = values[rows[i]];
        return (known, rows);
    }
}

using MathNet.Numerics;

namespace HaiDang.Analysis.Times;

/// <summary>Does a series rise or fall, whatever the shape of the curve?</summary>
/// <param name="Count">Values that were compared, n.</param>
/// <param name="S">Pairs that rise less pairs that fall.</param>
/// <param name="Variance">Of S without a trend, with ties taken into account; 0 when all values are equal.</param>
/// <param name="TauB">Kendall's τ-b in [−1, 1]; NaN when all values are equal.</param>
/// <param name="Slope">Sen's slope: the median change a step; NaN with fewer than 2 values.</param>
/// <remarks>
/// Null hypothesis: the values come in any order equally likely. Values that hang on the one before (a slow swing, smoothed counts) look like trends: the p-value is then too small.
/// Sources: Mann (1945), Econometrica 13(3), 245–259; Kendall (1975), Rank Correlation Methods; Sen (1968), Journal of the American Statistical Association 63, 1379–1389.
/// </remarks>
public readonly record struct MannKendall(int Count, long S, double Variance, double TauB, double Slope)
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
        for (var i = 0; i < values.Length; i++)
            if (double.IsInfinity(values[i])) throw new ArgumentException($"values[{i}] is {values[i]}, not finite or NaN.", nameof(values));
        var rows = KnownRows.Of(values);
        var (s, n) = (0L, rows.Length);
        var slopes = new List<double>();
        for (var late = 1; late < n; late++)
            for (var early = 0; early < late; early++)
            {
                var rise = values[rows[late]] - values[rows[early]];
                s += Math.Sign(rise);
                slopes.Add(rise / (rows[late] - rows[early]));
            }
        var (variance, tied) = (n * (n - 1.0) * (2.0 * n + 5), 0.0);
        foreach (var group in values.ToArray().Where(double.IsFinite).CountBy(v => v))
        {
            double ties = group.Value;
            variance -= ties * (ties - 1) * (2 * ties + 5);
            tied += ties * (ties - 1) / 2;
        }
        var pairs = n * (n - 1) / 2.0;
        return new(n, s, variance / 18, pairs > tied ? s / Math.Sqrt((pairs - tied) * pairs) : double.NaN, Median(slopes));
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0) return double.NaN;
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

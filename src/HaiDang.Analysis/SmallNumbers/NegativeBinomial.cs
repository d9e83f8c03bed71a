using MathNet.Numerics;

namespace HaiDang.Analysis.SmallNumbers;

/// <summary>Negative binomial counts with variance = dispersion · mean; dispersion 1 is Poisson.</summary>
/// <remarks>
/// Size r = mean / (dispersion − 1). P(X ≤ k) is the incomplete beta function I(r, k + 1) at 1 / dispersion: Johnson, Kemp and Kotz
/// (2005), Univariate Discrete Distributions, chapter 5. O(log sd) evaluations for a quantile.
/// </remarks>
internal static class NegativeBinomial
{
    private const double NearlyPoisson = 1 + 1e-9;

    /// <summary>P(X ≤ count).</summary>
    public static double AtMost(long count, double mean, double dispersion)
    {
        if (count < 0)
            return 0;
        if (mean == 0)
            return 1;
        return dispersion <= NearlyPoisson
            ? Masses.PoissonAtMost(count, mean)
            : SpecialFunctions.BetaRegularized(mean / (dispersion - 1), count + 1.0, 1 / dispersion);
    }

    /// <summary>P(X ≥ count); NaN when the count is missing.</summary>
    public static double AtLeast(double count, double mean, double dispersion)
    {
        if (double.IsNaN(count))
            return double.NaN;
        var least = (long)Math.Ceiling(count);
        if (least <= 0)
            return 1;
        if (mean == 0)
            return 0;
        return dispersion <= NearlyPoisson
            ? Masses.PoissonAtLeast(least, mean)
            : SpecialFunctions.BetaRegularized(least, mean / (dispersion - 1), 1 - 1 / dispersion);
    }

    /// <summary>Smallest count k with P(X ≤ k) ≥ chance.</summary>
    public static double Quantile(double chance, double mean, double dispersion)
    {
        var reach = Math.Sqrt(mean * dispersion) + 1;
        long low = -1, high = (long)(mean + 3 * reach);
        while (AtMost(high, mean, dispersion) < chance)
            (low, high) = (high, high + (long)(2 * reach) + 1);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (AtMost(middle, mean, dispersion) < chance)
                low = middle;
            else
                high = middle;
        }
        return high;
    }
}

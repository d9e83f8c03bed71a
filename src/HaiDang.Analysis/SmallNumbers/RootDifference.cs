using MathNet.Numerics;

namespace HaiDang.Analysis.SmallNumbers;

/// <summary>Do two large counts over equal exposure differ? A sum on a napkin.</summary>
public static class RootDifference
{
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>z = 2 (√a − √b) / √2: standard normal when both means are equal.</summary>
    /// <param name="first">One count, ≥ 0.</param>
    /// <param name="second">The other, ≥ 0, over the same exposure.</param>
    /// <returns>Dimensionless, positive when the first is larger; 0 for equal counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <remarks>
    /// The root of a Poisson count has a variance of about 1/4 whatever its mean, so 2 √a has 1 and the difference of two has 2: without the
    /// division by √2 twice as many pairs would pass 1.96 as should. For counts from about 20 on; below use <see cref="ETest"/>.
    /// Source: Bartlett (1936), Supplement to the Journal of the Royal Statistical Society 3, 68–78 (the root). O(1).
    /// </remarks>
    public static double Z(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        return 2 * (Math.Sqrt(first) - Math.Sqrt(second)) / Sqrt2;
    }

    /// <summary>Two-sided p-value that both means are equal.</summary>
    /// <param name="first">One count, ≥ 0.</param>
    /// <param name="second">The other, ≥ 0, over the same exposure.</param>
    /// <returns>Probability in (0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <remarks>See <see cref="Z"/>. O(1).</remarks>
    public static double PValue(long first, long second) => SpecialFunctions.Erfc(Math.Abs(Z(first, second)) / Sqrt2);
}

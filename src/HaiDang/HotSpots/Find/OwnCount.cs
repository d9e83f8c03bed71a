using MathNet.Numerics;
namespace HaiDang.HotSpots.Find;

/// <summary>Does a place have more or fewer incidents than expected, its neighbours left aside?</summary>
/// <param name="Ratio">Observed over expected; infinite when nothing was expected.</param>
/// <param name="Low">Lower end of the ratio's exact 95 % interval.</param>
/// <param name="High">Upper end of the ratio's exact 95 % interval; infinite when nothing was expected.</param>
/// <param name="P">Two-sided: how often would the usual swing bring a count so far from the expected one?</param>
/// <param name="Surprise">Observed less expected in standard deviations: comparable between large and small places.</param>
public readonly record struct OwnCount(double Ratio, double Low, double High, double P, double Surprise)
{
    private const double Tail = 0.025;

    /// <summary>Ratios beyond e^±20 are not looked for.</summary>
    private const double Widest = 20;

    /// <summary>Compares an observed count with its expectation.</summary>
    /// <remarks>
    /// Given the sum of two Poisson counts, one of them is binomial (Przyborowski and Wilenski 1940, Biometrika 31, 313–323): the
    /// observed count is held against the count that the expectation rests on. The interval is that of Clopper and Pearson
    /// (1934, Biometrika 26, 404–413). For the p-value the level may swing as a gamma variable, so that the same tail is that
    /// of the negative binomial distribution.
    /// </remarks>
    public static OwnCount Of(long observed, Expectation expected)
    {
        var (low, high) = Interval(observed, expected);
        return new(expected.IsMissing ? double.NaN : observed / expected.Count, low, high, Chance(observed, expected), Residual(observed, expected));
    }

    /// <summary>The two-sided p-value alone; NaN when nothing can be expected.</summary>
    internal static double Chance(long observed, Expectation expected) => expected.IsMissing ? double.NaN : TwoSided(observed, expected.Swinging());

    private static (double Low, double High) Interval(long observed, Expectation expected)
    {
        if (expected.IsMissing) return (double.NaN, double.NaN);
        var (before, scale) = (expected.Strength, expected.Scale);
        return (observed > 0 ? RatioAt(observed, before + 1, scale, Tail) : 0,
            before > 0 ? RatioAt(observed + 1, before, scale, 1 - Tail) : double.PositiveInfinity);
    }

    private static double TwoSided(long observed, Expectation expected)
    {
        var (before, share) = (expected.Strength, expected.Scale / (1 + expected.Scale));
        var atLeast = observed > 0 ? SpecialFunctions.BetaRegularized(observed, before + 1, share) : 1;
        var atMost = before > 0 ? 1 - SpecialFunctions.BetaRegularized(observed + 1, before, share) : 1;
        return Math.Min(1, 2 * Math.Min(atLeast, atMost));
    }

    /// <summary>The surprise alone; NaN when nothing can be expected.</summary>
    internal static double Residual(long observed, Expectation expected)
    {
        if (expected.IsMissing) return double.NaN;
        var swinging = expected.Swinging();
        var variance = swinging.Scale * (observed + swinging.Strength);
        return variance > 0 ? (observed - expected.Count) / Math.Sqrt(variance) : 0;
    }

    /// <summary>The ratio at which a tail of the beta distribution has its share; halved in the logarithm, so that small shares stay exact.</summary>
    private static double RatioAt(double a, double b, double scale, double tail)
    {
        var (low, high) = (-Widest, Widest);
        for (var step = 0; step < 50; step++)
        {
            var middle = (low + high) / 2;
            var odds = Math.Exp(middle) * scale;
            if (SpecialFunctions.BetaRegularized(a, b, odds / (1 + odds)) < tail) low = middle;
            else high = middle;
        }
        return Math.Exp(high);
    }
}

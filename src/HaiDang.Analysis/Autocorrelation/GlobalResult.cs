using HaiDang.Analysis.Inference;
using MathNet.Numerics;

namespace HaiDang.Analysis.Autocorrelation;

/// <summary>What a global statistic is expected to be when there is no pattern.</summary>
/// <param name="Expected">Expectation of the statistic.</param>
/// <param name="Variance">Its variance; NaN with fewer than 4 areas; 0 where nothing can vary.</param>
/// <param name="Z">
/// Standard score, dimensionless: positive when like lies with like (for G, high with high); 0 where the variance is 0.
/// </param>
public readonly record struct NullMoments(double Expected, double Variance, double Z)
{
    /// <summary>One-sided p-value under the normal curve: is like nearer to like than chance?</summary>
    public double PGreater => SpecialFunctions.Erfc(Z / Constants.Sqrt2) / 2;

    /// <summary>Two-sided p-value under the normal curve; 1 where nothing can vary.</summary>
    public double PTwoSided => SpecialFunctions.Erfc(Math.Abs(Z) / Constants.Sqrt2);

    internal static NullMoments Of(double value, double expected, double variance, int sign = 1) =>
        new(expected, variance, variance switch
        {
            > 0 => sign * (value - expected) / Math.Sqrt(variance),
            double.NaN => double.NaN,
            _ => 0,
        });
}

/// <summary>One answer for the whole map: do like values lie together?</summary>
public sealed record GlobalResult
{
    /// <summary>
    /// The statistic; NaN ("cannot tell") when no two areas with a value are neighbours; 0 when all values are equal.
    /// </summary>
    public required double Value { get; init; }

    /// <summary>Null hypothesis: the given values are exchangeable between the areas.</summary>
    public required NullMoments Randomisation { get; init; }

    /// <summary>Null hypothesis: the values are independent draws from one normal distribution. Null for G.</summary>
    public required NullMoments? Normality { get; init; }

    /// <summary>
    /// Full permutations, counted so that <see cref="PermutationCount.PGreater"/> asks whether like lies with like.
    /// Null for none.
    /// </summary>
    public required PermutationCount? Permutation { get; init; }

    internal static GlobalResult CannotTell { get; } = new()
    {
        Value = double.NaN,
        Randomisation = new(double.NaN, double.NaN, double.NaN),
        Normality = null,
        Permutation = null,
    };

    internal static GlobalResult NothingVaries(Permutations? permutations) => new()
    {
        Value = 0,
        Randomisation = new(0, 0, 0),
        Normality = null,
        Permutation = permutations is { Count: var m } ? new PermutationCount(m, m, m) : null,
    };
}

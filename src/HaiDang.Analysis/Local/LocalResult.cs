namespace HaiDang.Analysis.Local;

/// <summary>Is an area high or low, and what is it surrounded by?</summary>
/// <remarks>High means above the mean of all areas that have a value; low means at or below it.</remarks>
public enum Quadrant
{
    /// <summary>Cannot tell: no value, no neighbour, or all values are equal.</summary>
    None,

    /// <summary>A high area among high ones: a hot spot, if significant.</summary>
    HighHigh,

    /// <summary>A low area among high ones: an outlier, if significant.</summary>
    LowHigh,

    /// <summary>A low area among low ones: a cold spot, if significant.</summary>
    LowLow,

    /// <summary>A high area among low ones: an outlier, if significant.</summary>
    HighLow,
}

/// <summary>What a local statistic says about each of n areas.</summary>
/// <remarks>
/// Every array has length n, in the order of the areas. NaN means "cannot tell": the area has no value or no neighbour
/// with one. When all values are equal, the statistics and scores are 0 and the p-values 1.
/// </remarks>
public sealed record LocalResult
{
    /// <summary>The statistic itself; see the method that computed it for scale and meaning.</summary>
    public required double[] Statistic { get; init; }

    /// <summary>Its exact expectation under conditional randomisation (for Gi*, over all areas).</summary>
    public required double[] Expected { get; init; }

    /// <summary>Its exact variance under the same hypothesis; 0 where nothing can vary.</summary>
    public required double[] Variance { get; init; }

    /// <summary>(Statistic − Expected) / √Variance, dimensionless; 0 where the variance is 0.</summary>
    public required double[] ZScore { get; init; }

    /// <summary>
    /// Two-sided p-value of the z-score under the normal curve, in [0, 1]; rough where neighbours are few.
    /// </summary>
    public required double[] PAnalytic { get; init; }

    /// <summary>Weighted mean of the neighbours' values, in the unit of the values; without the area itself.</summary>
    public required double[] NeighbourMean { get; init; }

    /// <summary>Own value and neighbours' mean against the mean of all.</summary>
    public required Quadrant[] Quadrant { get; init; }

    /// <summary>
    /// Two-sided pseudo p-value of conditional permutation, in [2 / (m + 1), 1]: twice <see cref="PFolded"/>, at most
    /// 1. Use this one with <see cref="Inference.FalseDiscovery"/>. Empty when no permutations were asked for.
    /// </summary>
    public double[] PValue { get; init; } = [];

    /// <summary>
    /// The smaller of the two one-sided pseudo p-values, (1 + number at least as extreme on that side) / (m + 1), in
    /// [1 / (m + 1), 1]: what other programs call <c>p_sim</c> or "folded". Empty when no permutations were asked for.
    /// </summary>
    public double[] PFolded { get; init; } = [];
}

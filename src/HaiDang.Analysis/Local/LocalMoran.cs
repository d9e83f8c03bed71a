using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Local;

/// <summary>Local Moran's I: is an area like its neighbours (a cluster), or unlike them (an outlier)?</summary>
public static class LocalMoran
{
    /// <summary>Ii of every area with its quadrant, moments and permutation p-values.</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; usually row-standardised.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// n answers; NaN for an island. Ii = zi Σj wij zj / (Σ z² / n) with z the deviations from the mean, dimensionless:
    /// above its expectation among like areas, below it among unlike ones. Its mean over all areas, with
    /// row-standardised weights and no island, is the global Moran's I.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis: given the area's own value, those of the others are exchangeable. Two-sided. An area whose
    /// value is the mean has Ii = 0 whatever surrounds it: its p-value is 1. Says nothing about how high a cluster is,
    /// and calls an area in the middle of an even hot spot unremarkable when the whole map is hot. Other programs
    /// divide by Σ z² / (n − 1): their Ii is ours times (n − 1) / n.
    /// Source: Anselin (1995), Geographical Analysis 27(2), eq. 12; moments: Sokal, Oden and Thomson (1998),
    /// Geographical Analysis 30(4), eqs. A7 and A8. O(n + edges), and what <see cref="ConditionalPermutation"/> costs.
    /// The same seed gives the same p-values.
    /// </remarks>
    public static LocalResult Test(ReadOnlySpan<double> values, Neighbours neighbours, Permutations? permutations = null)
    {
        var areas = AreaValues.Of(values, neighbours);
        var meanSquare = areas.SumOfSquares / areas.Count;
        return LocalAnswer.From(areas, Moments, Permuted(areas, areas.Deviations, permutations));

        LocalMoments Moments(int area)
        {
            var factor = areas.Deviations[area] / meanSquare;
            var (sum, expected, variance) = Sum(areas, area);
            return new(factor * sum, factor * expected, factor * factor * variance);
        }
    }

    /// <summary>Does what an area has of one thing go with what its neighbours have of another?</summary>
    /// <param name="own">First value per area, any one unit, length n ≥ 2; NaN is missing and excluded.</param>
    /// <param name="around">Second value per area, any one unit, length n; NaN is missing and excluded.</param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; usually row-standardised.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// n answers; NaN for an island or where either value is missing. Ii = (xi / sx) Σj wij yj / sy with x and y the deviations from their means and sx and sy
    /// the standard deviations (divisor n), dimensionless. <see cref="LocalResult.NeighbourMean"/> is of the second value; the quadrant sets the area's first
    /// value against its neighbours' second one. All 0 with p-values of 1 when either value is everywhere the same.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis: given both values of the area, the second values of the others are exchangeable. Says nothing of what the two values have to do with each other
    /// at one place, which alone can bring this about. Source: Anselin, Syabri and Smirnov (2002), in New Tools for Spatial Data Analysis. O(n + edges), and what
    /// <see cref="ConditionalPermutation"/> costs. The same seed gives the same p-values.
    /// </remarks>
    public static LocalResult Bivariate(ReadOnlySpan<double> own, ReadOnlySpan<double> around, Neighbours neighbours, Permutations? permutations = null)
    {
        Guard.SameLength(own.Length, nameof(own), around.Length, nameof(around));
        var (first, second) = (own.ToArray(), around.ToArray());
        for (var area = 0; area < own.Length; area++)
            if (double.IsNaN(own[area]) || double.IsNaN(around[area])) (first[area], second[area]) = (double.NaN, double.NaN);
        var (x, y) = (AreaValues.Of(first, neighbours), AreaValues.Of(second, neighbours));
        var scale = Math.Sqrt(x.SumOfSquares / x.Count) * Math.Sqrt(y.SumOfSquares / y.Count);
        return LocalAnswer.From(y, Moments, Permuted(y, x.Deviations, permutations), x);

        LocalMoments Moments(int area)
        {
            var factor = scale > 0 ? x.Deviations[area] / scale : 0;
            var (sum, expected, variance) = Sum(y, area);
            return new(factor * sum, factor * expected, factor * factor * variance);
        }
    }

    /// <summary>
    /// Weighted sum of the neighbours' deviations and its moments when they are drawn from the other areas.
    /// </summary>
    internal static LocalMoments Sum(AreaValues areas, int area)
    {
        var n = areas.Count;
        var own = areas.Deviations[area];
        var (sum, weights, squaredWeights) = areas.Around(area);
        var (expected, variance) = DrawMoments.Of(
            weights, squaredWeights, n - 1,
            mean: -own / (n - 1),                                    // the deviations of all areas add up to 0
            squares: areas.SumOfSquares - own * own * n / (n - 1),
            squaresScale: areas.SumOfSquares);
        return new(sum, expected, variance);
    }

    private static PermutationCount[]? Permuted(AreaValues areas, double[] factors, Permutations? permutations)
    {
        if (permutations is null || areas.Count < 2)
            return null;
        var counts = ConditionalPermutation.Sums(areas.Deviations, areas.Neighbours, permutations);
        var largest = factors.Max(Math.Abs);
        for (var area = 0; area < counts.Length; area++)
            if (Math.Abs(factors[area]) <= 1e-12 * largest)
                counts[area] = new(permutations.Count, permutations.Count, permutations.Count);
        return counts;
    }
}

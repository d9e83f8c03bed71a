using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Local;

/// <summary>Local Geary's c: how different is an area from its neighbours?</summary>
public static class LocalGeary
{
    /// <summary>ci of every area with its moments and permutation p-values.</summary>
    /// <param name="values">
    /// Value per area (count or rate; any one unit), length n ≥ 2; NaN is missing and excluded.
    /// </param>
    /// <param name="neighbours">Who is next to whom, over the same n areas; usually row-standardised.</param>
    /// <param name="permutations">How many permutations, from which seed; null for none.</param>
    /// <returns>
    /// n answers; NaN for an island. ci = Σj wij (xi − xj)² / s² with s² the sample variance (divisor n − 1),
    /// dimensionless, 0 or more: below its expectation (a negative score) the area is like its neighbours, above it
    /// unlike them. The quadrant tells of likeness among high from likeness among low values.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, n &lt; 2, or a value is infinite.</exception>
    /// <exception cref="OperationCanceledException">The permutations were stopped.</exception>
    /// <remarks>
    /// Null hypothesis: given the area's own value, those of the others are exchangeable. Two-sided. The distribution
    /// is skewed: prefer the permutation p-value to the analytic one. One extreme neighbour alone can decide the
    /// answer.
    /// Source: Anselin (1995), Geographical Analysis 27(2), eq. 17, for standardised values. The moments are those of a
    /// weighted sum of draws without replacement of (xi − xj)², computed here from power sums. O(n + edges), and what
    /// <see cref="ConditionalPermutation"/> costs. The same seed gives the same p-values.
    /// </remarks>
    public static LocalResult Test(ReadOnlySpan<double> values, Neighbours neighbours, Permutations? permutations = null)
    {
        var areas = AreaValues.Of(values, neighbours);
        var (n, second) = (areas.Count, areas.SumOfSquares);
        var (third, fourth) = (areas.Deviations.Sum(z => z * z * z), areas.Deviations.Sum(z => z * z * z * z));
        var sampleVariance = second / (n - 1);
        var counts = permutations is null || n < 2
            ? null
            : ConditionalPermutation.SquaredDifferences(areas.Deviations, areas.Neighbours, permutations);
        return LocalAnswer.From(areas, Moments, counts);

        LocalMoments Moments(int area)
        {
            var own = areas.Deviations[area];
            var (_, weights, squaredWeights) = areas.Around(area);
            var squared = own * own;
            var differences = n * squared + second;                                                     // Σj (zi − zj)²
            var squares = n * squared * squared + 6 * squared * second - 4 * own * third + fourth;      // Σj (zi − zj)⁴
            var mean = differences / (n - 1);
            var (expected, variance) = DrawMoments.Of(
                weights, squaredWeights, n - 1, mean, squares - differences * mean, squaresScale: squares);
            return new(
                Sum(area) / sampleVariance, expected / sampleVariance, variance / (sampleVariance * sampleVariance));
        }

        double Sum(int area)
        {
            var around = areas.Neighbours[area];
            var weights = areas.Neighbours.Weights(area);
            var sum = 0d;
            for (var t = 0; t < around.Length; t++)
            {
                var difference = areas.Deviations[area] - areas.Deviations[around[t]];
                sum += weights[t] * difference * difference;
            }
            return sum;
        }
    }
}

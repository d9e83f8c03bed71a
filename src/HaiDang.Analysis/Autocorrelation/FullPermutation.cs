using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Autocorrelation;

/// <summary>Could the whole map look like this by chance? All values are shuffled over all areas.</summary>
/// <remarks>
/// Replicate r has the stream of (seed, −1, r), which no area has. Statistics that differ by less than 10⁻¹² of the
/// largest possible one count as ties. O(m (n + edges)) time, O(n) memory per core.
/// </remarks>
internal static class FullPermutation
{
    public static PermutationCount? Run(
        double[] values, Neighbours neighbours, double weights,
        Func<double[], Neighbours, double> statistic, Permutations? permutations)
    {
        if (permutations is null)
            return null;
        var observed = statistic(values, neighbours);
        var largest = values.Max(Math.Abs);
        var tie = 1e-12 * weights * largest * largest;
        var (atLeast, atMost) = (0, 0);
        permutations.Share(permutations.Count, atOnce: 16, () => new double[values.Length], (shuffled, from, to) =>
        {
            for (var replicate = from; replicate < to; replicate++)
            {
                values.CopyTo(shuffled, 0);
                new SeededRandom(permutations.Seed, area: -1, replicate).Shuffle(shuffled.AsSpan());
                var drawn = statistic(shuffled, neighbours);
                if (drawn >= observed - tie)
                    Interlocked.Increment(ref atLeast);
                if (drawn <= observed + tie)
                    Interlocked.Increment(ref atMost);
            }
        });
        return new(atLeast, atMost, permutations.Count);
    }

    /// <summary>Σij wij xi xj.</summary>
    public static double Products(double[] values, Neighbours neighbours)
    {
        var sum = 0d;
        for (var i = 0; i < values.Length; i++)
        {
            var around = neighbours[i];
            var weights = neighbours.Weights(i);
            var row = 0d;
            for (var t = 0; t < around.Length; t++)
                row += weights[t] * values[around[t]];
            sum += values[i] * row;
        }
        return sum;
    }
}

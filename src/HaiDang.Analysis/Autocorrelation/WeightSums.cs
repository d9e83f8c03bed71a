namespace HaiDang.Analysis.Autocorrelation;

/// <summary>The three sums of weights that the moments of all global statistics rest on.</summary>
/// <param name="S0">Σij wij.</param>
/// <param name="S1">Σij (wij + wji)² / 2.</param>
/// <param name="S2">Σi (Σj wij + Σj wji)².</param>
/// <remarks>Source: Cliff and Ord (1981), Spatial Processes, p. 19. O(n + edges · log(edges per area)).</remarks>
internal readonly record struct WeightSums(double S0, double S1, double S2)
{
    public static WeightSums Of(Neighbours neighbours)
    {
        var (s0, s1, s2) = (0d, 0d, 0d);
        var both = new double[neighbours.Count];
        for (var i = 0; i < neighbours.Count; i++)
        {
            var around = neighbours[i];
            var weights = neighbours.Weights(i);
            for (var t = 0; t < around.Length; t++)
            {
                s0 += weights[t];
                both[i] += weights[t];
                both[around[t]] += weights[t];

                var back = neighbours[around[t]].BinarySearch(i);
                var sum = weights[t] + (back >= 0 ? neighbours.Weights(around[t])[back] : 0);
                s1 += back >= 0 ? sum * sum / 2 : sum * sum;   // an edge that has no way back is met only once
            }
        }
        foreach (var sum in both)
            s2 += sum * sum;
        return new(s0, s1, s2);
    }
}

using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Tests;

/// <summary>Random numbers for simulated truths.</summary>
internal static class Draws
{
    /// <summary>A Poisson number, by multiplying uniform ones: fit for means below a few hundred.</summary>
    public static long Poisson(double mean, ref SeededRandom random)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0L);
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}

using HaiDang.Analysis.Inference;
using MathNet.Numerics;

namespace HaiDang.Analysis.Local;

/// <summary>A local statistic at one area with its moments under the null hypothesis.</summary>
internal readonly record struct LocalMoments(double Statistic, double Expected, double Variance)
{
    public double ZScore => Variance > 0 ? (Statistic - Expected) / Math.Sqrt(Variance) : 0;

    public double PTwoSided => SpecialFunctions.Erfc(Math.Abs(ZScore) / Constants.Sqrt2);
}

/// <summary>Builds the one shape of answer that all local statistics share.</summary>
internal static class LocalAnswer
{
    private static readonly LocalMoments CannotTell = new(double.NaN, double.NaN, double.NaN);

    /// <param name="areas">What the neighbours have.</param>
    /// <param name="statistic">The statistic at one area.</param>
    /// <param name="counts">Permutations by area; null for none.</param>
    /// <param name="own">What the areas themselves have, where that is something else.</param>
    public static LocalResult From(AreaValues areas, Func<int, LocalMoments> statistic, PermutationCount[]? counts, AreaValues? own = null)
    {
        own ??= areas;
        var moments = new LocalMoments[areas.Count];
        var means = new double[areas.Count];
        for (var area = 0; area < areas.Count; area++)
        {
            moments[area] = !HasNeighbours(area) ? CannotTell : areas.AllEqual || own.AllEqual ? default : statistic(area);
            var (sum, weights, _) = areas.Around(area);
            means[area] = HasNeighbours(area) ? sum / weights : double.NaN;
        }
        return new()
        {
            Statistic = areas.Spread(area => moments[area].Statistic, double.NaN),
            Expected = areas.Spread(area => moments[area].Expected, double.NaN),
            Variance = areas.Spread(area => moments[area].Variance, double.NaN),
            ZScore = areas.Spread(area => HasNeighbours(area) ? moments[area].ZScore : double.NaN, double.NaN),
            PAnalytic = areas.Spread(area => HasNeighbours(area) ? moments[area].PTwoSided : double.NaN, double.NaN),
            NeighbourMean = areas.Spread(area => areas.Mean + means[area], double.NaN),
            Quadrant = areas.Spread(area => Of(own, areas, area, means[area]), Quadrant.None),
            PValue = Permuted(count => count.PTwoSided),
            PFolded = Permuted(count => count.PFolded),
        };

        bool HasNeighbours(int area) => areas.Neighbours[area].Length > 0;

        double[] Permuted(Func<PermutationCount, double> p) => counts is null
            ? []
            : areas.Spread(area => HasNeighbours(area) ? p(counts[area]) : double.NaN, double.NaN);
    }

    private static Quadrant Of(AreaValues own, AreaValues areas, int area, double meanAround) =>
        own.AllEqual || areas.AllEqual || double.IsNaN(meanAround) ? Quadrant.None
        : (own.Deviations[area] > 0, meanAround > 0) switch
        {
            (true, true) => Quadrant.HighHigh,
            (false, true) => Quadrant.LowHigh,
            (false, false) => Quadrant.LowLow,
            (true, false) => Quadrant.HighLow,
        };
}

/// <summary>Moments of a weighted sum of values that are drawn without replacement from a finite pool.</summary>
internal static class DrawMoments
{
    /// <summary>Below this share, a difference of two nearly equal numbers is rounding and stands for 0.</summary>
    private const double Rounding = 1e-13;

    /// <summary>E = Σw · mean; Var = (Σw² − (Σw)² / N) · squares / (N − 1), N being the size of the pool.</summary>
    /// <param name="weights">Σw.</param>
    /// <param name="squaredWeights">Σw².</param>
    /// <param name="pool">N.</param>
    /// <param name="mean">Mean of the pool.</param>
    /// <param name="squares">Sum of squared deviations of the pool from its mean.</param>
    /// <param name="squaresScale">What <paramref name="squares"/> was computed from by subtraction.</param>
    public static (double Expected, double Variance) Of(
        double weights, double squaredWeights, int pool, double mean, double squares, double squaresScale)
    {
        var spread = squaredWeights - weights * weights / pool;
        var varies = pool > 1 && spread > Rounding * squaredWeights && squares > Rounding * squaresScale;
        return (weights * mean, varies ? spread * squares / (pool - 1) : 0);
    }
}

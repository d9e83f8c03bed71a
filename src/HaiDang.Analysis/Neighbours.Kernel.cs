namespace HaiDang.Analysis;

/// <summary>How does the weight of a neighbour fall with its distance? u is distance ÷ bandwidth, in [0, 1].</summary>
public enum WeightShape
{
    /// <summary>1 − u.</summary>
    Triangular,

    /// <summary>1 − u², Epanechnikov's shape.</summary>
    Epanechnikov,

    /// <summary>(1 − u²)², also called bisquare.</summary>
    Quartic,

    /// <summary>exp(−u² / 2), cut off at the bandwidth.</summary>
    Gaussian,
}

public sealed partial class Neighbours
{
    /// <summary>Joins areas whose centres lie nearer than a bandwidth; the nearer the more they weigh. Symmetric.</summary>
    /// <param name="x">Eastings in a local projection, metres, length n, finite.</param>
    /// <param name="y">Northings in the same projection, metres, length n, finite.</param>
    /// <param name="bandwidthMetres">Distance at which a neighbour weighs nothing any more (Gaussian: where it is cut off); metres, above 0.</param>
    /// <param name="shape">How the weight falls; 1 at distance 0 for all.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bandwidthMetres"/> is not above 0.</exception>
    /// <remarks>An area is no neighbour of its own, here as everywhere. O(n log n + edges · log n).</remarks>
    public static Neighbours Kernel(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double bandwidthMetres, WeightShape shape)
    {
        if (!(bandwidthMetres > 0 && double.IsFinite(bandwidthMetres)))
            throw new ArgumentOutOfRangeException(nameof(bandwidthMetres), bandwidthMetres, "The bandwidth must be above 0.");
        return Within(x, y, bandwidthMetres).Weighted(x, y, _ => bandwidthMetres, shape);
    }

    /// <summary>The same with a bandwidth of each area's own: the distance to its k-th nearest. Not symmetric.</summary>
    /// <param name="x">Eastings in a local projection, metres, length n, finite.</param>
    /// <param name="y">Northings in the same projection, metres, length n, finite.</param>
    /// <param name="k">How many areas lie within the bandwidth, in [2, n − 1]; the k-th itself weighs nothing, unless Gaussian.</param>
    /// <param name="shape">How the weight falls; 1 at distance 0 for all.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 2 or above n − 1.</exception>
    /// <remarks>An area all of whose k nearest lie at its own place gives each a weight of 1. O(n log n · k).</remarks>
    public static Neighbours KernelOfNearest(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int k, WeightShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var (eastings, northings) = (x.ToArray(), y.ToArray());
        var nearest = KNearest(x, y, k);
        return nearest.Weighted(x, y, Farthest, shape);

        double Farthest(int area)
        {
            var farthest = 0d;
            foreach (var near in nearest[area]) farthest = Math.Max(farthest, Distance(eastings, northings, area, near));
            return farthest;
        }
    }

    private Neighbours Weighted(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Func<int, double> bandwidth, WeightShape shape)
    {
        var edges = new List<(int From, int To, double Weight)>(EdgeCount);
        for (var area = 0; area < Count; area++)
        {
            var reach = bandwidth(area);
            foreach (var near in this[area])
            {
                var weight = reach > 0 ? Weight(Distance(x, y, area, near) / reach, shape) : 1;
                if (weight > 0) edges.Add((area, near, weight));
            }
        }
        return FromEdges(Count, edges, isRowStandardised: false);
    }

    private static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int a, int b)
    {
        var (dx, dy) = (x[a] - x[b], y[a] - y[b]);
        return Math.Sqrt(dx * dx + dy * dy);
    }

    private static double Weight(double u, WeightShape shape) => u > 1 ? 0 : shape switch
    {
        WeightShape.Triangular => 1 - u,
        WeightShape.Epanechnikov => 1 - u * u,
        WeightShape.Quartic => (1 - u * u) * (1 - u * u),
        WeightShape.Gaussian => Math.Exp(-u * u / 2),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "No such shape."),
    };
}

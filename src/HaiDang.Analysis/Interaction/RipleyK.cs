using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Interaction;

/// <summary>What is done about the neighbours that a point may have beyond the window's edge?</summary>
public enum KEdge
{
    /// <summary>Nothing: K is too small, the more the larger the distance.</summary>
    None,

    /// <summary>A pair counts for one over the share of the circle through the other point that lies inside (Ripley 1976), at most 100.</summary>
    Isotropic,

    /// <summary>Only points at least the distance away from the edge are asked for their neighbours.</summary>
    Border,
}

/// <summary>Do points attract or avoid each other, and at what distance? Ripley's K.</summary>
/// <remarks>
/// Null hypothesis: the points are scattered over the window without regard to each other and equally thickly everywhere (complete spatial randomness). Uneven ground, such as
/// towns and hills, breaks it as well as attraction does; the test cannot tell the two apart.
/// Source: Ripley (1976), Journal of Applied Probability 13(2), 255–266; Besag's L in the discussion of Ripley (1977), JRSS B 39(2), 193–195.
/// </remarks>
public static class RipleyK
{
    internal const double MostWeight = 100;

    /// <summary>K and L at some distances, with simulated patterns of as many points beside them.</summary>
    /// <param name="x">Per point, metres, finite.</param>
    /// <param name="y">Per point, metres, finite.</param>
    /// <param name="window">Where points can be: a polygon or several, metres. Points outside are left out.</param>
    /// <param name="distances">Rising, metres, the first above 0.</param>
    /// <param name="edge">Correction.</param>
    /// <param name="simulations">How many patterns to scatter, from which seed; null for none.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 2 points lie in the window, something is not finite, or distances do not rise.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>O(pairs within the largest distance · edges near) for the points and for each simulation. The same seed gives the same answer on any number of cores.</remarks>
    public static KFunction Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Shape window, ReadOnlySpan<double> distances, KEdge edge = KEdge.Isotropic, Permutations? simulations = null)
    {
        ArgumentNullException.ThrowIfNull(window);
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        Rising(distances, nameof(distances));
        var circles = new CircleInWindow(window);
        var (inX, inY) = Inside(x, y, circles);
        if (inX.Length < 2) throw new ArgumentException($"{inX.Length} of {x.Length} points lie in the window; pairs need at least 2.", nameof(x));
        var reach = distances.ToArray();
        var stop = simulations?.Stop ?? default;
        var (observed, used) = Estimate(inX, inY, circles, reach, edge, stop);
        var drawn = simulations is null ? [] : Simulate(inX.Length, circles, reach, edge, simulations);

        var rows = new KRow[reach.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = Array.ConvertAll(drawn, d => d[i]);
            Array.Sort(at);
            var tail = (int)(0.025 * (at.Length + 1));
            rows[i] = new(reach[i], observed[i], used[i],
                tail > 0 ? at[tail - 1] : double.NaN, tail > 0 ? at[^tail] : double.NaN,
                simulations is null ? null : new(at.Count(k => k >= observed[i]), at.Count(k => k <= observed[i]), at.Length));
        }
        var deviation = Deviation(observed, reach);
        PermutationCount? overall = simulations is null ? null
            : new(drawn.Count(d => Deviation(d, reach) >= deviation), drawn.Count(d => Deviation(d, reach) <= deviation), drawn.Length);
        return new(inX.Length, x.Length - inX.Length, circles.Area, rows, overall);
    }

    internal static void Rising(ReadOnlySpan<double> distances, string name)
    {
        if (distances.Length == 0) throw new ArgumentException("There is no distance.", name);
        Guard.Finite(distances, name);
        for (var i = 0; i < distances.Length; i++)
            if (!(distances[i] > (i == 0 ? 0 : distances[i - 1]))) throw new ArgumentException($"{distances[i]} does not rise above {(i == 0 ? 0 : distances[i - 1])}; distances must.", name);
    }

    internal static (double[] X, double[] Y) Inside(ReadOnlySpan<double> x, ReadOnlySpan<double> y, CircleInWindow circles)
    {
        var held = circles.Held(x, y);
        var (inX, inY) = (new double[held.Length], new double[held.Length]);
        for (var i = 0; i < held.Length; i++) (inX[i], inY[i]) = (x[held[i]], y[held[i]]);
        return (inX, inY);
    }

    /// <summary>Largest distance of L from what it is by chance.</summary>
    private static double Deviation(double[] k, double[] reach) => k.Select((value, i) => double.IsNaN(value) ? 0 : Math.Abs(Math.Sqrt(value / Math.PI) - reach[i])).Max();

    private static double[][] Simulate(int points, CircleInWindow circles, double[] reach, KEdge edge, Permutations simulations)
    {
        var drawn = new double[simulations.Count][];
        simulations.Share(drawn.Length, 1, () => (X: new double[points], Y: new double[points]), (room, from, to) =>
        {
            for (var replicate = from; replicate < to; replicate++)
            {
                var random = new SeededRandom(simulations.Seed, -2, replicate);
                for (var i = 0; i < points; i++)
                    do
                    {
                        room.X[i] = circles.Bounds.MinX + random.NextDouble() * circles.Bounds.Width;
                        room.Y[i] = circles.Bounds.MinY + random.NextDouble() * circles.Bounds.Height;
                    } while (!circles.Holds(room.X[i], room.Y[i]));
                (drawn[replicate], _) = Estimate(room.X, room.Y, circles, reach, edge, simulations.Stop);
            }
        });
        return drawn;
    }

    private static (double[] K, int[] Used) Estimate(double[] x, double[] y, CircleInWindow circles, double[] reach, KEdge edge, CancellationToken stop)
    {
        var (sums, used, counts) = (new double[reach.Length], new int[reach.Length], new double[reach.Length]);
        var tree = new NeighboursTree(x, y);
        var others = new List<int>();
        for (var i = 0; i < x.Length; i++)
        {
            if (i % 64 == 0) stop.ThrowIfCancellationRequested();
            others.Clear();
            tree.Within(i, reach[^1], others);
            var near = edge == KEdge.None ? [] : circles.Near(x[i], y[i], reach[^1]);
            Array.Clear(counts);
            foreach (var j in others)
            {
                var distance = Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
                var band = Array.BinarySearch(reach, distance);
                counts[band < 0 ? ~band : band] += edge == KEdge.Isotropic ? Weight(circles, x[i], y[i], distance, near) : 1;
            }
            var toEdge = edge == KEdge.Border ? Math.Sqrt(circles.SquaredToEdge(x[i], y[i], near)) : double.PositiveInfinity;
            var within = 0d;
            for (var band = 0; band < reach.Length; band++)
            {
                within += counts[band];
                if (toEdge < reach[band]) continue;
                sums[band] += within;
                used[band]++;
            }
        }
        double n = x.Length;
        var k = new double[reach.Length];
        for (var band = 0; band < k.Length; band++)
            k[band] = edge == KEdge.Border ? used[band] > 0 ? sums[band] / used[band] * circles.Area / n : double.NaN : sums[band] * circles.Area / (n * (n - 1));
        return (k, used);
    }

    internal static double Weight(CircleInWindow circles, double x, double y, double distance, int[] near)
    {
        if (near.Length == 0 || distance == 0) return 1;
        return Math.Min(MostWeight, 1 / circles.Share(x, y, distance, near));
    }
}

/// <summary>K of a pattern of points.</summary>
/// <param name="Points">Points in the window.</param>
/// <param name="Outside">Points left out.</param>
/// <param name="Area">Of the window, square metres.</param>
/// <param name="Rows">By distance.</param>
/// <param name="Overall">
/// One test over all distances: how often a scattered pattern's L strays as far from its expectation (AtLeast), and as little. Null without simulations.
/// </param>
public sealed record KFunction(int Points, int Outside, double Area, IReadOnlyList<KRow> Rows, PermutationCount? Overall);

/// <summary>K at one distance.</summary>
/// <param name="Distance">Metres.</param>
/// <param name="K">Expected further points within the distance of a point, over the points per square metre; square metres. NaN when no point is far enough from the edge.</param>
/// <param name="PointsUsed">Points that were asked for their neighbours.</param>
/// <param name="Lower">2.5 % of the scattered patterns lie below, at this distance alone; NaN with fewer than 39.</param>
/// <param name="Upper">2.5 % lie above.</param>
/// <param name="ByChance">How often a scattered pattern has as large, and as small, a K at this distance; null without simulations.</param>
public sealed record KRow(double Distance, double K, int PointsUsed, double Lower, double Upper, PermutationCount? ByChance)
{
    /// <summary>What K is for points without regard to each other: π r², square metres.</summary>
    public double Poisson => Math.PI * Distance * Distance;

    /// <summary>√(K / π), metres: above the distance, points lie together.</summary>
    public double L => Math.Sqrt(K / Math.PI);
}

using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Interaction;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>How far should a kernel reach, when nobody knows? Standard deviations σ of a Gaussian kernel, chosen from the points.</summary>
/// <remarks>
/// The rules answer different questions and differ by a factor of two or three: Silverman's draws one broad hill, Diggle and Berman's the finest detail that is not noise, the likelihood's
/// lies between. A quartic kernel as broad has h = 2.83 σ. Points at one and the same place pull every rule but the first towards 0.
/// </remarks>
public static class Bandwidth
{
    /// <summary>A quartic kernel of this many σ is as broad as a Gaussian.</summary>
    public const double QuarticOfGaussian = 2.8284271247461903;

    /// <summary>With more points, this many of them are taken, evenly through their order, and the answer is rescaled by (taken ÷ all)^(1/6), as best bandwidths fall.</summary>
    public const int MostPoints = 5_000;

    /// <summary>A border of many corners is drawn simpler first, to so small a part of its longer side.</summary>
    private const int Fineness = 200;

    private const int Bins = 4096, HowMany = 16, Refinements = 40, CellsAcross = 128;

    /// <summary>The rule for one normal hill: standard deviation · n^(−1/6), in both directions and their geometric mean.</summary>
    /// <param name="x">Per point, metres, finite, n ≥ 2.</param>
    /// <param name="y">Per point, metres, finite.</param>
    /// <exception cref="ArgumentException">Lengths differ, n &lt; 2, or a coordinate is not finite.</exception>
    /// <remarks>Source: Silverman (1986), Density Estimation, p. 86; Scott (1992), Multivariate Density Estimation, p. 152. O(n).</remarks>
    public static (double X, double Y, double Both) Silverman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        var factor = Math.Pow(x.Length, -1.0 / 6);
        var (eastings, northings) = (Deviation(x) * factor, Deviation(y) * factor);
        return (eastings, northings, Math.Sqrt(eastings * northings));
    }

    /// <summary>Least mean squared error of the intensity, if the points come from a random intensity that is the same everywhere in kind.</summary>
    /// <param name="x">Per point, metres, finite.</param>
    /// <param name="y">Per point, metres, finite.</param>
    /// <param name="window">Where points can be, metres; those outside are left out.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 3 points lie in the window, or a coordinate is not finite.</exception>
    /// <remarks>
    /// M(h) = (1 − 2 λ K(h)) ÷ (λ π h²) + Σ over pairs of the overlap of discs of radius h about both, each pair weighed as in K, ÷ (π h²)²; σ = h ÷ 2.
    /// Source: Diggle (1985), Applied Statistics 34(2), 138–147; Berman and Diggle (1989), JRSS B 51(1), 81–92. h is sought up to half of what K is known for: the smaller of a quarter of the window's
    /// shorter side and √(1000 ÷ (π λ)). O(pairs within twice that).
    /// </remarks>
    public static double DiggleBerman(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Shape window, CancellationToken stop = default)
    {
        window = Coarse(window);
        var (points, circles, scale) = Prepared(x, y, window);
        var lambda = points.X.Length / circles.Area;
        var most = Math.Min(Math.Min(circles.Bounds.Width, circles.Bounds.Height) / 4, Math.Sqrt(1000 / (Math.PI * lambda)));
        var (tree, n, others) = (new NeighboursTree(points.X, points.Y), points.X.Length, new List<int>());
        // Pairs by distance, finely: the error is asked for at hundreds of bandwidths.
        var (width, weights) = (most / Bins, new double[Bins]);
        for (var i = 0; i < n; i++)
        {
            if (i % 64 == 0) stop.ThrowIfCancellationRequested();
            others.Clear();
            tree.Within(i, most, others);
            var near = circles.Near(points.X[i], points.Y[i], most);
            foreach (var j in others)
            {
                var distance = Math.Sqrt((points.X[i] - points.X[j]) * (points.X[i] - points.X[j]) + (points.Y[i] - points.Y[j]) * (points.Y[i] - points.Y[j]));
                weights[Math.Min(Bins - 1, (int)(distance / width))] += RipleyK.Weight(circles, points.X[i], points.Y[i], distance, near) * circles.Area / ((double)n * (n - 1));
            }
        }
        // It falls and rises more than once, with every pair that comes in: all are tried, none refined.
        return scale * Least([.. Enumerable.Range(1, Bins / 8).Select(i => i * most / 2 / (Bins / 8))], refine: false, Error) / 2;

        double Error(double h)
        {
            var (k, overlap, disc) = (0d, 0d, Math.PI * h * h);
            for (var bin = 0; bin < Bins; bin++)
            {
                var d = (bin + 0.5) * width;
                if (d >= 2 * h) break;
                if (d <= h) k += weights[bin];
                overlap += weights[bin] * (2 * h * h * Math.Acos(d / (2 * h)) - d / 2 * Math.Sqrt(4 * h * h - d * d));
            }
            return (1 - 2 * lambda * k) / (lambda * disc) + overlap / (disc * disc);
        }
    }

    /// <summary>Largest likelihood of each point under the density of all others.</summary>
    /// <param name="x">Per point, metres, finite.</param>
    /// <param name="y">Per point, metres, finite.</param>
    /// <param name="window">Where points can be, metres; those outside are left out. The density is corrected at its edge.</param>
    /// <param name="candidates">Choose among these alone, metres, above 0; null: search, and refine what is found.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 3 points lie in the window, or a coordinate is not finite.</exception>
    /// <remarks>Source: Loader (1999), Local Regression and Likelihood, section 5.3: Σ ln λ(xᵢ without itself) − ∫ λ. O(n² + cells) for each try.</remarks>
    public static double Likelihood(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Shape window, IReadOnlyList<double>? candidates = null, CancellationToken stop = default)
    {
        window = Coarse(window);
        var (points, circles, scale) = Prepared(x, y, window);
        return scale * Least(candidates?.Select(c => c / scale).ToArray() ?? Tries(Nearest(points), Diameter(circles) / 2), candidates is null, sigma =>
        {
            var (sums, masses) = (Sums(points, sigma, stop), Masses(points, window, sigma));
            var peak = 1 / (Math.Tau * sigma * sigma);
            var sum = 0d;
            for (var i = 0; i < sums.Length; i++) sum += Math.Log(Math.Max(double.Epsilon, (sums[i] - peak) / masses[i]));
            return Expected(points, window, sigma, stop) - sum;
        });
    }

    /// <summary>How many points a corrected density holds in all of the window: near n, but not n.</summary>
    private static double Expected((double[] X, double[] Y) points, Shape window, double sigma, CancellationToken stop)
    {
        var box = window.EnvelopeInternal;
        var grid = Grid.Covering(box, Math.Max(box.Width, box.Height) / CellsAcross);
        var settings = new DensitySettings { Kernel = Kernel.Gaussian, BandwidthMetres = sigma, Edge = EdgeCorrection.Uniform, Window = window };
        return KernelDensity.Estimate(points.X, points.Y, grid, settings, stop: stop).Within(window).Values.Where(double.IsFinite).Sum() * grid.CellArea;
    }

    /// <summary>The density whose reciprocals at the points add up to the area of the window, as those of the true one do on average.</summary>
    /// <param name="x">Per point, metres, finite.</param>
    /// <param name="y">Per point, metres, finite.</param>
    /// <param name="window">Where points can be, metres; those outside are left out.</param>
    /// <param name="candidates">Choose among these alone, metres, above 0; null: search, and refine what is found.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 3 points lie in the window, or a coordinate is not finite.</exception>
    /// <remarks>Source: Cronie and van Lieshout (2018), Biometrika 105(2), 455–462, without edge correction. O(n²) for each try.</remarks>
    public static double CronieVanLieshout(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Shape window, IReadOnlyList<double>? candidates = null, CancellationToken stop = default)
    {
        var (points, circles, scale) = Prepared(x, y, window);
        return scale * Least(candidates?.Select(c => c / scale).ToArray() ?? Tries(Nearest(points), Diameter(circles) / 2), candidates is null, sigma => Math.Abs(Sums(points, sigma, stop).Sum(s => 1 / s) - circles.Area));
    }

    /// <summary>Bandwidths spread evenly by their logarithm.</summary>
    private static double[] Tries(double from, double to) => [.. Enumerable.Range(0, HowMany).Select(i => from * Math.Pow(to / from, i / (HowMany - 1.0)))];

    /// <summary>The best of some tries, refined between its neighbours or as it is.</summary>
    private static double Least(double[] tries, bool refine, Func<double, double> criterion)
    {
        var values = tries.Select(criterion).ToArray();
        var best = Array.IndexOf(values, values.Min());
        if (!refine) return tries[best];
        var (low, high) = (Math.Log(tries[Math.Max(0, best - 1)]), Math.Log(tries[Math.Min(tries.Length - 1, best + 1)]));
        // Golden section.
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (a, b) = (high - golden * (high - low), low + golden * (high - low));
        var (atA, atB) = (criterion(Math.Exp(a)), criterion(Math.Exp(b)));
        for (var round = 0; round < Refinements && high - low > 1e-3; round++)
        {
            if (atA <= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - golden * (high - low);
                atA = criterion(Math.Exp(a));
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + golden * (high - low);
                atB = criterion(Math.Exp(b));
            }
        }
        return Math.Exp((low + high) / 2);
    }

    private static double[] Sums((double[] X, double[] Y) points, double sigma, CancellationToken stop)
    {
        var kernel = new KernelShape(Kernel.Gaussian, sigma);
        var weights = new double[points.X.Length];
        Array.Fill(weights, 1);
        var sums = new double[points.X.Length];
        Parallel.For(0, sums.Length, new ParallelOptions { CancellationToken = stop }, i => sums[i] = DirectSum.At(points.X, points.Y, weights, points.X[i], points.Y[i], kernel));
        return sums;
    }

    private static double[] Masses((double[] X, double[] Y) points, Shape window, double sigma)
    {
        var mass = new WindowMass(new(window), new(Kernel.Gaussian, sigma));
        var masses = new double[points.X.Length];
        Parallel.For(0, masses.Length, i => masses[i] = mass.At(points.X[i], points.Y[i]));
        return masses;
    }

    /// <summary>The smallest distance between two points that are not at one place.</summary>
    private static double Nearest((double[] X, double[] Y) points)
    {
        var (tree, nearest, least) = (new NeighboursTree(points.X, points.Y), new int[Math.Min(8, points.X.Length - 1)], double.PositiveInfinity);
        var squared = new double[nearest.Length];
        for (var i = 0; i < points.X.Length; i++)
        {
            tree.Nearest(i, nearest, squared);
            foreach (var d in squared)
                if (d > 0) least = Math.Min(least, d);
        }
        return double.IsFinite(least) ? Math.Sqrt(least) : throw new ArgumentException("Nearly all points lie at one place; no bandwidth can be chosen.");
    }

    private static Shape Coarse(Shape window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return CoarseWindow.Of(window, Math.Max(window.EnvelopeInternal.Width, window.EnvelopeInternal.Height) / Fineness);
    }

    private static double Diameter(CircleInWindow circles) => Math.Sqrt(circles.Bounds.Width * circles.Bounds.Width + circles.Bounds.Height * circles.Bounds.Height);

    private static ((double[] X, double[] Y) Points, CircleInWindow Circles, double Scale) Prepared(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Shape window)
    {
        ArgumentNullException.ThrowIfNull(window);
        Check(x, y);
        var circles = new CircleInWindow(window);
        var points = RipleyK.Inside(x, y, circles);
        if (points.X.Length < 3) throw new ArgumentException($"{points.X.Length} of {x.Length} points lie in the window; choosing a bandwidth needs at least 3.", nameof(x));
        if (points.X.Length <= MostPoints) return (points, circles, 1);
        var all = points.X.Length;
        int[] taken = [.. Enumerable.Range(0, MostPoints).Select(i => (int)((long)i * all / MostPoints))];
        return (([.. taken.Select(i => points.X[i])], [.. taken.Select(i => points.Y[i])]), circles, Math.Pow((double)MostPoints / all, 1.0 / 6));
    }

    private static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        Guard.Finite(x, nameof(x));
        Guard.Finite(y, nameof(y));
        if (x.Length < 2) throw new ArgumentException($"There are {x.Length} points; choosing a bandwidth needs at least 2.", nameof(x));
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        var (mean, squares) = (0d, 0d);
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (values.Length - 1));
    }
}

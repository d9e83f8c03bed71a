using HaiDang.Analysis.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>How densely do points lie, everywhere? The kernel density of a point pattern.</summary>
/// <remarks>
/// Two ways. <b>Exact</b>: a direct sum over all points; Gaussians end at 9 σ (3e-18 of the peak).
/// <b>Fast</b>: every point is spread over the 4 × 4 cells around it by cubic interpolation and a Fourier transform does the rest; the window's mass comes from the
/// covered share of every cell. With c the cell and b the bandwidth, a point's kernel is then off by at most
/// 0.15 (c/b)⁴ of its peak for the Gaussian (plus 2e-8, because it ends at 6 σ) and 0.4 (c/b)² for the quartic, whose rim has
/// a kink; over many points the errors cancel to far less. The mass is off by at most 0.05 (c/b)² and 0.3 (c/b)².
/// Negative sums from rounding become 0.
/// Cells of more than a fifth (quartic) or two fifths (Gaussian) of the bandwidth are cut first, and c is a part's side.
/// <b>Rule</b> of <see cref="DensityPath.Automatic"/>: exact when points × cells within reach of one is at most 2·10⁸ and the
/// correction needs at most 3·10⁶ pairs of place and edge (edges × 9 reach² / area of the window's box for each place), or when
/// the cut cells would be more than 100 million; else fast.
/// Neither way depends on the number of cores.
/// Sources: Silverman (1986), Density Estimation, eq. 4.1 and 4.5; Diggle (1985), Applied Statistics 34, 138–147 (uniform);
/// Jones (1993), Statistics and Computing 3, 135–146 (Diggle's correction); Silverman (1982), Applied Statistics 31,
/// 93–99 (Fourier transform). A density says where points lie, not whether they lie there by more than chance.
/// </remarks>
public static class KernelDensity
{
    private const double LeastMass = 1e-6;
    private const double MostExactTerms = 2e8;
    private const double MostExactEdges = 3e6;

    /// <summary>Estimates the density at the centre of every cell.</summary>
    /// <param name="x">Eastings, metres in a local projection, length n ≥ 0, finite.</param>
    /// <param name="y">Northings, metres, length n, finite.</param>
    /// <param name="grid">Cells to fill.</param>
    /// <param name="settings">Kernel, bandwidth, window, edge correction.</param>
    /// <param name="progress">Told the share done, from 0 to 1; may be called from several threads, one at a time.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <returns>The surface, with counts of the points outside window and grid; zero everywhere when no point is used.</returns>
    /// <exception cref="ArgumentNullException">Grid or settings are null.</exception>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a coordinate is not finite, the grid is empty, the bandwidth is not positive and finite, the kernel or
    /// correction is unknown, a correction has no window, or the window is no polygon.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked to.</exception>
    /// <remarks>
    /// Exact: O(n × cells within reach + cells × edges within reach). Fast: O(n + parts log parts), 16 bytes a part and
    /// more for the reach around the grid.
    /// </remarks>
    public static DensitySurface Estimate(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Grid grid, DensitySettings settings,
        IProgress<double>? progress = null, CancellationToken stop = default) =>
        Estimate(x, y, [], grid, settings, progress, stop);

    /// <summary>Estimates the density of points that count for more or less than one.</summary>
    /// <param name="x">Eastings, metres in a local projection, length n ≥ 0, finite.</param>
    /// <param name="y">Northings, metres, length n, finite.</param>
    /// <param name="weights">What each point counts for, length n, finite; or empty, when each counts for one.</param>
    /// <param name="grid">Cells to fill.</param>
    /// <param name="settings">Kernel, bandwidth, window, edge correction.</param>
    /// <param name="progress">Told the share done, from 0 to 1; may be called from several threads, one at a time.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <returns>The surface; values are weight per square metre.</returns>
    /// <exception cref="ArgumentNullException">Grid or settings are null.</exception>
    /// <exception cref="ArgumentException">
    /// As without weights; or the weights' length is neither 0 nor n, or one is not finite.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked to.</exception>
    public static DensitySurface Estimate(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, Grid grid, DensitySettings settings,
        IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(grid);
        grid.Check();
        var (kernel, window) = Prepared(settings);
        var points = UsedPoints.Of(x, y, weights, window);
        var path = Chosen(points.Count, grid, kernel, window, settings);
        return new DensitySurface
        {
            Grid = grid,
            Values = path == DensityPath.Exact
                ? Exact(points, grid, kernel, window, settings.Edge, progress, stop)
                : FastDensity.Estimate(points, grid, kernel, window, settings.Edge, progress, stop),
            Points = points.Given,
            OutsideWindow = points.Given - points.Count,
            OutsideGrid = points.Outside(grid),
            Path = path,
        };
    }

    /// <summary>Computes the density at some places, exactly.</summary>
    /// <param name="x">Eastings, metres in a local projection, length n ≥ 0, finite.</param>
    /// <param name="y">Northings, metres, length n, finite.</param>
    /// <param name="placeX">Eastings of the places, metres, length m.</param>
    /// <param name="placeY">Northings of the places, metres, length m.</param>
    /// <param name="settings">Kernel, bandwidth, window, edge correction; the path plays no part.</param>
    /// <param name="densities">Receives m densities, points per square metre; NaN as in <see cref="DensitySurface.Values"/>.</param>
    /// <exception cref="ArgumentNullException">Settings are null.</exception>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a coordinate of a point is not finite, or the settings are broken: as in estimating a surface.
    /// </exception>
    /// <remarks>O(n m).</remarks>
    public static void At(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> placeX, ReadOnlySpan<double> placeY,
        DensitySettings settings, Span<double> densities)
    {
        Guard.SameLength(placeX.Length, nameof(placeX), placeY.Length, nameof(placeY));
        Guard.SameLength(placeX.Length, nameof(placeX), densities.Length, nameof(densities));
        var (kernel, window) = Prepared(settings);
        var points = UsedPoints.Of(x, y, [], window);
        var mass = settings.Edge == EdgeCorrection.None ? null : new WindowMass(window!, kernel);
        if (settings.Edge == EdgeCorrection.Diggle)
            points = ByOwnMass(points, mass!, default);
        for (var i = 0; i < placeX.Length; i++)
        {
            densities[i] = DirectSum.At(points.X, points.Y, points.Weights, placeX[i], placeY[i], kernel);
            if (settings.Edge == EdgeCorrection.Uniform)
                densities[i] = Corrected(densities[i], mass!.At(placeX[i], placeY[i]));
        }
    }

    /// <summary>Computes how much of a kernel around a place lies inside the window, exactly.</summary>
    /// <param name="placeX">Eastings of the places, metres, length m, finite.</param>
    /// <param name="placeY">Northings of the places, metres, length m, finite.</param>
    /// <param name="settings">Kernel, bandwidth and window; the correction plays no part.</param>
    /// <param name="masses">Receives m shares, in [0, 1].</param>
    /// <exception cref="ArgumentNullException">Settings are null.</exception>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a coordinate is not finite, or the settings are broken or without a window.
    /// </exception>
    /// <remarks>O(m × edges within reach). By the edges' signed wedges, in closed form or by Owen's T: error below 1e-13.</remarks>
    public static void MassInWindow(
        ReadOnlySpan<double> placeX, ReadOnlySpan<double> placeY, DensitySettings settings, Span<double> masses)
    {
        Guard.SameLength(placeX.Length, nameof(placeX), placeY.Length, nameof(placeY));
        Guard.SameLength(placeX.Length, nameof(placeX), masses.Length, nameof(masses));
        Guard.Finite(placeX, nameof(placeX));
        Guard.Finite(placeY, nameof(placeY));
        var (kernel, window) = Prepared(settings);
        var mass = new WindowMass(window ?? throw new ArgumentException("There is no window.", nameof(settings)), kernel);
        for (var i = 0; i < placeX.Length; i++)
            masses[i] = mass.At(placeX[i], placeY[i]);
    }

    internal static double Corrected(double density, double mass) => mass < LeastMass ? double.NaN : density / mass;

    private static (KernelShape Kernel, WindowEdges? Window) Prepared(DensitySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        var window = settings.Window is null ? null : new WindowEdges(settings.Window);
        return (new KernelShape(settings.Kernel, settings.BandwidthMetres), window);
    }

    private static DensityPath Chosen(int points, Grid grid, KernelShape kernel, WindowEdges? window, DensitySettings settings)
    {
        if (settings.Path is DensityPath.Exact or DensityPath.Fast)
            return settings.Path;
        if (FastDensity.Parts(grid, kernel) * kernel.Bandwidth < kernel.LeastCells * grid.CellMetres)
            return DensityPath.Exact;
        var across = 2 * kernel.Reach / grid.CellMetres + 1;
        var terms = points * Math.Min(across, grid.Columns) * Math.Min(across, grid.Rows);
        double edges = 0;
        if (settings.Edge != EdgeCorrection.None)
        {
            var near = Math.Min(1, 9 * kernel.Reach * kernel.Reach / Math.Max(window!.Bounds.Area, double.Epsilon));
            edges = (settings.Edge == EdgeCorrection.Uniform ? grid.Count : points) * window.Edges.Length * near;
        }
        return terms <= MostExactTerms && edges <= MostExactEdges ? DensityPath.Exact : DensityPath.Fast;
    }

    private static double[] Exact(
        UsedPoints points, Grid grid, KernelShape kernel, WindowEdges? window, EdgeCorrection edge,
        IProgress<double>? progress, CancellationToken stop)
    {
        var mass = edge == EdgeCorrection.None ? null : new WindowMass(window!, kernel);
        var steps = new Steps(progress, DirectSum.Blocks(grid) + (edge == EdgeCorrection.Uniform ? grid.Rows : 0));
        if (edge == EdgeCorrection.Diggle)
            points = ByOwnMass(points, mass!, stop);
        var values = DirectSum.OnGrid(points.X, points.Y, points.Weights, grid, kernel, steps, stop);
        if (edge != EdgeCorrection.Uniform)
            return values;
        Parallel.For(0, grid.Rows, new ParallelOptions { CancellationToken = stop }, row =>
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                ref var value = ref values[row * grid.Columns + column];
                value = Corrected(value, mass!.At(grid.X(column), grid.Y(row)));
            }
            steps.Done();
        });
        return values;
    }

    private static UsedPoints ByOwnMass(UsedPoints points, WindowMass mass, CancellationToken stop)
    {
        var weights = new double[points.Count];
        Parallel.For(0, points.Count, new ParallelOptions { CancellationToken = stop },
            i => weights[i] = points.Weights[i] / mass.At(points.X[i], points.Y[i]));
        return points.Weighted(weights);
    }
}

using HaiDang.Analysis.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>A kernel density whose kernels are broad where points are few and narrow where they are many.</summary>
/// <remarks>
/// Each point's bandwidth is h · (pilot density at the point ÷ its geometric mean over all points)^(−1/2), at most <see cref="MostTimesMedian"/> times the median.
/// Sources: Abramson (1982), Annals of Statistics 10(4), 1217–1223; Silverman (1986), section 5.3; Davies and Hazelton (2010), Statistics in Medicine 29(23), 2423–2437 (both corrections and the limit).
/// </remarks>
public static class AdaptiveDensity
{
    /// <summary>No point's bandwidth is larger than this many times the median one.</summary>
    public const double MostTimesMedian = 5;

    /// <summary>Up to so many points each keeps its own bandwidth; with more, those within half a hundredth of each other share one.</summary>
    public const int MostExact = 2_000;

    private const double Step = 0.01;

    /// <summary>Estimates the density at the centre of every cell.</summary>
    /// <param name="x">Eastings, metres, finite.</param>
    /// <param name="y">Northings, metres, finite.</param>
    /// <param name="grid">Cells to fill.</param>
    /// <param name="settings">Kernel, global bandwidth h, window; the correction is none or Diggle's.</param>
    /// <param name="pilotMetres">Bandwidth of the fixed pilot density, positive; usually Silverman's.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <returns>The surface, and each used point's bandwidth in metres.</returns>
    /// <exception cref="ArgumentException">The correction is uniform, no point lies in the window, or as for <see cref="KernelDensity"/>.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>O(n²) for the pilot; then a fixed density for each bandwidth.</remarks>
    public static (DensitySurface Surface, double[] Bandwidths) Estimate(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Grid grid, DensitySettings settings, double pilotMetres, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        if (settings.Edge == EdgeCorrection.Uniform) throw new ArgumentException("An adaptive density takes Diggle's correction or none.", nameof(settings));
        var used = UsedPoints.Of(x, y, [], settings.Window is null ? null : new(settings.Window));
        if (used.Count == 0) throw new ArgumentException($"None of {x.Length} points lies in the window.", nameof(x));

        var bandwidths = Bandwidths(used, settings, pilotMetres, stop);
        var weights = Weights(used, settings, bandwidths);
        var values = new double[grid.Count];
        var groups = Enumerable.Range(0, used.Count).GroupBy(i => used.Count <= MostExact ? bandwidths[i] : Shared(bandwidths[i])).OrderBy(g => g.Key).ToArray();
        var outside = 0;
        for (var group = 0; group < groups.Length; group++)
        {
            var members = groups[group].ToArray();
            var part = KernelDensity.Estimate(
                Array.ConvertAll(members, i => used.X[i]), Array.ConvertAll(members, i => used.Y[i]), Array.ConvertAll(members, i => weights[i]), grid,
                settings with { BandwidthMetres = groups[group].Key, Edge = EdgeCorrection.None, Window = null }, stop: stop);
            for (var cell = 0; cell < values.Length; cell++) values[cell] += part.Values[cell];
            outside += part.OutsideGrid;
            progress?.Report((group + 1.0) / groups.Length);
        }
        return (new()
        {
            Grid = grid, Values = values, Points = x.Length, OutsideWindow = x.Length - used.Count, OutsideGrid = outside, Path = used.Count <= MostExact ? DensityPath.Exact : DensityPath.Fast,
        }, bandwidths);
    }

    private static double[] Bandwidths(UsedPoints used, DensitySettings settings, double pilotMetres, CancellationToken stop)
    {
        (settings with { BandwidthMetres = pilotMetres }).Check();
        var pilot = new KernelShape(settings.Kernel, pilotMetres);
        var mass = settings.Edge == EdgeCorrection.None ? null : new WindowMass(new(settings.Window!), pilot);
        var density = new double[used.Count];
        Parallel.For(0, density.Length, new ParallelOptions { CancellationToken = stop },
            i => density[i] = DirectSum.At(used.X, used.Y, used.Weights, used.X[i], used.Y[i], pilot) / (mass?.At(used.X[i], used.Y[i]) ?? 1));
        var centre = density.Average(Math.Log);
        var bandwidths = Array.ConvertAll(density, d => settings.BandwidthMetres * Math.Exp((centre - Math.Log(d)) / 2));
        var sorted = bandwidths.Order().ToArray();
        var most = MostTimesMedian * sorted[sorted.Length / 2];
        return Array.ConvertAll(bandwidths, h => Math.Min(h, most));
    }

    /// <summary>Each kernel keeps a volume of 1 inside the window.</summary>
    private static double[] Weights(UsedPoints used, DensitySettings settings, double[] bandwidths)
    {
        if (settings.Edge == EdgeCorrection.None) return used.Weights;
        var window = new WindowEdges(settings.Window!);
        var weights = new double[used.Count];
        foreach (var group in Enumerable.Range(0, used.Count).GroupBy(i => Shared(bandwidths[i])))
        {
            var mass = new WindowMass(window, new(settings.Kernel, group.Key));
            foreach (var i in group) weights[i] = 1 / mass.At(used.X[i], used.Y[i]);
        }
        return weights;
    }

    private static double Shared(double bandwidth) => Math.Exp(Math.Round(Math.Log(bandwidth) / Step) * Step);
}

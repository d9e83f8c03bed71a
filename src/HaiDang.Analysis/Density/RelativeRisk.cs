using HaiDang.Analysis.Geometry;
using HaiDang.Analysis.Inference;
using MathNet.Numerics;

namespace HaiDang.Analysis.Density;

/// <summary>Where are cases denser than controls make one expect? The logarithm of the ratio of two densities, with a tolerance for chance.</summary>
/// <remarks>
/// Null hypothesis: cases and controls come from one density. Both are smoothed alike with a Gaussian; the share of the kernel inside the window cancels in the ratio.
/// With cases of now and controls of then it tells where the pattern changed; with all other incidents as controls, where one kind is more than its share.
/// Sources: Bithell (1990), Statistics in Medicine 9(6), 691–701; Kelsall and Diggle (1995), Statistics in Medicine 14(21–22), 2335–2342; Hazelton and Davies (2009), Biometrical Journal 51(1), 98–109.
/// </remarks>
public static class RelativeRisk
{
    /// <summary>Where less than this many points lie, each counted by its kernel over the kernel's peak, nothing can be said.</summary>
    public const double FewestPoints = 5;

    /// <summary>Nor where so few cases, or controls, would be expected there.</summary>
    public const double FewestOfAKind = 1;

    /// <summary>A cell on the far side of a border drawn coarsely.</summary>
    private const double LeastMass = 0.01;

    /// <summary>Estimates the surface.</summary>
    /// <param name="casesX">Eastings of the cases, metres, n₁ ≥ 1, finite.</param>
    /// <param name="casesY">Northings of the cases, metres.</param>
    /// <param name="controlsX">Eastings of the controls, metres, n₂ ≥ 1, finite.</param>
    /// <param name="controlsY">Northings of the controls, metres.</param>
    /// <param name="grid">Cells to fill.</param>
    /// <param name="settings">Gaussian kernel, bandwidth and, if any, window; its correction plays no part.</param>
    /// <param name="permutations">How often to deal out anew who is a case, from which seed; null: p-values by the normal approximation.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ArgumentException">The kernel is not Gaussian, no case or no control lies in the window, or as for <see cref="KernelDensity"/>.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Normal approximation: var = q₂ ÷ (4πσ² q) · (n₁ + n₂) ÷ (Σ k) · (1 ÷ n₁ + 1 ÷ n₂) with q and q₂ the shares of kernel and squared kernel inside the window. A density surface for each permutation and
    /// two of the window's shares. The same seed gives the same answer on any number of cores.
    /// </remarks>
    public static RiskSurface Estimate(
        ReadOnlySpan<double> casesX, ReadOnlySpan<double> casesY, ReadOnlySpan<double> controlsX, ReadOnlySpan<double> controlsY, Grid grid, DensitySettings settings,
        Permutations? permutations = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        if (settings.Kernel != Kernel.Gaussian) throw new ArgumentException($"The relative risk takes the Gaussian kernel, not {settings.Kernel}.", nameof(settings));
        var window = settings.Window is null ? null : new WindowEdges(settings.Window);
        var (cases, controls) = (UsedPoints.Of(casesX, casesY, [], window), UsedPoints.Of(controlsX, controlsY, [], window));
        if (cases.Count == 0 || controls.Count == 0) throw new ArgumentException($"There are {cases.Count} cases and {controls.Count} controls; at least one of each is needed.", nameof(casesX));

        settings = settings with { Edge = EdgeCorrection.None };
        // All points lie in the window by now, and what is told lies in it too: surfaces need not look at it again, a thousand times.
        var plain = settings with { Window = null };
        double[] x = [.. cases.X, .. controls.X], y = [.. cases.Y, .. controls.Y];
        var all = KernelDensity.Estimate(x, y, grid, plain, stop: stop).Values;
        var rarer = (double)Math.Min(cases.Count, controls.Count) / (cases.Count + controls.Count);
        var fewest = Math.Max(FewestPoints, FewestOfAKind / rarer);
        var told = Array.ConvertAll(all, sum => sum * Math.Tau * settings.BandwidthMetres * settings.BandwidthMetres >= fewest);
        if (window is not null)
            for (var cell = 0; cell < told.Length; cell++) told[cell] &= window.Inside.Find(grid.X(cell % grid.Columns), grid.Y(cell / grid.Columns)) >= 0;
        var observed = Ratio(KernelDensity.Estimate(cases.X, cases.Y, grid, plain, stop: stop).Values, all, told, cases.Count, controls.Count);
        var (higher, overall) = permutations is null
            ? (Approximate(observed, all, grid, settings, cases.Count, controls.Count), (PermutationCount?)null)
            : Permuted(observed, all, told, x, y, cases.Count, grid, plain, permutations);
        return new(grid, observed, higher, cases.Count, controls.Count, casesX.Length + controlsX.Length - x.Length, overall);
    }

    /// <summary>The logarithm of the ratio at some places, exactly.</summary>
    /// <param name="casesX">Eastings of the cases, metres.</param>
    /// <param name="casesY">Northings of the cases, metres.</param>
    /// <param name="controlsX">Eastings of the controls, metres.</param>
    /// <param name="controlsY">Northings of the controls, metres.</param>
    /// <param name="placeX">Eastings of the places, metres, length m.</param>
    /// <param name="placeY">Northings of the places, metres.</param>
    /// <param name="settings">Gaussian kernel, bandwidth and, if any, window.</param>
    /// <returns>m logarithms; not finite where one of both densities vanishes.</returns>
    /// <exception cref="ArgumentException">As for <see cref="KernelDensity.At"/>.</exception>
    public static double[] At(
        ReadOnlySpan<double> casesX, ReadOnlySpan<double> casesY, ReadOnlySpan<double> controlsX, ReadOnlySpan<double> controlsY, ReadOnlySpan<double> placeX, ReadOnlySpan<double> placeY, DensitySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var window = settings.Window is null ? null : new WindowEdges(settings.Window);
        var shift = Math.Log((double)UsedPoints.Of(controlsX, controlsY, [], window).Count / UsedPoints.Of(casesX, casesY, [], window).Count);
        settings = settings with { Edge = EdgeCorrection.None };
        var (cases, controls) = (new double[placeX.Length], new double[placeX.Length]);
        KernelDensity.At(casesX, casesY, placeX, placeY, settings, cases);
        KernelDensity.At(controlsX, controlsY, placeX, placeY, settings, controls);
        return [.. cases.Zip(controls, (f, g) => Math.Log(f / g) + shift)];
    }

    private static double[] Ratio(double[] cases, double[] all, bool[] told, double n1, double n2)
    {
        var ratio = new double[cases.Length];
        for (var cell = 0; cell < ratio.Length; cell++)
        {
            // Where nearly all, or none, of the density is of one kind, rounding must not make it more than that.
            var share = Math.Clamp(cases[cell] / all[cell], 1e-9, 1 - 1e-9);
            ratio[cell] = told[cell] ? Math.Log(share / (1 - share)) + Math.Log(n2 / n1) : double.NaN;
        }
        return ratio;
    }

    private static double[] Approximate(double[] observed, double[] all, Grid grid, DensitySettings settings, double n1, double n2)
    {
        var sigma = settings.BandwidthMetres;
        var higher = new double[observed.Length];
        var mass = settings.Window is null ? null : Masses(grid, settings, observed);
        var squares = settings.Window is null ? null : Masses(grid, settings with { BandwidthMetres = sigma / Constants.Sqrt2 }, observed);
        for (var cell = 0; cell < higher.Length; cell++)
        {
            var variance = (squares?[cell] ?? 1) / (4 * Math.PI * sigma * sigma * (mass?[cell] ?? 1)) * (n1 + n2) / all[cell] * (1 / n1 + 1 / n2);
            higher[cell] = double.IsNaN(observed[cell]) ? double.NaN : SpecialFunctions.Erfc(observed[cell] / Math.Sqrt(variance) / Constants.Sqrt2) / 2;
        }
        return higher;
    }

    private static double[] Masses(Grid grid, DensitySettings settings, double[] observed)
    {
        // What is far finer than the kernel hardly moves its share.
        var mass = new WindowMass(new(CoarseWindow.Of(settings.Window!, settings.BandwidthMetres / 5)), new(settings.Kernel, settings.BandwidthMetres));
        var masses = new double[observed.Length];
        Parallel.For(0, masses.Length, cell => masses[cell] = double.IsNaN(observed[cell]) ? 1 : Math.Max(LeastMass, mass.At(grid.X(cell % grid.Columns), grid.Y(cell / grid.Columns))));
        return masses;
    }

    private static (double[] Higher, PermutationCount? Overall) Permuted(
        double[] observed, double[] all, bool[] told, double[] x, double[] y, int cases, Grid grid, DensitySettings settings, Permutations permutations)
    {
        var (atLeast, statistic, more, less) = (new int[observed.Length], Strength(observed), 0, 0);
        for (var replicate = 0; replicate < permutations.Count; replicate++)
        {
            permutations.Stop.ThrowIfCancellationRequested();
            var order = Enumerable.Range(0, x.Length).ToArray();
            new SeededRandom(permutations.Seed, -5, replicate).Shuffle(order.AsSpan());
            Array.Sort(order, 0, cases);
            var drawn = Ratio(
                KernelDensity.Estimate([.. order.Take(cases).Select(i => x[i])], [.. order.Take(cases).Select(i => y[i])], grid, settings, stop: permutations.Stop).Values,
                all, told, cases, x.Length - cases);
            for (var cell = 0; cell < drawn.Length; cell++)
                if (drawn[cell] >= observed[cell] - 1e-9) atLeast[cell]++;
            var strength = Strength(drawn);
            if (strength >= statistic) more++;
            if (strength <= statistic) less++;
            permutations.Progress?.Invoke((replicate + 1.0) / permutations.Count);
        }
        return ([.. atLeast.Select((count, cell) => told[cell] ? (1.0 + count) / (1 + permutations.Count) : double.NaN)], new(more, less, permutations.Count));
    }

    /// <summary>Kelsall and Diggle's statistic: the squared logarithm, summed over the map.</summary>
    private static double Strength(double[] ratio) => ratio.Sum(r => double.IsNaN(r) ? 0 : r * r);
}

/// <summary>Where cases are denser, or thinner, than controls make one expect.</summary>
/// <param name="Grid">Where the values lie.</param>
/// <param name="LogRatio">Natural logarithm of the ratio by cell, row by row from the south-west; NaN ("cannot tell") outside the window and where hardly a point lies.</param>
/// <param name="PHigher">One-sided p-value of a ratio this high, by cell: ≤ 0.025 raised, ≥ 0.975 lowered; each cell by itself. NaN as above.</param>
/// <param name="Cases">Cases used.</param>
/// <param name="Controls">Controls used.</param>
/// <param name="Outside">Points left out.</param>
/// <param name="Overall">One test for the whole map: how often a map of chance strays as far from 0. Null without permutations.</param>
public sealed record RiskSurface(Grid Grid, double[] LogRatio, double[] PHigher, int Cases, int Controls, int Outside, PermutationCount? Overall);

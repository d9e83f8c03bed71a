using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Density;

/// <summary>How does the weight of a point fall off around it? Both kernels hold a volume of 1.</summary>
public enum Kernel
{
    /// <summary>3 / (πh²) · (1 − d²/h²)² up to the bandwidth h, nothing beyond (Silverman 1986, eq. 4.5).</summary>
    Quartic,

    /// <summary>exp(−d²/2σ²) / (2πσ²), with the bandwidth as σ: as broad as a quartic of h = 2.83 σ.</summary>
    Gaussian,
}

/// <summary>What is done about the weight that points near the window's edge lose to the outside?</summary>
public enum EdgeCorrection
{
    /// <summary>Nothing: the surface sinks towards the edge.</summary>
    None,

    /// <summary>Divide by the kernel's mass inside the window around the place (Diggle 1985): unbiased for even patterns.</summary>
    Uniform,

    /// <summary>Divide each point's kernel by its own mass inside the window (Jones 1993; Diggle): every point keeps a total of 1.</summary>
    Diggle,
}

/// <summary>Which way is the surface computed?</summary>
public enum DensityPath
{
    /// <summary>By the rule in <see cref="KernelDensity"/>; what it chose is in the answer.</summary>
    Automatic,

    /// <summary>Direct sum over all points.</summary>
    Exact,

    /// <summary>Points spread onto the grid, then a fast Fourier transform.</summary>
    Fast,
}

/// <summary>How a density is to be estimated.</summary>
public sealed record DensitySettings
{
    /// <summary>Shape of the kernel.</summary>
    public required Kernel Kernel { get; init; }

    /// <summary>h of the quartic, σ of the Gaussian: metres, positive and finite.</summary>
    public required double BandwidthMetres { get; init; }

    /// <summary>Edge correction; anything but none needs a window.</summary>
    public EdgeCorrection Edge { get; init; }

    /// <summary>
    /// Study region in metres: a valid polygon or multipolygon, or null for no limit. Points outside it are left out and counted.
    /// </summary>
    public Shape? Window { get; init; }

    /// <summary>Way of computing.</summary>
    public DensityPath Path { get; init; }

    internal void Check()
    {
        if (!(BandwidthMetres > 0) || !double.IsFinite(BandwidthMetres))
            throw new ArgumentException($"The bandwidth is {BandwidthMetres} m; it must be positive and finite.");
        if (Edge != EdgeCorrection.None && (Window is null || Window.IsEmpty))
            throw new ArgumentException($"The edge correction {Edge} needs a window.");
    }
}

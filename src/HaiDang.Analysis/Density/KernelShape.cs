namespace HaiDang.Analysis.Density;

/// <summary>A kernel with its bandwidth: value, reach, and how much of it lies on one side of a straight edge.</summary>
internal sealed class KernelShape(Kernel kernel, double bandwidth)
{
    private const double ExactReach = 9;      // beyond it a Gaussian is below 3e-18 of its peak
    private const double FastReach = 6;       // beyond it lies 1.5e-8 of its volume

    public Kernel Kernel { get; } = Enum.IsDefined(kernel) ? kernel : throw new ArgumentException($"{kernel} is no known kernel.");

    public double Bandwidth => bandwidth;

    /// <summary>Distance beyond which nothing is summed, metres.</summary>
    public double Reach => Kernel == Kernel.Quartic ? bandwidth : ExactReach * bandwidth;

    public double ReachWhenFast => Kernel == Kernel.Quartic ? bandwidth : FastReach * bandwidth;

    /// <summary>Bandwidth in cells below which the fast way cuts the cells.</summary>
    public double LeastCells => Kernel == Kernel.Quartic ? 5 : 2.5;

    public double Peak => Kernel == Kernel.Quartic ? 3 / (Math.PI * bandwidth * bandwidth) : 1 / (Math.Tau * bandwidth * bandwidth);

    public double At(double squaredDistance)
    {
        var u = squaredDistance / (bandwidth * bandwidth);
        if (Kernel == Kernel.Gaussian)
            return Peak * Math.Exp(-u / 2);
        return u < 1 ? Peak * (1 - u) * (1 - u) : 0;
    }

    /// <summary>
    /// Volume beyond an edge, seen from a place: over the wedge that the edge spans, what lies farther out than the edge.
    /// The edge runs at the given distance from <paramref name="from"/> to <paramref name="to"/>, both measured from the foot.
    /// </summary>
    public double Beyond(double distance, double from, double to) =>
        Kernel == Kernel.Quartic ? QuarticBeyond(distance, from, to) : GaussianBeyond(distance, from, to);

    private double GaussianBeyond(double distance, double from, double to)
    {
        var h = distance / bandwidth;
        return OwensT.At(h, to / bandwidth) - OwensT.At(h, from / bandwidth);
    }

    /// <summary>With v = ρ²/h² the mass within ρ is 3v − 3v² + v³; along the edge ρ² = d² + s² and dθ = d ds / ρ².</summary>
    private double QuarticBeyond(double distance, double from, double to)
    {
        if (distance >= bandwidth)
            return 0;
        var half = Math.Sqrt((bandwidth - distance) * (bandwidth + distance));
        var (a, b) = (Math.Clamp(from, -half, half), Math.Clamp(to, -half, half));
        if (a >= b)
            return 0;
        var d = distance / bandwidth;
        return (Math.Atan2(b, distance) - Math.Atan2(a, distance) - (Within(d, b / bandwidth) - Within(d, a / bandwidth))) / Math.Tau;
    }

    private static double Within(double d, double s)
    {
        double d2 = d * d, s2 = s * s;
        return d * s * (3 - 3 * (d2 + s2 / 3) + d2 * d2 + d2 * s2 * (2 / 3.0) + s2 * s2 / 5);
    }
}

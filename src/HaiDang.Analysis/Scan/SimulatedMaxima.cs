namespace HaiDang.Analysis.Scan;

/// <summary>The largest test statistics of the simulated data sets, in order of replicate.</summary>
/// <param name="Maxima">As many as were run.</param>
/// <param name="StoppedEarly">Whether enough larger ones came before the end.</param>
internal sealed record SimulatedMaxima(double[] Maxima, bool StoppedEarly)
{
    /// <summary>Statistics this near are equal: the same ratio from another order of sums.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Replicates between two looks at an early stop.</summary>
    private const int BetweenLooks = 256;

    /// <summary>Simulates as often as asked, or until an early stop.</summary>
    /// <remarks>Source of the early stop: Besag and Clifford (1991), Biometrika 78(2), 301–304.</remarks>
    public static SimulatedMaxima Of(ScanWork scan, double observed, ScanProgress progress)
    {
        var settings = scan.Settings;
        var maxima = new double[settings.Replications];
        var atOnce = settings.StopAfterLarger is null ? maxima.Length : BetweenLooks;
        var larger = 0;
        for (var from = 0; from < maxima.Length; from += atOnce)
        {
            var to = Math.Min(maxima.Length, from + atOnce);
            Simulate(scan, from, maxima.AsMemory(from..to), progress.Simulated);
            for (var i = from; settings.StopAfterLarger is { } enough && i < to; i++)
                if (IsLarger(maxima[i], observed) && ++larger == enough && i + 1 < maxima.Length) return new(maxima[..(i + 1)], true);
        }
        return new(maxima, false);
    }

    /// <summary>Monte Carlo p-value: by rank, or after an early stop the share of strictly larger ones.</summary>
    public double PValue(double statistic) => Maxima.Length == 0 ? double.NaN
        : StoppedEarly ? (double)Maxima.Count(m => IsLarger(m, statistic)) / Maxima.Length
        : (1.0 + Maxima.Count(m => m >= statistic * (1 - Rounding))) / (1 + Maxima.Length);

    /// <summary>P-value of a Gumbel curve with the mean and the standard deviation of the maxima.</summary>
    /// <remarks>Source: Abrams, Kulldorff and Kleinman (2010), International Journal of Health Geographics 9:61.</remarks>
    public double GumbelPValue(double statistic)
    {
        if (Maxima.Length == 0) return double.NaN;
        var mean = Maxima.Average();
        var deviation = Math.Sqrt(Maxima.Average(m => (m - mean) * (m - mean)));
        var scale = deviation * Math.Sqrt(6) / Math.PI;
        if (!(scale > 0)) return double.NaN;
        const double euler = 0.57721566490153286;
        return -double.ExpM1(-Math.Exp(-(statistic - (mean - euler * scale)) / scale));
    }

    /// <summary>A window below this has a p-value of 1; 0 without simulations.</summary>
    public double Floor => Maxima.Length == 0 ? 0 : Maxima.Min() * (1 - Rounding);

    private static bool IsLarger(double maximum, double statistic) => maximum > statistic * (1 + Rounding);

    private static void Simulate(ScanWork scan, int first, Memory<double> maxima, Action<int> done)
    {
        if (SpatialMaxima.Covers(scan)) SpatialMaxima.Of(scan, first, maxima, done);
        else if (SpaceTimeMaxima.Helps(scan)) SpaceTimeMaxima.Of(scan, first, maxima, done);
        else PlainMaxima.Of(scan, first, maxima, done);
    }
}

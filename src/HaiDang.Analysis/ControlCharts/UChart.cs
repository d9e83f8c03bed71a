namespace HaiDang.Analysis.ControlCharts;

/// <summary>One row of a control chart.</summary>
/// <param name="Rate">Count over exposure; NaN when missing.</param>
/// <param name="Lower">Lower limit of the rate, ≥ 0.</param>
/// <param name="Upper">Upper limit of the rate.</param>
/// <param name="Score">Distance from the centre in standard deviations of a Poisson rate, before Laney's correction.</param>
/// <param name="IsOut">Is the rate above the upper or below the lower limit? Null when it is missing or nothing is known.</param>
public readonly record struct ChartPoint(double Rate, double Lower, double Upper, double Score, bool? IsOut);

/// <summary>Is a rate of counts as steady as chance makes it? A u chart, and Laney's u′ for counts that vary more than Poisson.</summary>
/// <remarks>
/// Null hypothesis: one rate all along; Poisson counts for u, any steady variation between neighbouring rows for u′. The chart knows no
/// season and no trend. With 3 standard deviations about 1 row in 370 is out by chance where counts are large; docs/methods/control-charts.md
/// has the figures for small ones. Sources: Montgomery (2013), Introduction to Statistical Quality Control, section 7.3 (u chart);
/// Laney (2002), Quality Engineering 14, 531–537 (u′).
/// </remarks>
public sealed record UChart
{
    /// <summary>Mean range of two normal draws in standard deviations: 2 / √π to the three digits of the tables.</summary>
    private const double D2 = 1.128;

    /// <summary>Σ counts / Σ exposures of the rows that put the centre; NaN when none is known.</summary>
    public required double Centre { get; init; }

    /// <summary>σz: spread of the scores between neighbouring rows; 1 for Poisson counts. NaN with fewer than two known rows.</summary>
    public required double SigmaZ { get; init; }

    /// <summary>Every row.</summary>
    public required IReadOnlyList<ChartPoint> Points { get; init; }

    /// <summary>Draws the chart.</summary>
    /// <param name="counts">Counts in order of time, each ≥ 0; NaN is missing.</param>
    /// <param name="exposures">What the counts are counted over, positive and finite; empty for equal ones.</param>
    /// <param name="laney">Multiply the limits by σz?</param>
    /// <param name="sigmas">Limits in standard deviations, above 0.</param>
    /// <param name="baseline">How many of the first rows put centre and σz; 0 for all.</param>
    /// <returns>The chart; every row is "cannot tell" when no centre above 0, or with Laney no σz, can be had.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, or an exposure is not positive and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sigmas are not positive and finite, or the baseline is negative.</exception>
    /// <remarks>Limits: centre ± sigmas · √(centre / exposure) (· σz), σz = mean |z(t) − z(t − 1)| / 1.128. O(n).</remarks>
    public static UChart Draw(
        ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, bool laney, double sigmas = 3, int baseline = 0)
    {
        Guard.Counts(counts, exposures);
        ArgumentOutOfRangeException.ThrowIfNegative(baseline);
        if (!(sigmas > 0) || double.IsInfinity(sigmas))
            throw new ArgumentOutOfRangeException(nameof(sigmas), sigmas, "The limits must be a positive, finite number of standard deviations.");
        var last = baseline == 0 ? counts.Length : Math.Min(baseline, counts.Length);
        double sum = 0, over = 0;
        for (var row = 0; row < last; row++)
            if (!double.IsNaN(counts[row]))
                (sum, over) = (sum + counts[row], over + Exposure(exposures, row));
        var centre = sum / over;
        var sigmaZ = SpreadOfScores(counts[..last], exposures, centre);
        var points = new ChartPoint[counts.Length];
        for (var row = 0; row < points.Length; row++)
        {
            var sigma = Math.Sqrt(centre / Exposure(exposures, row));
            var (rate, reach) = (counts[row] / Exposure(exposures, row), sigmas * sigma * (laney ? sigmaZ : 1));
            var (lower, upper) = centre > 0 && !double.IsNaN(reach) ? (Math.Max(0, centre - reach), centre + reach) : (double.NaN, double.NaN);
            points[row] = new(rate, lower, upper, sigma > 0 ? (rate - centre) / sigma : double.NaN,
                double.IsNaN(rate) || double.IsNaN(upper) ? null : rate > upper || rate < lower);
        }
        return new() { Centre = centre, SigmaZ = sigmaZ, Points = points };
    }

    private static double SpreadOfScores(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double centre)
    {
        double moves = 0, before = double.NaN;
        var known = 0;
        for (var row = 0; row < counts.Length; row++)
        {
            if (double.IsNaN(counts[row]))
                continue;
            var exposure = Exposure(exposures, row);
            var score = (counts[row] / exposure - centre) / Math.Sqrt(centre / exposure);
            if (known++ > 0)
                moves += Math.Abs(score - before);
            before = score;
        }
        return known < 2 ? double.NaN : moves / (known - 1) / D2;
    }

    private static double Exposure(ReadOnlySpan<double> exposures, int row) => exposures.IsEmpty ? 1 : exposures[row];
}

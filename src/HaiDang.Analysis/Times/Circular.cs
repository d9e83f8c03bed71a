using MathNet.Numerics;

namespace HaiDang.Analysis.Times;

/// <summary>At which time of the day or week do incidents gather, and do they at all? Statistics of a clock face, where 23:00 is next to 0:00.</summary>
/// <remarks>Source: Mardia and Jupp (2000), Directional Statistics, sections 2.2, 2.3, 5.3 and 6.3.</remarks>
public readonly record struct Circular
{
    /// <summary>Incidents, or the sum of their weights.</summary>
    public required double N { get; init; }

    /// <summary>Mean time, from 0 up to the length of the cycle; NaN when there is none (no incidents, or a perfect balance).</summary>
    public required double Mean { get; init; }

    /// <summary>Mean resultant length R̄ in [0, 1], corrected for bins: 0 spread all round, 1 all at one time.</summary>
    public required double Resultant { get; init; }

    /// <summary>Concentration κ ≥ 0 of a von Mises distribution; infinite when all are at one time.</summary>
    public required double Concentration { get; init; }

    /// <summary>Rayleigh's p-value that all times are equally likely; 1 without incidents.</summary>
    public required double PValue { get; init; }

    /// <summary>1 − R̄.</summary>
    public double Variance => 1 - Resultant;

    /// <summary>The statistics of exact times.</summary>
    /// <param name="times">Times in one unit from the start of any cycle, finite.</param>
    /// <param name="cycle">Length of the cycle in the same unit (24 for hours), positive and finite.</param>
    /// <exception cref="ArgumentException">A time is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cycle is not positive and finite.</exception>
    /// <remarks>O(n), no allocation.</remarks>
    public static Circular Of(ReadOnlySpan<double> times, double cycle)
    {
        Guard.Finite(times, nameof(times));
        if (!(cycle > 0) || double.IsInfinity(cycle))
            throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "The cycle must be positive and finite.");
        double cos = 0, sin = 0;
        foreach (var time in times)
        {
            var (s, c) = Math.SinCos(Math.Tau * time / cycle);
            (sin, cos) = (sin + s, cos + c);
        }
        return Of(times.Length, cos, sin, cycle, correction: 1);
    }

    /// <summary>The statistics of counts by hour, weekday or any other equal bins; the mean is told in bins.</summary>
    /// <param name="counts">Count of each bin, or aoristic shares: ≥ 0, finite; 24 hours, 7 weekdays, at least 2 bins.</param>
    /// <param name="middle">Where in its bin an incident lies: 0.5 for hours (14:00 up to 15:00), 0 for weekdays told as whole days.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 bins, or a count is negative or not finite.</exception>
    /// <remarks>
    /// Bins shorten R̄ by sin(π / k) / (π / k); it is divided by that, for κ too (section 2.4's correction for grouping). Rayleigh's test takes it uncorrected, as the
    /// null hypothesis is about the counts as they are. O(bins), no allocation.
    /// </remarks>
    public static Circular OfBins(ReadOnlySpan<double> counts, double middle = 0.5)
    {
        if (counts.Length < 2)
            throw new ArgumentException($"A cycle needs at least 2 bins; it has {counts.Length}.", nameof(counts));
        double n = 0, cos = 0, sin = 0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (!(counts[bin] >= 0) || double.IsInfinity(counts[bin]))
                throw new ArgumentException($"counts[{bin}] is {counts[bin]}; a count is at least 0 and finite.", nameof(counts));
            var (s, c) = Math.SinCos(Math.Tau * (bin + middle) / counts.Length);
            (n, sin, cos) = (n + counts[bin], sin + counts[bin] * s, cos + counts[bin] * c);
        }
        var half = Math.PI / counts.Length;
        return Of(n, cos, sin, counts.Length, half / Math.Sin(half));
    }

    /// <summary>κ of the von Mises distribution whose mean resultant length is as given.</summary>
    /// <param name="resultant">R̄ in [0, 1].</param>
    /// <returns>0 for 0, infinite for 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is outside [0, 1].</exception>
    /// <remarks>Maximum likelihood, I₁(κ) / I₀(κ) = R̄, relative error below 1e-8; biased upwards for fewer than some 15 times. O(1).</remarks>
    public static double ConcentrationOf(double resultant)
    {
        if (resultant is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(resultant), resultant, "The mean resultant length must lie in [0, 1].");
        if (resultant is 0 or 1)
            return resultant == 0 ? 0 : double.PositiveInfinity;
        double low = 0, high = 1;
        while (high < 1e12 && Ratio(high) < resultant)
            (low, high) = (high, high * 2);
        while (high - low > 1e-12 * high)
        {
            var half = (low + high) / 2;
            if (Ratio(half) < resultant)
                low = half;
            else
                high = half;
        }
        return high;
    }

    private static Circular Of(double n, double cos, double sin, double cycle, double correction)
    {
        var length = n > 0 ? Math.Min(1, Math.Sqrt(cos * cos + sin * sin) / n) : 0;
        if (length < 1e-12)
            length = 0;
        var resultant = Math.Min(1, length * correction);
        var turns = Math.Atan2(sin, cos) / Math.Tau;
        return new()
        {
            N = n,
            Mean = length == 0 ? double.NaN : (turns < 0 ? turns + 1 : turns) * cycle,
            Resultant = resultant,
            Concentration = ConcentrationOf(resultant),
            PValue = n > 0 ? Rayleigh(n, length) : 1,
        };
    }

    /// <summary>Tail of n R̄² with terms to n⁻²: Mardia and Jupp (2000), section 6.3.1.</summary>
    private static double Rayleigh(double n, double length)
    {
        var k = n * length * length;
        var series = 1 + (2 * k - k * k) / (4 * n) - (24 * k - 132 * k * k + 76 * k * k * k - 9 * k * k * k * k) / (288 * n * n);
        return Math.Clamp(Math.Exp(-k) * series, 0, 1);
    }

    /// <summary>I₁ / I₀; for large κ by its series, where both would overflow.</summary>
    private static double Ratio(double kappa) => kappa < 600
        ? SpecialFunctions.BesselI(1, kappa) / SpecialFunctions.BesselI(0, kappa)
        : 1 - 1 / (2 * kappa) * (1 + 1 / (4 * kappa) * (1 + 1 / kappa));
}

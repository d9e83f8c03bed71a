using HaiDang.Analysis.SmallNumbers;
using MathNet.Numerics.Distributions;
using NegativeBinomial = HaiDang.Analysis.SmallNumbers.NegativeBinomial;

namespace HaiDang.Analysis.ControlCharts;

/// <summary>One place in a funnel plot.</summary>
/// <param name="Rate">Count over exposure; NaN when missing.</param>
/// <param name="Lower">Lower limit of the rate at its exposure.</param>
/// <param name="Upper">Upper limit of the rate at its exposure.</param>
/// <param name="Score">Distance from the target in standard deviations, overdispersion allowed for.</param>
/// <param name="IsOut">Is the rate outside its limits? Null when it is missing.</param>
public readonly record struct FunnelPoint(double Rate, double Lower, double Upper, double Score, bool? IsOut);

/// <summary>Which places differ from the common rate by more than their size explains? No league table: limits that narrow as exposure grows.</summary>
/// <remarks>Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202.</remarks>
public sealed record Funnel
{
    /// <summary>The common rate that places are compared with.</summary>
    public required double Target { get; init; }

    /// <summary>Variance between places over what chance alone gives, ≥ 1; 1 when it was not asked for.</summary>
    public required double Dispersion { get; init; }

    /// <summary>Every place.</summary>
    public required IReadOnlyList<FunnelPoint> Points { get; init; }

    /// <summary>Compares places with their common rate.</summary>
    /// <param name="counts">Count of each place, ≥ 0; NaN is missing.</param>
    /// <param name="exposures">Exposure of each place, positive and finite.</param>
    /// <param name="tail">Chance beyond each limit, in (0, 0.5): 0.025 and 0.001 are usual.</param>
    /// <param name="overdispersed">Allow for places that vary more than Poisson?</param>
    /// <param name="target">The rate to compare with; null for Σ counts / Σ exposures.</param>
    /// <param name="winsorised">Share of places at each end whose scores are pulled in before the dispersion is taken, in [0, 0.5).</param>
    /// <returns>The funnel; every place is "cannot tell" when no target above 0 can be had.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, or an exposure is not positive and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside its range, or the target is not positive and finite.</exception>
    /// <remarks>
    /// φ is the mean of the squared scores, winsorised, never below 1; limits are then target ± z √(φ target / exposure). Without it they are the exact ones
    /// of <see cref="Limits"/>. O(n log n).
    /// </remarks>
    public static Funnel Draw(
        ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double tail, bool overdispersed = false, double? target = null, double winsorised = 0.1)
    {
        Guard.SameLength(counts.Length, nameof(counts), exposures.Length, nameof(exposures));
        Guard.Counts(counts, exposures);
        CheckTail(tail);
        if (!(winsorised is >= 0 and < 0.5) || target is { } wanted && (!(wanted > 0) || double.IsInfinity(wanted)))
            throw new ArgumentOutOfRangeException(nameof(winsorised), $"A share of {winsorised} with a target of {target} cannot be.");
        var rate = target ?? Common(counts, exposures);
        var scores = new double[counts.Length];
        for (var place = 0; place < scores.Length; place++)
            scores[place] = rate > 0 ? (counts[place] - rate * exposures[place]) / Math.Sqrt(rate * exposures[place]) : double.NaN;
        var dispersion = overdispersed ? Dispersed(scores, winsorised) : 1;

        var points = new FunnelPoint[counts.Length];
        var z = Normal.InvCDF(0, 1, 1 - tail);
        for (var place = 0; place < points.Length; place++)
        {
            var reach = z * Math.Sqrt(dispersion * rate / exposures[place]);
            var (lower, upper) = !(rate > 0) ? (double.NaN, double.NaN)
                : overdispersed ? (Math.Max(0, rate - reach), rate + reach)
                : Limits(rate, exposures[place], tail);
            var own = counts[place] / exposures[place];
            points[place] = new(own, lower, upper, scores[place] / Math.Sqrt(dispersion),
                double.IsNaN(own) || double.IsNaN(upper) ? null : own > upper || own < lower);
        }
        return new() { Target = rate, Dispersion = dispersion, Points = points };
    }

    /// <summary>Exact limits of a rate, interpolated between whole counts so that the funnel is smooth.</summary>
    /// <param name="target">The rate when nothing is special, positive and finite.</param>
    /// <param name="exposure">Exposure, positive and finite.</param>
    /// <param name="tail">Chance beyond each limit, in (0, 0.5).</param>
    /// <returns>Lower and upper limit of the rate, ≥ 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <remarks>
    /// With r the smallest count with P(X ≤ r) ≥ p, the limit is (r − (P(X ≤ r) − p) / P(X = r)) / exposure: Spiegelhalter (2005), appendix. A whole
    /// count just outside is a little likelier than the chance aimed at, one further out rarer. O(√count).
    /// </remarks>
    public static (double Lower, double Upper) Limits(double target, double exposure, double tail)
    {
        CheckTail(tail);
        if (!(target > 0) || !(exposure > 0) || double.IsInfinity(target * exposure))
            throw new ArgumentOutOfRangeException(nameof(target), $"A target of {target} over an exposure of {exposure} cannot be: both are positive and finite.");
        var mean = target * exposure;
        return (Math.Max(0, At(tail)) / exposure, At(1 - tail) / exposure);

        double At(double p)
        {
            var count = (long)NegativeBinomial.Quantile(p, mean, dispersion: 1);
            return count - (Masses.PoissonAtMost(count, mean) - p) / Masses.Poisson(count, mean);
        }
    }

    private static double Common(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures)
    {
        double sum = 0, over = 0;
        for (var place = 0; place < counts.Length; place++)
            if (!double.IsNaN(counts[place]))
                (sum, over) = (sum + counts[place], over + exposures[place]);
        return sum / over;
    }

    private static double Dispersed(double[] scores, double winsorised)
    {
        var known = Array.FindAll(scores, score => !double.IsNaN(score));
        if (known.Length == 0)
            return 1;
        Array.Sort(known);
        var pulled = (int)(winsorised * known.Length);
        var (lowest, highest) = (known[pulled], known[^(pulled + 1)]);
        double squares = 0;
        foreach (var score in known)
        {
            var kept = Math.Clamp(score, lowest, highest);
            squares += kept * kept;
        }
        return Math.Max(1, squares / known.Length);
    }

    private static void CheckTail(double tail)
    {
        if (tail is not (> 0 and < 0.5))
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "The chance beyond a limit must lie between 0 and 0.5, both exclusive.");
    }
}

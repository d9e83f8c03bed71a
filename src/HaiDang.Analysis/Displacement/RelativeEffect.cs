using MathNet.Numerics.Distributions;

namespace HaiDang.Analysis.Displacement;

/// <summary>By which factor did the treated area change beyond its control?</summary>
/// <param name="Ratio">(after / before) of the treated area over that of the control; below 1 for a fall. NaN when a count is 0.</param>
/// <param name="Lower">Lower confidence limit; NaN likewise.</param>
/// <param name="Upper">Upper confidence limit; NaN likewise.</param>
/// <param name="PTwoSided">Two-sided probability of such a ratio if the action did nothing; NaN likewise.</param>
public readonly record struct RelativeEffect(double Ratio, double Lower, double Upper, double PTwoSided)
{
    /// <summary>The relative incidence rate ratio of a treated area and its control.</summary>
    /// <param name="treated">Where the action took place.</param>
    /// <param name="control">An area like it; it may be of another size.</param>
    /// <param name="confidence">Coverage of the interval, in (0, 1); 0.95 unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the confidence not inside (0, 1).</exception>
    /// <remarks>
    /// The log of the ratio is taken as normal with variance 1/a + 1/b + 1/c + 1/d, right for Poisson counts that are not small; periods and sizes
    /// cancel out. "Cannot tell" (NaN) when one of the four counts is 0.
    /// Source: Wilson (2022), Journal of Experimental Criminology 18, 323–341 (relative incidence rate ratio). O(1).
    /// </remarks>
    public static RelativeEffect Of(BeforeAfter treated, BeforeAfter control, double confidence = 0.95)
    {
        treated.Check(nameof(treated));
        control.Check(nameof(control));
        var tail = SmallNumbers.PoissonInterval.Tail(confidence);
        if (treated.Before == 0 || treated.After == 0 || control.Before == 0 || control.After == 0)
            return new(double.NaN, double.NaN, double.NaN, double.NaN);

        var log = Math.Log((double)treated.After / treated.Before / ((double)control.After / control.Before));
        var deviation = Math.Sqrt(1.0 / treated.Before + 1.0 / treated.After + 1.0 / control.Before + 1.0 / control.After);
        var reach = -Normal.InvCDF(0, 1, tail) * deviation;
        return new(Math.Exp(log), Math.Exp(log - reach), Math.Exp(log + reach), Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(log) / deviation)));
    }
}

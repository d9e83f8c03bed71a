using HaiDang.Analysis.SmallNumbers;
namespace HaiDang.Analysis.Regression;

/// <summary>Between which limits does one more count lie if a regression goes on to hold?</summary>
public static class PredictionLimits
{
    /// <summary>Limits of a single count at the causes of one row, central: each tail holds half of the error.</summary>
    /// <param name="fit">A regression of counts.</param>
    /// <param name="design">What it was fitted on; rows without a count are foretold.</param>
    /// <param name="row">Row in [0, <see cref="Design.Rows"/>).</param>
    /// <param name="model">The model of the fit.</param>
    /// <param name="confidence">Coverage, in (0, 1).</param>
    /// <returns>Both limits in counts and both included; whole numbers ≥ 0 except for <see cref="CountModel.Normal"/>.</returns>
    /// <exception cref="ArgumentException">The fit has another number of coefficients than the design has columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The row is not one of the design, or the confidence is not inside (0, 1).</exception>
    /// <remarks>
    /// variance = (φ · mean + mean² / θ + mean² · xᵀ V x) (t / z)² with V the covariance of the coefficients: that of the count and that of its mean, widened as
    /// much as a t of n − p degrees of freedom is wider than the normal distribution. Limits are those of the negative binomial with this mean and variance; for
    /// Normal mean ± t √(φ + xᵀ V x). Source: the delta method, as in Farrington, Andrews, Beale and Catchpole (1996), Journal of the Royal Statistical
    /// Society A 159, 547–563, section 3.4, without its 2/3 power. O(p²).
    /// </remarks>
    public static (double Lower, double Upper) Of(CountFit fit, Design design, int row, CountModel model, double confidence = 0.95)
    {
        Guard.SameLength(fit.Coefficients.Count, nameof(fit), design.Columns, nameof(design));
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, design.Rows);
        var (mean, unsure) = (fit.Fitted[row], Spread(fit, design[row]));
        var reach = Coefficient.Reach(confidence, fit.N - design.Columns);
        if (model == CountModel.Normal)
            return (mean - reach * Math.Sqrt(fit.Dispersion + unsure), mean + reach * Math.Sqrt(fit.Dispersion + unsure));
        if (mean == 0)
            return (0, 0);
        var wider = reach / Coefficient.Reach(confidence, double.PositiveInfinity);
        var dispersion = Math.Max(1, (fit.Dispersion + mean / fit.Theta + mean * unsure) * wider * wider);
        var tail = PoissonInterval.Tail(confidence);
        return (NegativeBinomial.Quantile(tail, mean, dispersion), NegativeBinomial.Quantile(1 - tail, mean, dispersion));
    }

    /// <summary>xᵀ V x: the variance of the linear predictor.</summary>
    private static double Spread(CountFit fit, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
            for (var j = 0; j < x.Length; j++)
                sum += x[i] * fit.Covariance[i * x.Length + j] * x[j];
        return Math.Max(0, sum);
    }
}

using MathNet.Numerics.Distributions;

namespace HaiDang.Analysis.Regression;

/// <summary>How counts vary around their mean.</summary>
public enum CountModel
{
    /// <summary>Variance = mean.</summary>
    Poisson,

    /// <summary>Variance = φ · mean, with φ from the Pearson residuals, never below 1.</summary>
    QuasiPoisson,

    /// <summary>Variance = mean + mean² / θ, with θ of maximum likelihood.</summary>
    NegativeBinomial,

    /// <summary>One variance for all rows, effects that add up instead of multiplying: plain least squares.</summary>
    Normal,
}

/// <summary>One coefficient of a regression and what it says.</summary>
/// <param name="Value">Estimate: the log of a ratio, or for <see cref="CountModel.Normal"/> a difference in counts.</param>
/// <param name="StandardError">Its standard error, in the same unit.</param>
/// <param name="Freedom">Degrees of freedom of its t; infinite for the normal distribution.</param>
public readonly record struct Coefficient(double Value, double StandardError, double Freedom)
{
    /// <summary>Value over standard error, dimensionless.</summary>
    public double Score => Value / StandardError;

    /// <summary>Two-sided p-value that it is 0.</summary>
    public double PValue => 2 * (double.IsInfinity(Freedom) ? Normal.CDF(0, 1, -Math.Abs(Score)) : StudentT.CDF(0, 1, Freedom, -Math.Abs(Score)));

    /// <summary>Confidence limits of the value.</summary>
    /// <param name="confidence">Coverage, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not inside (0, 1).</exception>
    public (double Lower, double Upper) Interval(double confidence = 0.95)
    {
        var reach = Reach(confidence, Freedom) * StandardError;
        return (Value - reach, Value + reach);
    }

    /// <summary>Quantile that leaves half of the error on each side.</summary>
    internal static double Reach(double confidence, double freedom)
    {
        var upper = 1 - SmallNumbers.PoissonInterval.Tail(confidence);
        return double.IsInfinity(freedom) ? Normal.InvCDF(0, 1, upper) : StudentT.InvCDF(0, 1, freedom, upper);
    }
}

/// <summary>A regression of counts on a design.</summary>
public sealed record CountFit
{
    /// <summary>One coefficient a column of the design.</summary>
    public required IReadOnlyList<Coefficient> Coefficients { get; init; }

    /// <summary>Covariances of the coefficients, row by row, p × p.</summary>
    public required IReadOnlyList<double> Covariance { get; init; }

    /// <summary>Mean of each row as fitted, in counts; also of rows whose count is missing.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>φ: variance over mean for quasi-Poisson (≥ 1), variance for normal, 1 else.</summary>
    public required double Dispersion { get; init; }

    /// <summary>θ of the negative binomial; infinite for the others, and where counts vary no more than Poisson.</summary>
    public required double Theta { get; init; }

    /// <summary>Standard error of θ; NaN where θ is infinite.</summary>
    public required double ThetaStandardError { get; init; }

    /// <summary>Log-likelihood at the maximum; NaN for quasi-Poisson, which has none.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Residual deviance.</summary>
    public required double Deviance { get; init; }

    /// <summary>Rows that were used.</summary>
    public required int N { get; init; }

    /// <summary>Did the iteration settle?</summary>
    public required bool Converged { get; init; }
}

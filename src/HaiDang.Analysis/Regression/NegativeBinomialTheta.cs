using MathNet.Numerics;

namespace HaiDang.Analysis.Regression;

/// <summary>Maximum likelihood of the negative binomial's θ when the means are known.</summary>
/// <remarks>
/// Score and information as in Lawless (1987), Canadian Journal of Statistics 15, 209–225. Newton on log θ, kept inside a bracket.
/// O(n) a step, no allocation.
/// </remarks>
internal static class NegativeBinomialTheta
{
    private const double Largest = 1e8;

    /// <summary>θ; infinite when the counts vary no more than Poisson.</summary>
    public static double Fit(ReadOnlySpan<double> y, ReadOnlySpan<double> mean)
    {
        double over = 0, squares = 0;
        for (var i = 0; i < y.Length; i++)
        {
            over += (y[i] - mean[i]) * (y[i] - mean[i]) - y[i];
            squares += mean[i] * mean[i];
        }
        if (!(over > 0))
            return double.PositiveInfinity;
        double low = 0, high = double.PositiveInfinity, theta = Math.Min(squares / over, Largest);
        for (var step = 0; step < 200; step++)
        {
            var (score, information) = Derivatives(y, mean, theta);
            if (score > 0)
                low = theta;
            else
                high = theta;
            // In log θ: f' = θ · score, f'' = θ · score − θ² · information.
            var bend = theta * information - score;
            var next = bend > 0 ? theta * Math.Exp(Math.Clamp(score / bend, -2, 2)) : score > 0 ? 4 * theta : theta / 4;
            if (!(next > low && next < high))
                next = double.IsInfinity(high) ? 4 * theta : low == 0 ? high / 4 : Math.Sqrt(low * high);
            if (next > Largest)
                return double.PositiveInfinity;
            if (Math.Abs(next - theta) < 1e-12 * theta)
                return next;
            theta = next;
        }
        return theta;
    }

    /// <summary>From the observed information, the means held fixed.</summary>
    public static double StandardError(ReadOnlySpan<double> y, ReadOnlySpan<double> mean, double theta) =>
        1 / Math.Sqrt(Derivatives(y, mean, theta).Information);

    private static (double Score, double Information) Derivatives(ReadOnlySpan<double> y, ReadOnlySpan<double> mean, double theta)
    {
        double score = 0, information = 0;
        var (first, second) = (SpecialFunctions.DiGamma(theta), TriGamma(theta));
        for (var i = 0; i < y.Length; i++)
        {
            var sum = theta + mean[i];
            score += Rise(y[i], theta, first) - double.LogP1(mean[i] / theta) + (mean[i] - y[i]) / sum;
            information += (y[i] == 0 ? 0 : second - TriGamma(y[i] + theta)) - 1 / theta + 2 / sum - (y[i] + theta) / (sum * sum);
        }
        return (score, information);
    }

    /// <summary>ψ(y + θ) − ψ(θ); a sum for few cases, which keeps every digit when θ is large.</summary>
    private static double Rise(double y, double theta, double first)
    {
        if (y > 30 || y != Math.Floor(y))
            return SpecialFunctions.DiGamma(y + theta) - first;
        double sum = 0;
        for (var k = 0; k < y; k++)
            sum += 1 / (theta + k);
        return sum;
    }

    /// <summary>ψ′(x), x &gt; 0: Abramowitz and Stegun (1964), 6.4.6 and 6.4.12.</summary>
    private static double TriGamma(double x)
    {
        double sum = 0;
        for (; x < 10; x++)
            sum += 1 / (x * x);
        var s = 1 / (x * x);
        return sum + (1 + (0.5 + (1.0 / 6 - (1.0 / 30 - (1.0 / 42 - (1.0 / 30 - 5.0 / 66 * s) * s) * s) * s) / x) / x) / x;
    }
}

using MathNet.Numerics;

namespace HaiDang.Analysis.Regression;

/// <summary>What do counts depend on? Poisson, quasi-Poisson and negative binomial regression with the log link.</summary>
public static class CountRegression
{
    /// <summary>Fits log(mean / exposure) = design · coefficients by maximum (quasi-)likelihood.</summary>
    /// <param name="counts">Counts, each ≥ 0; NaN is missing and left out.</param>
    /// <param name="exposures">What the counts are counted over, positive and finite; empty for none.</param>
    /// <param name="design">One row a count.</param>
    /// <param name="model">How the counts vary.</param>
    /// <returns>
    /// The fit; null ("cannot tell") when there are not more counts than columns, a column depends on others, or all counts are 0.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative or infinite, or an exposure is not positive and finite.</exception>
    /// <remarks>
    /// Standard errors are those of the expected information; for quasi-Poisson and normal they come with a t of n − p degrees of freedom, else with the normal
    /// distribution. Rows are held to be independent: for series see <see cref="NeweyWest"/>. With <see cref="CountModel.Normal"/> an exposure multiplies
    /// nothing and must be left out. The negative binomial alternates between coefficients and θ until both settle.
    /// Sources: McCullagh and Nelder (1989), Generalized Linear Models, chapters 2, 6 and 9; Lawless (1987), Canadian Journal of Statistics 15, 209–225
    /// (negative binomial regression). O(steps · n · p²).
    /// </remarks>
    public static CountFit? Fit(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, Design design, CountModel model) =>
        Solve(counts, exposures, design, model)?.Told();

    internal static Solved? Solve(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, Design design, CountModel model)
    {
        Guard.Counts(counts, exposures);
        Guard.SameLength(counts.Length, nameof(counts), design.Rows, nameof(design));
        if (model == CountModel.Normal && !exposures.IsEmpty)
            throw new ArgumentException("Plain least squares knows no exposure: divide the counts by it.", nameof(exposures));
        var used = KnownRows.Of(counts);
        var y = new double[used.Length];
        var log = new double[used.Length];
        for (var i = 0; i < used.Length; i++)
        {
            y[i] = counts[used[i]];
            log[i] = exposures.IsEmpty ? 0 : Math.Log(exposures[used[i]]);
        }
        if (y.Length <= design.Columns || y.All(count => count == 0))
            return null;

        var part = Design.Of(used.Length, [.. design.Names.Select((name, column) => (name, (Func<int, double>)(i => design[used[i]][column])))]);
        var irls = new Irls(part, y, log, model != CountModel.Normal);
        if (!irls.Start(alpha: 0))
            return null;
        var theta = model == CountModel.NegativeBinomial ? FitTheta(irls, y) : double.PositiveInfinity;
        return double.IsNaN(theta) ? null : new Solved(design, exposures.ToArray(), used, y, irls, theta, model);
    }

    private static double FitTheta(Irls irls, double[] y)
    {
        const int mostRounds = 100;
        var theta = double.PositiveInfinity;
        for (var round = 0; round < mostRounds; round++)
        {
            var next = NegativeBinomialTheta.Fit(y, irls.Mean);
            if (!irls.Continue(1 / next))
                return double.NaN;
            if (double.IsInfinity(next) || Math.Abs(next - theta) < 1e-10 * next)
                return next;
            theta = next;
        }
        return theta;
    }

    /// <summary>A fit with what later steps need of it.</summary>
    internal sealed class Solved(Design design, double[] exposures, int[] used, double[] y, Irls irls, double theta, CountModel model)
    {
        public Design Design => design;

        public double Theta => theta;

        public int N => y.Length;

        public int Freedom => y.Length - design.Columns;

        public double Dispersion { get; } = Spread(y, irls.Mean, y.Length - design.Columns, model);

        public double Alpha => 1 / theta;

        public double[] Coefficients => irls.Coefficients;

        public double[] Inverse { get; } = irls.Inverse(1 / theta);

        /// <summary>Derivative of the log-likelihood in the linear predictor, for each row of the series; 0 where the count is missing.</summary>
        public double[] Scores()
        {
            var scores = new double[design.Rows];
            for (var i = 0; i < used.Length; i++)
                scores[used[i]] = irls.Score(i, Alpha);
            return scores;
        }

        /// <summary>Mean at any causes, over the exposure of a row.</summary>
        public double MeanAt(ReadOnlySpan<double> x, int row)
        {
            double sum = 0;
            for (var i = 0; i < x.Length; i++)
                sum += x[i] * irls.Coefficients[i];
            return model == CountModel.Normal ? sum : Math.Exp(sum) * (exposures.Length == 0 ? 1 : exposures[row]);
        }

        /// <summary>Information about the linear predictor at any causes.</summary>
        public double WeightAt(ReadOnlySpan<double> x, int row)
        {
            var mean = MeanAt(x, row);
            return model == CountModel.Normal ? 1 : mean / (1 + Alpha * mean);
        }

        /// <summary>xᵀ (Xᵀ W X)⁻¹ x: variance of the linear predictor at any causes, at dispersion 1.</summary>
        public double VarianceAt(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (var i = 0; i < x.Length; i++)
                for (var j = 0; j < x.Length; j++)
                    sum += x[i] * Inverse[i * x.Length + j] * x[j];
            return sum;
        }

        public CountFit Told()
        {
            var covariance = Array.ConvertAll(Inverse, cell => cell * Dispersion);
            var freedom = model is CountModel.QuasiPoisson or CountModel.Normal ? Freedom : double.PositiveInfinity;
            var fitted = new double[design.Rows];
            for (var row = 0; row < fitted.Length; row++)
                fitted[row] = MeanAt(design[row], row);
            return new()
            {
                Coefficients = [.. irls.Coefficients.Select((value, i) => new Coefficient(value, Math.Sqrt(covariance[i * design.Columns + i]), freedom))],
                Covariance = covariance,
                Fitted = fitted,
                Dispersion = Dispersion,
                Theta = theta,
                ThetaStandardError = double.IsInfinity(theta) ? double.NaN : NegativeBinomialTheta.StandardError(y, irls.Mean, theta),
                LogLikelihood = LogLikelihood(),
                Deviance = irls.Deviance(Alpha),
                N = y.Length,
                Converged = irls.Converged,
            };
        }

        private double LogLikelihood()
        {
            if (model == CountModel.QuasiPoisson)
                return double.NaN;
            if (model == CountModel.Normal)
                return -0.5 * y.Length * (Math.Log(Math.Tau * irls.Deviance(0) / y.Length) + 1);
            double sum = 0;
            for (var i = 0; i < y.Length; i++)
            {
                var (count, mean) = (y[i], irls.Mean[i]);
                sum += (count > 0 ? count * Math.Log(mean) : 0) - SpecialFunctions.GammaLn(count + 1);
                sum += double.IsInfinity(theta)
                    ? -mean
                    : SpecialFunctions.GammaLn(theta + count) - SpecialFunctions.GammaLn(theta) + theta * Math.Log(theta) - (theta + count) * Math.Log(theta + mean);
            }
            return sum;
        }

        private static double Spread(double[] y, double[] mean, int freedom, CountModel model)
        {
            if (model is CountModel.Poisson or CountModel.NegativeBinomial)
                return 1;
            double sum = 0;
            for (var i = 0; i < y.Length; i++)
                sum += (y[i] - mean[i]) * (y[i] - mean[i]) / (model == CountModel.Normal ? 1 : mean[i]);
            return model == CountModel.Normal ? sum / freedom : Math.Max(1, sum / freedom);
        }
    }
}

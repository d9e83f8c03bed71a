using CsCheck;
using HaiDang.Analysis.Regression;
using Xunit;

namespace HaiDang.Analysis.Tests.Regression;

public class CountRegressionTests
{
    private static readonly Design Constant20 = Constant(20);

    [Fact]
    public void The_randomised_trial_of_Dobson_has_the_published_coefficients()
    {
        // Dobson (1990), An Introduction to Generalized Linear Models, p. 93: outcome and treatment as factors of three levels.
        double[] counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
        var design = Design.Of(9,
        [
            ("constant", _ => 1), ("outcome 2", row => row % 3 == 1 ? 1 : 0), ("outcome 3", row => row % 3 == 2 ? 1 : 0),
            ("treatment 2", row => row / 3 == 1 ? 1 : 0), ("treatment 3", row => row / 3 == 2 ? 1 : 0),
        ]);
        var fit = CountRegression.Fit(counts, [], design, CountModel.Poisson)!;
        Assert.Equal([3.045, -0.4543, -0.2930, 0, 0], fit.Coefficients.Select(c => Math.Round(c.Value, c.Value > 1 ? 3 : 4) + 0.0));
        Assert.Equal([0.1709, 0.2022, 0.1927, 0.2, 0.2], fit.Coefficients.Select(c => Math.Round(c.StandardError, 4)));
        Assert.Equal(5.1291, fit.Deviance, 1e-4);
        Assert.True(fit.Converged);
    }

    [Fact]
    public void The_red_mites_of_Bliss_and_Fisher_have_the_published_theta()
    {
        // Bliss and Fisher (1953), Biometrics 9, 176–200: mites on 150 apple leaves, k = 1.0246 by maximum likelihood.
        int[] leaves = [70, 38, 17, 10, 9, 3, 2, 1];
        double[] mites = [.. leaves.SelectMany((n, count) => Enumerable.Repeat((double)count, n))];
        var fit = CountRegression.Fit(mites, [], Constant(150), CountModel.NegativeBinomial)!;
        Assert.Equal(1.0246, fit.Theta, 5e-5);
        Assert.Equal(Math.Log(172.0 / 150), fit.Coefficients[0].Value, 1e-10);
    }

    [Fact]
    public void Two_groups_have_the_log_of_their_ratio_and_its_error_in_closed_form()
    {
        double[] counts = [3, 9, 4, 30, 22, 41], exposures = [1, 2, 1, 3, 2, 4];
        var design = Design.Of(6, [("constant", _ => 1), ("second", row => row < 3 ? 0 : 1)]);
        var fit = CountRegression.Fit(counts, exposures, design, CountModel.Poisson)!;
        Assert.Equal(Math.Log(93.0 / 9 / (16.0 / 4)), fit.Coefficients[1].Value, 1e-12);
        Assert.Equal(Math.Sqrt(1 / 16.0 + 1 / 93.0), fit.Coefficients[1].StandardError, 1e-10);
        Assert.Equal([4, 8, 4, 31, 62.0 / 3, 124.0 / 3], fit.Fitted.Select(m => Math.Round(m, 10)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Two_plain_means_have_the_difference_and_the_error_of_a_t_test()
    {
        double[] counts = [4, 6, 5, 7, 9, 11, 10, 8];
        var design = Design.Of(8, [("constant", _ => 1), ("level", row => row < 4 ? 0 : 1)]);
        var fit = CountRegression.Fit(counts, [], design, CountModel.Normal)!;
        Assert.Equal(4, fit.Coefficients[1].Value, 1e-12);
        Assert.Equal(Math.Sqrt(10.0 / 6 * (1 / 4.0 + 1 / 4.0)), fit.Coefficients[1].StandardError, 1e-12);
        Assert.Equal(0.004659, fit.Coefficients[1].PValue, 1e-6);      // t = 4.381780 with 6 degrees of freedom
    }

    [Fact]
    public void Counts_that_vary_no_more_than_Poisson_have_no_theta_and_the_same_coefficients()
    {
        double[] counts = [.. Enumerable.Range(0, 20).Select(i => 10.0 + i % 2)];
        var fit = CountRegression.Fit(counts, [], Constant20, CountModel.NegativeBinomial)!;
        Assert.Equal((double.PositiveInfinity, double.NaN), (fit.Theta, fit.ThetaStandardError));
        var poisson = CountRegression.Fit(counts, [], Constant20, CountModel.Poisson)!;
        Assert.Equal(poisson.Coefficients[0].Value, fit.Coefficients[0].Value, 1e-12);
        Assert.Equal(poisson.Coefficients[0].StandardError, fit.Coefficients[0].StandardError, 1e-12);
    }

    [Fact]
    public void Theta_is_where_the_likelihood_is_highest() => Gen.Int[0, 60].Array[20].Where(c => c.Any(x => x > 0)).Sample(counts =>
    {
        var y = Array.ConvertAll(counts, c => (double)c);
        var fit = CountRegression.Fit(y, [], Constant20, CountModel.NegativeBinomial)!;
        if (double.IsInfinity(fit.Theta))
            return;
        var fitted = fit.Fitted.ToArray();
        var here = Likelihood(y, fitted, fit.Theta);
        Assert.Equal(here, fit.LogLikelihood, 1e-7 * Math.Abs(here));
        Assert.True(here >= Likelihood(y, fitted, fit.Theta * 1.01) && here >= Likelihood(y, fitted, fit.Theta / 1.01));
    }, iter: 200);

    /// <summary>The product of (θ + j) / (j + 1), j below the count, and the two powers: no gamma function.</summary>
    private static double Likelihood(double[] y, double[] mean, double theta)
    {
        double sum = 0;
        for (var i = 0; i < y.Length; i++)
        {
            for (var j = 0; j < y[i]; j++)
                sum += Math.Log((theta + j) / (j + 1) * mean[i] / (theta + mean[i]));
            sum += theta * Math.Log(theta / (theta + mean[i]));
        }
        return sum;
    }

    [Fact]
    public void Seasonal_counts_give_back_the_truth_they_were_drawn_from()
    {
        // 20,000 weeks around 20 with a season of 30 %, θ 5.
        var design = Design.Seasonal(20_000, 52, 1, trend: false);
        var draws = new DrawnCounts(seed: 7);
        double[] counts = [.. Enumerable.Range(0, 20_000).Select(t => draws.NegativeBinomial(20 * Math.Exp(0.3 * Math.Sin(Math.Tau * t / 52)), 5))];
        var fit = CountRegression.Fit(counts, [], design, CountModel.NegativeBinomial)!;
        double[] truth = [Math.Log(20), 0.3, 0];
        Assert.All(truth.Zip(fit.Coefficients), pair => Assert.InRange(Math.Abs(pair.First - pair.Second.Value) / pair.Second.StandardError, 0, 4));
        Assert.InRange(Math.Abs(fit.Theta - 5) / fit.ThetaStandardError, 0, 4);
        Assert.InRange(fit.ThetaStandardError, 0.03, 0.12);
    }

    [Fact]
    public void Quasi_Poisson_keeps_the_coefficients_and_widens_the_errors_by_the_dispersion()
    {
        double[] counts = [.. Enumerable.Range(0, 20).Select(i => 10.0 + 9 * (i % 3))];
        var (poisson, quasi) = (CountRegression.Fit(counts, [], Constant20, CountModel.Poisson)!, CountRegression.Fit(counts, [], Constant20, CountModel.QuasiPoisson)!);
        Assert.Equal(poisson.Coefficients[0].Value, quasi.Coefficients[0].Value);
        Assert.Equal(poisson.Coefficients[0].StandardError * Math.Sqrt(quasi.Dispersion), quasi.Coefficients[0].StandardError, 1e-12);
        Assert.True(quasi.Dispersion > 2);
        Assert.Equal(double.NaN, quasi.LogLikelihood);
    }

    [Fact]
    public void A_missing_count_is_left_out_and_still_has_a_mean()
    {
        double[] counts = [1, 2, double.NaN, 6];
        var fit = CountRegression.Fit(counts, [], Constant(4), CountModel.Poisson)!;
        Assert.Equal(3, fit.N);
        Assert.Equal(3, fit.Fitted[2], 1e-12);
    }

    [Fact]
    public void Too_few_counts_nothing_but_zeros_and_dependent_columns_cannot_tell()
    {
        Assert.Null(CountRegression.Fit([4], [], Constant(1), CountModel.Poisson));
        Assert.Null(CountRegression.Fit([0, 0, 0], [], Constant(3), CountModel.Poisson));
        Assert.Null(CountRegression.Fit([1, 2, 3, 4], [], Design.Of(4, [("a", _ => 1), ("b", _ => 2)]), CountModel.Poisson));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CountRegression.Fit([1, -1], [], Constant(2), CountModel.Poisson));
        Assert.Throws<ArgumentException>(() => CountRegression.Fit([1, 2], [], Constant(3), CountModel.Poisson));
        Assert.Throws<ArgumentException>(() => CountRegression.Fit([1, 2, 3], [1, 1, 1], Constant(3), CountModel.Normal));
        Assert.Throws<ArgumentException>(() => Design.Of(2, []));
        Assert.Throws<ArgumentException>(() => Design.Of(2, [("a", _ => double.NaN)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Constant(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Design.Seasonal(10, 12, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Design.Seasonal(10, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Coefficient(1, 1, 5).Interval(1));
    }

    private static Design Constant(int rows) => Design.Of(rows, [("constant", _ => 1)]);
}

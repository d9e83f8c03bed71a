using HaiDang.Analysis.Regression;
using Xunit;
namespace HaiDang.Analysis.Tests.Regression;

public sealed class PredictionLimitsTests
{
    private static readonly Design Mean = Design.Of(21, [("constant", _ => 1)]);

    private static double[] Foretold(Func<int, double> at) => [.. Enumerable.Range(0, 20).Select(at), double.NaN];

    [Theory]
    [InlineData(CountModel.QuasiPoisson)]
    [InlineData(CountModel.NegativeBinomial)]
    [InlineData(CountModel.Normal)]
    public void So_many_of_the_counts_to_come_lie_within_as_is_said(CountModel model)
    {
        var drawn = new DrawnCounts(31);
        var inside = 0;
        for (var again = 0; again < 2000; again++)
        {
            var counts = Foretold(_ => drawn.NegativeBinomial(20, 10));
            var (low, high) = PredictionLimits.Of(CountRegression.Fit(counts, [], Mean, model)!, Mean, 20, model);
            var next = drawn.NegativeBinomial(20, 10);
            if (low <= next && next <= high) inside++;
        }
        Assert.InRange(inside / 2000d, 0.93, 0.98);
    }

    [Fact]
    public void Limits_of_a_plain_mean_are_those_of_the_textbook()
    {
        // Mean 10.5, variance 35 of 1 … 20: 10.5 ± t(19) √(35 · 21 / 20), t = 2.0930.
        var fit = CountRegression.Fit(Foretold(i => i + 1), [], Mean, CountModel.Normal)!;
        var (low, high) = PredictionLimits.Of(fit, Mean, 20, CountModel.Normal);
        Assert.Equal((-2.188, 23.188), (Math.Round(low, 3), Math.Round(high, 3)));
    }

    [Fact]
    public void A_row_or_a_design_of_another_regression_is_refused()
    {
        var fit = CountRegression.Fit(Foretold(i => i + 1), [], Mean, CountModel.QuasiPoisson)!;
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictionLimits.Of(fit, Mean, 21, CountModel.QuasiPoisson));
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictionLimits.Of(fit, Mean, -1, CountModel.QuasiPoisson));
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictionLimits.Of(fit, Mean, 0, CountModel.QuasiPoisson, 1));
        Assert.Throws<ArgumentException>(() => PredictionLimits.Of(fit, Design.Seasonal(21, 12, 1), 0, CountModel.QuasiPoisson));
    }
}

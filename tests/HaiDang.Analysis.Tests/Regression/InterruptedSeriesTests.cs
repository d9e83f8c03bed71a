using HaiDang.Analysis.Regression;
using Xunit;

namespace HaiDang.Analysis.Tests.Regression;

public class InterruptedSeriesTests
{
    private static readonly InterruptedSettings Plain = new() { FirstAfter = 24, Harmonics = 0 };

    [Theory, InlineData(CountModel.Poisson), InlineData(CountModel.QuasiPoisson), InlineData(CountModel.NegativeBinomial)]
    public void A_series_without_noise_gives_back_its_level_its_slopes_and_what_would_have_been(CountModel model)
    {
        double[] counts = [.. Enumerable.Range(0, 48).Select(t => Before(t) * (t < 24 ? 1 : 0.7 * Math.Exp(0.2 * (t - 24) / 12)))];
        var answer = InterruptedSeries.Fit(counts, [], Plain with { Model = model })!;
        Assert.Equal(Math.Exp(0.1), answer.TrendBefore.Value, 1e-8);
        Assert.Equal(0.7, answer.Level.Value, 1e-8);
        Assert.Equal(Math.Exp(0.2), answer.Slope!.Value.Value, 1e-8);
        Assert.Equal(counts[24..].Sum() / Enumerable.Range(24, 24).Sum(Before), answer.Total.Value, 1e-8);
        for (var t = 0; t < 48; t++)
        {
            Assert.Equal(counts[t], answer.Rows[t].Fitted, 1e-6);
            Assert.Equal(Before(t), answer.Rows[t].WithoutIt, 1e-6);
        }
        static double Before(int t) => 50 * Math.Exp(0.1 * t / 12);
    }

    [Fact]
    public void Plain_least_squares_adds_where_counts_multiply()
    {
        double[] counts = [.. Enumerable.Range(0, 48).Select(t => 20 + 0.5 * t + (t < 24 ? 0 : -6 + 0.25 * (t - 24)))];
        var answer = InterruptedSeries.Fit(counts, [], Plain with { Model = CountModel.Normal })!;
        Assert.Equal((6, -6, 3), (Math.Round(answer.TrendBefore.Value, 8), Math.Round(answer.Level.Value, 8), Math.Round(answer.Slope!.Value.Value, 8)));
        Assert.Equal(Enumerable.Range(0, 24).Sum(t => -6 + 0.25 * t), answer.Total.Value, 1e-8);
    }

    [Fact]
    public void A_fall_of_thirty_per_cent_in_noisy_months_is_found_and_its_interval_holds_it()
    {
        var draws = new DrawnCounts(seed: 3);
        double[] counts = [.. Enumerable.Range(0, 96).Select(t =>
            draws.NegativeBinomial(40 * Math.Exp(0.3 * Math.Cos(Math.Tau * t / 12)) * (t < 60 ? 1 : 0.7), 20))];
        foreach (var model in (CountModel[])[CountModel.QuasiPoisson, CountModel.NegativeBinomial])
        {
            var answer = InterruptedSeries.Fit(counts, [], new() { FirstAfter = 60, Harmonics = 1, SlopeChange = false, Model = model })!;
            Assert.InRange(0.7, answer.Level.Lower, answer.Level.Upper);
            Assert.True(answer.Level.PValue < 0.01 && answer.PAnyChange < 0.01);
            Assert.Null(answer.Slope);
            Assert.Equal(counts[60..].Sum(), answer.ObservedAfter);
            Assert.All(answer.Rows, row => Assert.InRange(row.WithoutIt, row.Lower, row.Upper));
        }
    }

    [Fact]
    public void Rows_that_resemble_their_neighbours_make_the_answer_less_sure()
    {
        var draws = new DrawnCounts(seed: 5);
        var state = 0d;
        double[] counts = [.. Enumerable.Range(0, 120).Select(_ => draws.Poisson(50 * Math.Exp(state = 0.8 * state + 0.12 * draws.Normal())))];
        var settings = new InterruptedSettings { FirstAfter = 60, Harmonics = 0, Lags = 8 };
        var (independent, honest) = (InterruptedSeries.Fit(counts, [], settings with { IndependentRows = true })!, InterruptedSeries.Fit(counts, [], settings)!);
        Assert.True(honest.Level.Upper - honest.Level.Lower > 1.2 * (independent.Level.Upper - independent.Level.Lower));
        Assert.InRange(honest.Autocorrelation, 0.3, 0.9);
        Assert.Equal((8, null), (honest.Lags, independent.Lags));
    }

    [Fact]
    public void Counting_over_exposure_makes_rates_comparable()
    {
        double[] exposures = [.. Enumerable.Range(0, 48).Select(t => t < 24 ? 1.0 : 2)], counts = [.. exposures.Select((e, t) => e * (20 + t % 3))];
        Assert.Equal(1, InterruptedSeries.Fit(counts, exposures, Plain)!.Level.Value, 0.05);
        Assert.Equal(2, InterruptedSeries.Fit(counts, [], Plain)!.Level.Value, 0.1);
    }

    [Fact]
    public void Too_little_known_cannot_tell()
    {
        Assert.Null(InterruptedSeries.Fit([1, 2, 3], [], Plain with { FirstAfter = 2 }));
        Assert.Null(InterruptedSeries.Fit(new double[48], [], Plain));
        Assert.Null(InterruptedSeries.Fit([.. Enumerable.Range(0, 48).Select(t => t < 24 ? 5.0 + t : double.NaN)], [], Plain));
    }

    [Theory, InlineData(1), InlineData(48), InlineData(-1)]
    public void An_interruption_outside_the_series_is_refused(int first) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InterruptedSeries.Fit(new double[48], [], Plain with { FirstAfter = first }));

    [Fact]
    public void Negative_lags_and_exposure_without_a_log_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => InterruptedSeries.Fit(new double[48], [], Plain with { Lags = -1 }));
        Assert.Throws<ArgumentException>(() => InterruptedSeries.Fit([1, 2, 3, 4], [1, 1, 1, 1], Plain with { FirstAfter = 2, Model = CountModel.Normal }));
    }
}

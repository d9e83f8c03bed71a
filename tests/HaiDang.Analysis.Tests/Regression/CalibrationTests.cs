using HaiDang.Analysis.Regression;
using Xunit;

namespace HaiDang.Analysis.Tests.Regression;

/// <summary>How often is a change seen where none is? Holds the table in docs/methods/interrupted-series.md.</summary>
[Trait("speed", "long")]
public class CalibrationTests
{
    private const int Rounds = 2000;

    [Theory]
    [InlineData(CountModel.QuasiPoisson, 48, 0, 0, false, 11.8, 16.5)]
    [InlineData(CountModel.QuasiPoisson, 96, 0, 0, false, 9.3, 10.8)]
    [InlineData(CountModel.QuasiPoisson, 192, 0, 0, false, 7.3, 8.6)]
    [InlineData(CountModel.QuasiPoisson, 520, 0, 0, false, 5.1, 7.1)]
    [InlineData(CountModel.QuasiPoisson, 96, 0, 0.4, false, 11.9, 16.8)]
    [InlineData(CountModel.QuasiPoisson, 192, 0, 0.4, false, 9.0, 12.3)]
    [InlineData(CountModel.QuasiPoisson, 48, 0, 0, true, 3.9, 3.1)]
    [InlineData(CountModel.QuasiPoisson, 48, 10, 0, true, 5.9, 5.8)]
    [InlineData(CountModel.QuasiPoisson, 96, 10, 0, true, 5.9, 5.7)]
    [InlineData(CountModel.QuasiPoisson, 96, 0, 0.4, true, 14.4, 18.5)]
    [InlineData(CountModel.NegativeBinomial, 48, 10, 0, true, 7.2, 7.5)]
    [InlineData(CountModel.NegativeBinomial, 96, 10, 0, true, 6.2, 6.5)]
    [InlineData(CountModel.NegativeBinomial, 192, 10, 0, true, 5.6, 5.5)]
    [InlineData(CountModel.NegativeBinomial, 520, 10, 0, true, 4.9, 4.8)]
    [InlineData(CountModel.Normal, 96, 10, 0, true, 5.5, 5.2)]
    public void Nothing_changed_and_is_called_a_change_as_often_as_documented(
        CountModel model, int months, double theta, double correlation, bool independent, double level, double any)
    {
        var (calledLevel, calledAny) = (0, 0);
        var draws = new DrawnCounts(seed: 2026, stream: 2);
        for (var round = 0; round < Rounds; round++)
        {
            var state = draws.Normal();
            var counts = new double[months];
            for (var t = 0; t < months; t++)
            {
                state = correlation * state + Math.Sqrt(1 - correlation * correlation) * draws.Normal();
                var mean = 20 * Math.Exp(0.3 * Math.Cos(Math.Tau * t / 12) + (correlation == 0 ? 0 : 0.25 * state));
                counts[t] = theta == 0 ? draws.Poisson(mean) : draws.NegativeBinomial(mean, theta);
            }
            var answer = InterruptedSeries.Fit(counts, [], new() { FirstAfter = months * 5 / 8, Harmonics = 1, Model = model, IndependentRows = independent })!;
            calledLevel += answer.Level.PValue <= 0.05 ? 1 : 0;
            calledAny += answer.PAnyChange <= 0.05 ? 1 : 0;
        }
        Near(level, calledLevel);
        Near(any, calledAny);

        static void Near(double documented, int called)
        {
            var share = documented / 100;
            Assert.InRange(called / (double)Rounds, share - Band(share), share + Band(share));
        }

        static double Band(double share) => 3.3 * Math.Sqrt(share * (1 - share) / Rounds);      // both sides are simulated
    }
}

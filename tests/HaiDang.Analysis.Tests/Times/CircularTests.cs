using CsCheck;
using HaiDang.Analysis.Times;
using Xunit;

namespace HaiDang.Analysis.Tests.Times;

public class CircularTests
{
    [Fact]
    public void The_roulette_of_Mardia_and_Jupp_has_the_published_mean_and_resultant()
    {
        // Mardia and Jupp (2000), example 1.1: a wheel that stopped nine times; mean direction 51°, R̄ = 0.711.
        var wheel = Circular.Of([43, 45, 52, 61, 75, 88, 88, 279, 357], 360);
        Assert.Equal((9, 51, 0.711), (wheel.N, Math.Round(wheel.Mean), Math.Round(wheel.Resultant, 3)));
        Assert.InRange(wheel.PValue, 0.005, 0.01);
        Assert.Equal(1 - wheel.Resultant, wheel.Variance);
    }

    [Fact]
    public void Half_past_eleven_and_half_past_midnight_meet_at_midnight()
    {
        var mean = Circular.Of([23.5, 0.5], 24).Mean;
        Assert.Equal(0, Math.Min(mean, 24 - mean), 1e-9);
    }

    [Fact]
    public void Concentration_gives_back_the_resultant_by_direct_integration() => Gen.Double[0.02, 0.98].Sample(resultant =>
    {
        var kappa = Circular.ConcentrationOf(resultant);
        double cosines = 0, total = 0;
        const int steps = 2000;      // the rule of equal steps round a circle converges faster than any power
        for (var i = 0; i < steps; i++)
        {
            var cos = Math.Cos(Math.Tau * i / steps);
            var density = Math.Exp(kappa * (cos - 1));
            (cosines, total) = (cosines + cos * density, total + density);
        }
        Assert.Equal(resultant, cosines / total, 1e-9);
    }, iter: 200);

    [Fact]
    public void Very_concentrated_times_have_a_concentration_of_one_over_their_variance() =>
        Assert.Equal(1 / (2 * 1e-5), Circular.ConcentrationOf(1 - 1e-5), 1.0);

    [Fact]
    public void Hours_of_a_day_hide_little_and_weekdays_more()
    {
        // A von Mises density (κ 2) in bins: the corrected R̄ is that of exact times, 0.697775, to 1e-4 and 5e-3.
        foreach (var (bins, within) in ((int, double)[])[(24, 1e-4), (7, 5e-3)])
        {
            var counts = new double[bins];
            for (var i = 0; i < bins * 1000; i++)
                counts[i / 1000] += Math.Exp(2 * Math.Cos(Math.Tau * ((i + 0.5) / 1000 / bins - 0.3)));
            var circle = Circular.OfBins(counts);
            Assert.Equal(0.697775, circle.Resultant, within);
            Assert.Equal(0.3 * bins, circle.Mean, 0.02);
        }
    }

    [Fact]
    public void Turning_the_clock_turns_the_mean_and_nothing_else() => Gen.Select(Gen.Int[0, 30].Array[24], Gen.Int[0, 23]).Where((c, _) => c.Sum() > 0).Sample((counts, turn) =>
    {
        var there = Circular.OfBins(Array.ConvertAll(counts, c => (double)c));
        var turned = Circular.OfBins([.. Enumerable.Range(0, 24).Select(h => (double)counts[(h + turn) % 24])]);
        Assert.Equal(there.Resultant, turned.Resultant, 1e-9);
        Assert.Equal(there.PValue, turned.PValue, 1e-9);
        if (there.Resultant > 0.01)
            Assert.Equal(0, Math.IEEERemainder(there.Mean - turn - turned.Mean, 24), 1e-6);
    }, iter: 200);

    [Fact]
    public void A_weekday_is_told_as_a_day() => Assert.Equal(4, Circular.OfBins([0, 0, 0, 1, 5, 1, 0], middle: 0).Mean, 1e-9);

    [Fact]
    public void Nothing_at_all_and_a_perfect_balance_have_no_mean()
    {
        var nothing = Circular.OfBins(new double[24]);
        Assert.Equal((0, double.NaN, 0, 0, 1), (nothing.N, nothing.Mean, nothing.Resultant, nothing.Concentration, nothing.PValue));
        Assert.Equal(double.NaN, Circular.OfBins([.. Enumerable.Repeat(3.0, 24)]).Mean);
        Assert.Equal(1, Circular.Of([], 24).PValue);
    }

    [Fact]
    public void All_at_one_time_are_as_concentrated_as_can_be()
    {
        var same = Circular.Of([6, 6, 6], 24);
        Assert.Equal((6, double.PositiveInfinity), (Math.Round(same.Mean, 9), Circular.ConcentrationOf(1)));
        Assert.Equal(1, same.Resultant, 1e-12);
    }

    [Fact, Trait("speed", "long")]
    public void Times_that_are_spread_evenly_are_called_gathered_as_often_as_said()
    {
        var draws = new DrawnCounts(seed: 11);
        var times = new double[20];
        var found = 0;
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < times.Length; i++)
                times[i] = 24 * draws.Uniform();
            found += Circular.Of(times, 24).PValue <= 0.05 ? 1 : 0;
        }
        Assert.InRange(found / 20_000.0, 0.05 - 0.004, 0.05 + 0.004);     // 99 %: ± 2.576 √(0.05 · 0.95 / 20,000)
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Circular.Of([double.NaN], 24));
        Assert.Throws<ArgumentOutOfRangeException>(() => Circular.Of([1], 0));
        Assert.Throws<ArgumentException>(() => Circular.OfBins([1]));
        Assert.Throws<ArgumentException>(() => Circular.OfBins([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Circular.ConcentrationOf(1.1));
    }
}

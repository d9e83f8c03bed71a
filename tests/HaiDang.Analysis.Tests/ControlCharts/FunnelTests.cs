using CsCheck;
using HaiDang.Analysis.ControlCharts;
using Xunit;

namespace HaiDang.Analysis.Tests.ControlCharts;

public class FunnelTests
{
    [Fact]
    public void A_mean_of_one_has_the_limits_that_follow_from_its_first_probabilities()
    {
        // P(X ≤ 2) = 0.919699, P(X ≤ 3) = 0.981012, P(X = 3) = 0.061313: 3 − (0.981012 − 0.975) / 0.061313. P(X = 0) = 0.3679 is above 0.025.
        var (lower, upper) = Funnel.Limits(target: 0.5, exposure: 2, tail: 0.025);
        Assert.Equal(0, lower);
        Assert.Equal(2.901949, upper * 2, 1e-5);
    }

    [Fact]
    public void Limits_widen_as_the_root_of_exposure_shrinks()
    {
        var (lower, upper) = Funnel.Limits(target: 2, exposure: 50_000, tail: 0.025);
        Assert.Equal(1.959964 * Math.Sqrt(2 / 50_000.0), (upper - lower) / 2, 2e-5);
    }

    [Fact]
    public void The_funnel_narrows_all_the_way() => Gen.Select(Gen.Double[2, 4000], Gen.Double[0.0005, 0.1]).Sample((mean, tail) =>
    {
        var (here, further) = (Funnel.Limits(1, mean, tail), Funnel.Limits(1, mean * 1.5, tail));
        return further.Upper < here.Upper && further.Lower >= here.Lower && here.Lower < 1 && here.Upper > 1;
    }, iter: 300);

    [Fact]
    public void The_chance_aimed_at_lies_between_those_of_the_whole_counts_on_both_sides_of_the_limit() => Gen.Select(Gen.Double[1, 300], Gen.Double[0.001, 0.1]).Sample((mean, tail) =>
    {
        var upper = Funnel.Limits(1, mean, tail).Upper * mean;
        return PoissonAtLeast((long)Math.Ceiling(upper) + 1, mean) <= tail * 1.000001 && PoissonAtLeast((long)Math.Ceiling(upper), mean) >= tail * 0.999999;
    }, iter: 200);

    private static double PoissonAtLeast(long count, double mean)
    {
        double sum = 0, term = Math.Exp(-mean);
        for (var k = 0; k < count; k++)
        {
            sum += term;
            term *= mean / (k + 1);
        }
        return 1 - sum;
    }

    [Fact]
    public void Overdispersion_is_the_mean_squared_score_once_the_ends_are_pulled_in()
    {
        // Target 100 by place: scores 0, ±2, ±4, 20 …; with the far one pulled in to 4.
        double[] counts = [100, 120, 80, 140, 60, 300, 120, 80, 140, 60], exposures = [.. Enumerable.Repeat(1.0, 10)];
        var funnel = Funnel.Draw(counts, exposures, 0.025, overdispersed: true, target: 100);
        Assert.Equal((0 + 4 * 4 + 5 * 16) / 10.0, funnel.Dispersion, 1e-12);
        Assert.Equal([5], Enumerable.Range(0, 10).Where(i => funnel.Points[i].IsOut is true));
        Assert.True(Funnel.Draw(counts, exposures, 0.025, target: 100).Points.Count(p => p.IsOut is true) > 1);
    }

    [Fact]
    public void Places_about_which_nothing_is_known_cannot_tell()
    {
        Assert.All(Funnel.Draw([0, 0], [1, 2], 0.025).Points, p => Assert.Null(p.IsOut));
        Assert.Null(Funnel.Draw([5, double.NaN, 6], [1, 1, 1], 0.025, overdispersed: true).Points[1].IsOut);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Funnel.Draw([1], [], 0.025));
        Assert.Throws<ArgumentException>(() => Funnel.Draw([1], [0], 0.025));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Draw([1], [1], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Draw([1], [1], 0.025, target: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Draw([1], [1], 0.025, winsorised: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Limits(0, 1, 0.025));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Limits(1, double.PositiveInfinity, 0.025));
    }
}

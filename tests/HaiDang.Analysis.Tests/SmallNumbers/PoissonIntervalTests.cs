using CsCheck;
using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests.SmallNumbers;

public class PoissonIntervalTests
{
    [Fact]
    public void The_limits_are_the_known_ones() => Assert.All(Known.Rows("numbers", "poisson-interval.csv"), row =>
    {
        var (lower, upper) = PoissonInterval.Garwood((long)row["count"]);
        Assert.Equal(row["lower95"], lower, 1e-10 * Math.Max(1, lower));
        Assert.Equal(row["upper95"], upper, 1e-10 * upper);
    });

    [Fact]
    public void The_limits_of_nothing_and_of_one_follow_in_closed_form()
    {
        // P(X = 0) = e^−λ, so the upper limit of 0 is −ln of the tail; P(X ≥ 1) = 1 − e^−λ.
        var (lower, upper) = PoissonInterval.Garwood(0, 0.99);
        Assert.Equal(0, lower);
        Assert.Equal(-Math.Log(0.005), upper, 1e-14);
        Assert.Equal(-double.LogP1(-0.005), PoissonInterval.Garwood(1, 0.99).Lower, 1e-15);
    }

    [Fact]
    public void More_confidence_and_larger_counts_never_narrow_the_interval() =>
        Gen.Select(Gen.Long[0, 100_000], Gen.Double[0.01, 0.98]).Sample((count, confidence) =>
        {
            var narrow = PoissonInterval.Garwood(count, confidence);
            var wide = PoissonInterval.Garwood(count, confidence + 0.01);
            var next = PoissonInterval.Garwood(count + 1, confidence);
            return wide.Lower <= narrow.Lower && wide.Upper > narrow.Upper && next.Lower > narrow.Lower && next.Upper > narrow.Upper
                && narrow.Lower <= count && narrow.Upper > count;
        }, iter: 200);

    [Fact]
    public void A_million_events_are_within_two_square_roots()
    {
        var (lower, upper) = PoissonInterval.Garwood(1_000_000);
        Assert.Equal(1_000_000 - 1960, lower, 2.0);
        Assert.Equal(1_000_000 + 1960, upper, 3.0);
    }

    [Theory, InlineData(-1, 0.95), InlineData(3, 0), InlineData(3, 1), InlineData(3, double.NaN)]
    public void A_negative_count_or_an_impossible_confidence_is_refused(long count, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Garwood(count, confidence));
}

using CsCheck;
using HaiDang.HotSpots.Find;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class OwnCountTests
{
    private static Expectation Known(double count) => new(1e7, count / 1e7, 0);

    [Theory]
    [InlineData(10, 4.795389, 18.390356)]      // Garwood (1936), Biometrika 28, table: 95 % limits of a Poisson mean
    [InlineData(96, 77.7600, 117.2327)]
    public void With_a_known_expectation_the_interval_is_the_exact_one_of_a_poisson_count(long count, double low, double high)
    {
        var found = OwnCount.Of(count, Known(1));
        Assert.Equal(low, found.Low, 0.001);
        Assert.Equal(high, found.High, 0.001);
    }

    [Fact]
    public void Two_counts_are_compared_as_the_manual_of_r_compares_them()
    {
        // R, help of poisson.test: 11 of 800 against 21 of 3011; 95 percent confidence interval 0.8584264 4.2772659
        var found = OwnCount.Of(11, new(21, 800d / 3011, 0));
        Assert.Equal(1.971488, found.Ratio, 1e-6);
        Assert.Equal(0.8584264, found.Low, 1e-6);
        Assert.Equal(4.2772659, found.High, 1e-6);
    }

    [Fact]
    public void What_is_missing_gives_nothing_to_say()
    {
        var found = OwnCount.Of(5, Expectation.Missing);
        Assert.True(double.IsNaN(found.P) && double.IsNaN(found.Ratio) && double.IsNaN(found.Surprise));
    }

    [Fact]
    public void A_place_without_any_past_can_still_be_found_hot()
    {
        var found = OwnCount.Of(12, new(0, 1 / 13d, 0));
        Assert.True(found.P < 1e-9);
        Assert.Equal(double.PositiveInfinity, found.Ratio);
        Assert.True(found.Low > 1);
    }

    [Fact]
    public void Nothing_seen_and_nothing_before_is_no_surprise() =>
        Assert.Equal((1, 0), (OwnCount.Of(0, new(0, 0.1, 0)) is var o ? o.P : 0, o.Surprise));

    [Fact]
    public void The_interval_holds_the_ratio_and_p_lies_between_0_and_1() =>
        Gen.Select(Gen.Long[1, 5000], Gen.Double[0.5, 5000], Gen.Double[0.001, 10], Gen.Double[0, 0.5]).Sample((count, strength, scale, swing) =>
        {
            var found = OwnCount.Of(count, new(strength, scale, swing));
            return found.Low < found.Ratio && found.Ratio < found.High && found.P is >= 0 and <= 1;
        });

    [Fact]
    public void The_more_a_level_swings_the_less_surprising_is_a_high_count() =>
        Gen.Select(Gen.Long[20, 300], Gen.Double[0.001, 0.2], Gen.Double[0.001, 0.2]).Sample((count, a, more) =>
            OwnCount.Of(count, new(130, 0.1, a)).P <= OwnCount.Of(count, new(130, 0.1, a + more)).P + 1e-12);
}

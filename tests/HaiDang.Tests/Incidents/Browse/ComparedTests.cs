using CsCheck;
using HaiDang.Incidents.Browse;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class ComparedTests
{
    /// <summary>Wilson's 95 % interval of 55 in 100 is 0.4524–0.6439 (Newcombe 1998, Statistics in Medicine 17, method 3, recomputed by hand).</summary>
    [Fact]
    public void The_interval_of_a_ratio_is_that_of_the_share_turned_round()
    {
        var compared = Compared.Of(55, 45);
        Assert.Equal(0.4524 / (1 - 0.4524), compared.Low!.Value, 3);
        Assert.Equal(0.6439 / (1 - 0.6439), compared.High!.Value, 3);
        Assert.Equal(0, compared.Direction);
    }

    [Theory]
    [InlineData(96, 58, 1)]
    [InlineData(58, 96, -1)]
    [InlineData(31, 30, 0)]
    [InlineData(0, 40, -1)]
    public void Says_more_or_fewer_only_beyond_chance(long now, long before, int direction) =>
        Assert.Equal(direction, Compared.Of(now, before).Direction);

    [Theory]
    [InlineData(400, 19)]
    [InlineData(0, 0)]
    public void On_a_small_base_no_ratio_is_told(long now, long before) =>
        Assert.Equal((null, null, null), (Compared.Of(now, before).Ratio, Compared.Of(now, before).Low, Compared.Of(now, before).Direction));

    [Fact]
    public void The_interval_holds_the_ratio_and_turns_over_with_the_counts() =>
        Gen.Select(Gen.Int[20, 100_000], Gen.Int[20, 100_000]).Sample((a, b) =>
        {
            var (there, back) = (Compared.Of(a, b), Compared.Of(b, a));
            Assert.True(there.Low < there.Ratio && there.Ratio < there.High);
            Assert.Equal(1, there.Low!.Value * back.High!.Value, 6);
        });
}

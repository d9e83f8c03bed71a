using CsCheck;
using HaiDang.Analysis.Density;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class LevelsTests
{
    [Fact]
    public void Levels_are_round_and_below_the_largest_value()
    {
        Assert.Equal([2, 4, 6], Levels.Rounded([0.1, 7.3, double.NaN, double.PositiveInfinity], 5));
        Assert.Equal([0.1, 0.2, 0.3, 0.4], Levels.Rounded([0.45], 4));
        Assert.Equal([2e-6, 4e-6, 6e-6, 8e-6], Levels.Rounded([9.1e-6], 6));
        Assert.Equal([5], Levels.Rounded([10], 1));
    }

    [Fact]
    public void There_are_at_most_as_many_as_wanted_and_at_least_half() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Int[1, 40]).Sample((power, about) =>
            Levels.Rounded([Math.Pow(10, power)], about).Length is var n && n <= about && 2 * n >= about - 1 && n >= 1);

    [Fact]
    public void A_surface_without_height_has_no_levels()
    {
        Assert.Empty(Levels.Rounded([0, -1, double.NaN], 5));
        Assert.Empty(Levels.Rounded([], 5));
    }

    [Theory, InlineData(0), InlineData(1001)]
    public void An_impossible_number_of_levels_is_refused(int about) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Levels.Rounded([1], about));
}

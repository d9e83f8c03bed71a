using HaiDang.HotSpots.View;
using Xunit;
namespace HaiDang.Tests.HotSpots.View;

public sealed class RoundCutsTests
{
    [Fact]
    public void Values_are_cut_into_six_classes_at_round_numbers()
    {
        var cuts = RoundCuts.Of(Enumerable.Range(1, 60).Select(v => (double)v));
        Assert.Equal([10, 20, 30, 40, 50], cuts);
    }

    [Fact]
    public void Equal_values_are_one_class() => Assert.Empty(RoundCuts.Of([7, 7, 7]));

    [Fact]
    public void Without_values_there_is_nothing_to_cut() => Assert.Empty(RoundCuts.Of([]));

    [Theory]
    [InlineData(9.9, 0), InlineData(10, 1), InlineData(49, 4), InlineData(1000, 5)]
    public void A_value_on_a_cut_belongs_to_the_higher_class(double value, int expected) =>
        Assert.Equal(expected, RoundCuts.Class([10, 20, 30, 40, 50], value));
}

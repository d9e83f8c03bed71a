using HaiDang.HotSpots.Find;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class ComparedWithPastTests
{
    private static long[,] Steady(int blocks, params long[] levels)
    {
        var before = new long[levels.Length, blocks];
        for (var place = 0; place < levels.Length; place++)
            for (var block = 0; block < blocks; block++) before[place, block] = levels[place];
        return before;
    }

    [Fact]
    public void A_rise_that_all_places_share_raises_every_expectation()
    {
        var expected = ComparedWithPast.Of([200, 400, 600], Steady(13, 100, 200, 300), 1);
        Assert.Equal(200, expected[0].Count, 1e-9);
        Assert.Equal(600, expected[2].Count, 1e-9);
    }

    [Fact]
    public void A_place_does_not_take_part_in_its_own_expectation()
    {
        var expected = ComparedWithPast.Of([5000, 200, 300], Steady(13, 100, 200, 300), 1);
        Assert.Equal(100, expected[0].Count, 1e-9);
    }

    [Fact]
    public void Large_hot_spots_make_no_other_place_look_cold()
    {
        var levels = Enumerable.Repeat(2_000L, 50).ToArray();
        long[] now = [9_000, 9_000, 9_000, .. levels[3..]];
        var expected = ComparedWithPast.Of(now, Steady(13, levels), 1);
        Assert.All(expected, e => Assert.Equal(2_000, e.Count, 1e-6));
    }

    [Fact]
    public void With_hardly_anything_elsewhere_the_calendar_decides()
    {
        var expected = ComparedWithPast.Of([90, 3], Steady(13, 40, 2), 1);
        Assert.Equal(40, expected[0].Count, 1e-9);
    }

    [Fact]
    public void An_expectation_is_known_less_well_than_the_count_that_it_rests_on()
    {
        var expected = ComparedWithPast.Of([10, 200, 300], Steady(13, 10, 200, 300), 1);
        Assert.InRange(expected[0].Strength, 100, 130);
    }

    [Fact]
    public void Places_that_always_keep_their_share_do_not_swing() =>
        Assert.All(ComparedWithPast.Of([100, 200, 300], Steady(13, 100, 200, 300), 1), e => Assert.Equal(0, e.Swing));

    [Fact]
    public void A_swing_that_was_put_in_is_found_again()
    {
        var random = new Random(3);
        var before = new long[200, 13];
        for (var place = 0; place < 200; place++)
            for (var block = 0; block < 13; block++)
                before[place, block] = (long)(400 * (random.Next(2) == 0 ? 0.8 : 1.2));     // relative variance 0.04
        Assert.InRange(UsualSwing.Of(before).Average(), 0.036, 0.05);
    }

    [Fact]
    public void Ninety_five_of_a_hundred_usual_counts_lie_in_the_usual_band() =>
        // the 2.5 % and 97.5 % points of a Poisson count of mean 10: 4 and 17 (Pearson and Hartley 1966, table 7)
        Assert.Equal((4, 17), new Expectation(1e9, 10 / 1e9, 0).Usual95());
}

using HaiDang.Incidents.Import.Checks;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Checks;

public class RoundTimesTests
{
    private static RoundTimes Day(int atEachHour, int atMidnight, int atNoon)
    {
        var times = new RoundTimes();
        for (var hour = 0; hour < 24; hour++)
            for (var i = 0; i < (hour == 0 ? atMidnight : hour == 12 ? atNoon : atEachHour); i++) times.Add(new DateTime(2026, 1, 1).AddHours(hour));
        return times;
    }

    [Fact]
    public void Far_more_at_midnight_than_at_other_full_hours_is_a_spike()
    {
        var spike = Assert.Single(Day(100, 900, 100).Find());
        Assert.Equal((0, 900, 9.0), (spike.Hour, spike.Rows, spike.Ratio));
    }

    [Fact]
    public void Both_can_be_spikes() => Assert.Equal([0, 12], Day(10, 100, 90).Find().Select(s => s.Hour));

    [Theory]
    [InlineData(100, 400, 100)]     // four times is still taken for life
    [InlineData(500, 500, 500)]     // everybody rounds
    [InlineData(0, 19, 0)]          // too few to say
    [InlineData(0, 0, 0)]
    public void Less_is_none(int each, int midnight, int noon) => Assert.Empty(Day(each, midnight, noon).Find());

    [Fact]
    public void A_busy_hour_beside_it_makes_it_plausible()
    {
        var times = Day(10, 200, 10);
        for (var i = 0; i < 190; i++) times.Add(new DateTime(2026, 1, 1, 23, 0, 0));
        Assert.Empty(times.Find());
    }
}

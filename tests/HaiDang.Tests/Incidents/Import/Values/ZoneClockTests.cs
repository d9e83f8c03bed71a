using HaiDang.Incidents.Import.Values;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Values;

public class ZoneClockTests
{
    [Theory]
    [InlineData("Asia/Ho_Chi_Minh", "2026-09-07 21:30", "2026-09-07 14:30")]
    [InlineData("America/Chicago", "2019-01-15 12:00", "2019-01-15 18:00")]
    [InlineData("America/Chicago", "2019-07-15 12:00", "2019-07-15 17:00")]
    [InlineData("America/Chicago", "2019-03-10 01:30", "2019-03-10 07:30")]
    [InlineData("America/Chicago", "2019-03-10 03:30", "2019-03-10 08:30")]
    [InlineData("Europe/London", "2022-07-01 00:00", "2022-06-30 23:00")]
    public void The_files_clock_becomes_an_instant_also_around_a_change_of_clocks(string zone, string local, string utc)
    {
        var clock = ZoneClock.Of(zone);
        Assert.Equal(DateTime.Parse(utc), clock.ToUtc(DateTime.Parse(local)));
        Assert.Equal(DateTime.Parse(utc), clock.ToUtc(DateTime.Parse(local)));
    }

    [Fact]
    public void An_unknown_zone_is_refused() => Assert.Throws<InvalidDataException>(() => ZoneClock.Of("Sao/Hỏa"));
}

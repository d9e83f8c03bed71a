using HaiDang.HotSpots.Find;
using HaiDang.Incidents;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class HoursOfWeekTests
{
    private static readonly DateTimeOffset Monday = new(2026, 9, 28, 0, 0, 0, TimeSpan.FromHours(7));

    private static KnownTime At(double hour, double length = 0, TimePrecision precision = TimePrecision.Minute, Doubts doubts = Doubts.None) =>
        new(Monday.AddHours(hour), Monday.AddHours(hour + length), precision, doubts);

    [Fact]
    public void An_interval_is_shared_out_over_the_hours_it_touches()
    {
        var hours = HoursOfWeek.Of([At(23.5, 1, TimePrecision.Interval)]);
        Assert.Equal(0.5, hours.Shares[23], 1e-9);
        Assert.Equal(0.5, hours.Shares[24], 1e-9);
    }

    [Fact]
    public void Hours_are_those_of_the_place_and_not_of_greenwich() => Assert.Equal(1, HoursOfWeek.Of([At(2)]).Shares[2]);

    [Fact]
    public void Doubtful_hours_days_and_long_intervals_are_left_out_and_counted()
    {
        var hours = HoursOfWeek.Of([At(0, doubts: Doubts.RoundTime), At(0, 24, TimePrecision.Day), At(0, 700, TimePrecision.Month), At(0, 30, TimePrecision.Interval), At(5)]);
        Assert.Equal((1, 4), (hours.Known, hours.LeftOut));
        Assert.Equal(1, hours.Shares.Sum(), 1e-9);
    }

    [Fact]
    public void The_run_of_hours_may_pass_midnight() =>
        Assert.Equal(new HourRun(22, 1, false), HoursOfWeek.Of([.. Enumerable.Range(0, 12).Select(i => At(22 + i % 3)), .. Enumerable.Range(0, 9).Select(i => At(8 + i))]).Run());

    [Fact]
    public void Incidents_at_all_hours_have_no_run() =>
        Assert.True(HoursOfWeek.Of(Enumerable.Range(0, 240).Select(i => At(i % 24))).Run()!.Value.AllDay);

    [Fact]
    public void A_handful_of_incidents_tells_no_hours() => Assert.Null(HoursOfWeek.Of(Enumerable.Range(0, 9).Select(_ => At(22))).Run());
}

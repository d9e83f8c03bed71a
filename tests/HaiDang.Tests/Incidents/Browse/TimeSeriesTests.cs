using HaiDang.Incidents.Browse;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class TimeSeriesTests
{
    private static readonly DateOnly Today = new(2026, 10, 5);

    [Theory]
    [InlineData("2026-09-07..2026-10-04", Step.Day, 28)]
    [InlineData("2025-10-06..2026-10-04", Step.Week, 52)]
    [InlineData("2020-01-01..2026-12-31", Step.Month, 84)]
    public void Steps_are_as_long_as_can_be_read(string period, Step step, int steps)
    {
        Assert.Equal(step, TimeSeries.StepOf(Period.Parse(period)));
        Assert.Equal(steps, TimeSeries.Of(Period.Parse(period), new Dictionary<DateOnly, long>(), Today).Length);
    }

    [Fact]
    public void A_week_begins_on_Monday_and_is_whole_only_when_all_its_days_are_in_and_over()
    {
        var days = new Dictionary<DateOnly, long> { [new(2026, 7, 1)] = 2, [new(2026, 7, 6)] = 3, [new(2026, 7, 12)] = 4, [Today] = 5 };
        var series = TimeSeries.Of(Period.Parse("2026-07-01..2026-10-06"), days, Today);
        Assert.Equal((new DateOnly(2026, 6, 29), 2, false), (series[0].From, series[0].N, series[0].Whole));
        Assert.Equal((new DateOnly(2026, 7, 6), 7, true), (series[1].From, series[1].N, series[1].Whole));
        Assert.Equal((new DateOnly(2026, 10, 5), 5, false), (series[^1].From, series[^1].N, series[^1].Whole));
        Assert.Equal(14, series.Sum(b => b.N));
    }
}

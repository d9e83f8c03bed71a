using System.Globalization;
using CsCheck;
using HaiDang.Shell;
using HaiDang.Shell.WorkingDays;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Shell.WorkingDays;

public sealed class WorkingCalendarTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(1970, 1, 1).DayNumber, new DateOnly(2095, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    /// <summary>The law's rule with some days turned round.</summary>
    private static readonly Gen<WorkingCalendar> Calendars =
        Gen.Select(Days, Gen.Int[-400, 400].Array[0, 40], Gen.Bool.Array[40]).Select((around, offsets, worked) =>
            new WorkingCalendar(offsets.Distinct().Index().ToDictionary(o => around.AddDays(o.Item), o => worked[o.Index])));

    /// <summary>Days off as announced by the Government for civil servants, weekends left out; what was swapped left out too.</summary>
    [Theory]
    [InlineData(2021, "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03")]
    [InlineData(2022, "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02")]
    [InlineData(2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04")]
    [InlineData(2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-30 05-01 09-02 09-03")]
    [InlineData(2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 09-01 09-02")]
    [InlineData(2026, "01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 09-01 09-02")]
    public void The_days_off_are_those_that_were_announced(int year, string announced)
    {
        var off = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !WorkingCalendar.Proposed.IsWorking(d));
        Assert.Equal(announced, string.Join(' ', off.Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Eleven_holidays_a_year_and_a_working_day_in_place_of_each_on_a_weekend()
    {
        foreach (var year in Enumerable.Range(1968, 133))
        {
            var holidays = PublicHolidays.Of(year);
            var lost = holidays.Count(h => h.Key.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            var inPlace = holidays.Where(h => h.Value is HolidayKind.InPlace).Select(h => h.Key).ToArray();
            Assert.Equal(lost, inPlace.Length);
            Assert.All(inPlace, d => Assert.False(d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
            // The kings' day may fall on 30 April or 1 May.
            Assert.InRange(holidays.Count - inPlace.Length, 10, 11);
            Assert.All(holidays.Keys, d => Assert.Equal(year, d.Year));
        }
    }

    [Fact]
    public void Seven_working_days_before_and_after_Tet_pass_over_it()
    {
        var calendar = WorkingCalendar.Proposed;
        Assert.Equal(new(2026, 2, 12), calendar.Add(new(2026, 2, 24), -3));
        Assert.Equal(new(2026, 2, 23), calendar.Add(new(2026, 2, 13), 1));
        Assert.Equal(new(2026, 2, 17), calendar.Add(new(2026, 2, 17), 0));
        Assert.Equal(new(2026, 9, 21), calendar.Add(new(2026, 9, 30), -7));
        Assert.Equal(0, calendar.Between(new(2026, 2, 13), new(2026, 2, 22)));
        Assert.Equal(1, calendar.Between(new(2026, 2, 13), new(2026, 2, 23)));
    }

    [Fact]
    public void What_was_set_wins_over_the_rule()
    {
        var calendar = new WorkingCalendar(new Dictionary<DateOnly, bool> { [new(2026, 1, 2)] = false, [new(2026, 1, 10)] = true });
        Assert.False(calendar.IsWorking(new(2026, 1, 2)));
        Assert.True(calendar.IsWorking(new(2026, 1, 10)));
        Assert.Equal(new(2026, 1, 5), calendar.Add(new(2026, 1, 1), 1));
        Assert.Equal(new(2026, 1, 10), calendar.Add(new(2026, 1, 9), 1));
    }

    [Fact]
    public void There_and_back_is_where_one_was() => Gen.Select(Calendars, Days, Gen.Int[-300, 300]).Sample((calendar, day, n) =>
    {
        if (!calendar.IsWorking(day)) return;
        Assert.Equal(day, calendar.Add(calendar.Add(day, n), -n));
    }, iter: 300);

    [Fact]
    public void As_many_lie_between_as_were_added() => Gen.Select(Calendars, Days, Gen.Int[0, 300]).Sample((calendar, day, n) =>
    {
        Assert.Equal(n, calendar.Between(day, calendar.Add(day, n)));
        Assert.Equal(-n, calendar.Between(calendar.Add(day, n), day));
    }, iter: 300);

    [Fact]
    public void What_lies_between_adds_up() => Gen.Select(Calendars, Days, Gen.Int[0, 400], Gen.Int[0, 400]).Sample((calendar, a, first, second) =>
    {
        var (b, c) = (a.AddDays(first), a.AddDays(first + second));
        Assert.Equal(calendar.Between(a, c), calendar.Between(a, b) + calendar.Between(b, c));
    }, iter: 300);

    [Fact]
    public void Through_a_year_the_days_left_fall_by_one_on_each_working_day()
    {
        var (clock, calendar, due) = (TestHouse.FixedClock(), WorkingCalendar.Proposed, new DateOnly(2027, 10, 1));
        var left = calendar.Between(clock.Today, due);
        Assert.InRange(left, 240, 255);
        while (clock.Today < due)
        {
            clock.Advance(TimeSpan.FromDays(1));
            if (calendar.IsWorking(clock.Today)) left--;
            Assert.Equal(left, calendar.Between(clock.Today, due));
        }
        Assert.Equal(0, left);
    }

    [Fact]
    public void A_day_that_is_not_known_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Proposed.IsWorking(new(2101, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Proposed.Add(new(2100, 12, 1), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Proposed.Between(new(1900, 1, 1), new(2026, 1, 1)));
    }
}

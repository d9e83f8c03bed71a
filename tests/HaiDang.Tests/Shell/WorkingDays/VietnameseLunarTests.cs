using System.Globalization;
using HaiDang.Shell.WorkingDays.Lunar;
using Xunit;
namespace HaiDang.Tests.Shell.WorkingDays;

public sealed class VietnameseLunarTests
{
    /// <summary>First days of the new year in Việt Nam as almanacs print them; where China's differs: 1968, 1969, 1985, 2007, 2030.</summary>
    public static TheoryData<string> NewYears =>
    [
        "1968-01-29", "1969-02-16", "1985-01-21", "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09", "2006-01-29",
        "2007-02-17", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19", "2016-02-08",
        "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
        "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2053-02-18",
    ];

    [Theory, MemberData(nameof(NewYears))]
    public void The_year_begins_on_the_day_that_almanacs_print(string day)
    {
        var first = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(first, VietnameseLunar.NewYear(first.Year));
        Assert.Equal(new LunarDate(first.Year, 1, 1), VietnameseLunar.Of(first));
    }

    [Theory]
    [InlineData("2020-04-02"), InlineData("2021-04-21"), InlineData("2022-04-10"), InlineData("2023-04-29"), InlineData("2024-04-18"), InlineData("2025-04-07"), InlineData("2026-04-26")]
    public void The_kings_day_is_the_tenth_of_the_third_month(string day)
    {
        var kings = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(kings, VietnameseLunar.Find(new(kings.Year, 3, 10)));
    }

    [Theory]
    [InlineData(2001, 4), InlineData(2004, 2), InlineData(2006, 7), InlineData(2009, 5), InlineData(2012, 4), InlineData(2014, 9), InlineData(2017, 6), InlineData(2020, 4), InlineData(2023, 2)]
    [InlineData(2025, 6), InlineData(2028, 5), InlineData(2031, 3), InlineData(2033, 11), InlineData(1984, 0), InlineData(1985, 2), InlineData(1987, 7)]
    public void A_leap_month_stands_where_almanacs_have_it(int year, int month) =>
        Assert.Equal(month, Enumerable.Range(1, 12).SingleOrDefault(m => VietnameseLunar.Find(new(year, m, 1, IsLeap: true)) is not null));

    [Fact]
    public void By_the_clock_of_Beijing_it_is_the_calendar_of_the_runtime()
    {
        var (theirs, ours) = (new ChineseLunisolarCalendar(), new LunarMonths(hoursEast: 8, 1968, 2100));
        var different = new List<DateOnly>();
        for (var day = VietnameseLunar.First; day <= new DateOnly(2100, 12, 31); day = day.AddDays(1))
        {
            var at = day.ToDateTime(TimeOnly.MinValue);
            var (year, month) = (theirs.GetYear(at), theirs.GetMonth(at));
            var leap = theirs.GetLeapMonth(year);
            var expected = new LunarDate(year, leap > 0 && month >= leap ? month - 1 : month, theirs.GetDayOfMonth(at), leap > 0 && month == leap);
            if (ours.Of(day) != expected) different.Add(day);
        }
        // A new moon within seconds of midnight in Beijing (an hour before it in Việt Nam): tables of that one month disagree among themselves.
        Assert.Equal(Enumerable.Range(0, 30).Select(new DateOnly(2057, 9, 28).AddDays), different);
    }

    [Fact]
    public void Every_day_is_found_again_and_follows_the_day_before_it()
    {
        LunarDate? before = null;
        for (var day = VietnameseLunar.First; day <= VietnameseLunar.Last; day = day.AddDays(1))
        {
            var lunar = VietnameseLunar.Of(day);
            if (lunar.Year >= 1968) Assert.Equal(day, VietnameseLunar.Find(lunar));
            if (before is { } last) Assert.True(lunar.Day == last.Day + 1 || (lunar.Day == 1 && last.Day is 29 or 30), $"{day}: {last} then {lunar}");
            before = lunar;
        }
    }

    [Fact]
    public void What_there_is_not_is_not_found_and_what_is_not_known_is_refused()
    {
        Assert.Null(VietnameseLunar.Find(new(2024, 2, 10, IsLeap: true)));
        Assert.Null(VietnameseLunar.Find(new(2024, 1, 31)));
        Assert.Null(VietnameseLunar.Find(new(2024, 13, 1)));
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunar.Of(new(1967, 12, 31)));
        Assert.Contains("1968-01-01", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunar.NewYear(2101));
    }
}

using System.Globalization;
using HaiDang.Data;
using HaiDang.Shell.WorkingDays.Lunar;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.WorkingDays.Year;

/// <summary>How are the days of a year worked, and what was set?</summary>
public static class ShowYear
{
    public const string Page = "/working-days";

    /// <param name="Date">Which.</param>
    /// <param name="IsWorking">As it counts.</param>
    /// <param name="Holiday">By the law's rule.</param>
    /// <param name="Set">What somebody set.</param>
    public sealed record Day(DateOnly Date, bool IsWorking, HolidayKind? Holiday, CalendarDay? Set)
    {
        /// <summary>The lunar day, and what is special about it.</summary>
        public string Words => string.Join(" · ", new[] { Lunar(Date), Holiday is { } kind ? Named(kind) : null, Set?.Reason }.OfType<string>());

        /// <summary>Names its look: the weekend, a holiday, or turned round.</summary>
        public string Look => Set is not null ? IsWorking ? "worked" : "free" : Holiday is not null ? "holiday" : IsWorking ? "" : "weekend";
    }

    /// <param name="Number">1 to 12.</param>
    /// <param name="Weeks">Each from Monday to Sunday; null for a day of another month.</param>
    /// <param name="Working">How many are worked.</param>
    public sealed record Month(int Number, Day?[][] Weeks, int Working);

    public sealed record View(int Year, Month[] Months, Day[] Holidays, CalendarDay[] Set)
    {
        public int Working => Months.Sum(m => m.Working);
        public int HolidaysOnWeekdays => Holidays.Count(d => !PublicHolidays.IsWeekend(d.Date));
        public int? Before => WorkingCalendar.Knows(new(Year - 1, 1, 1)) ? Year - 1 : null;
        public int? After => WorkingCalendar.Knows(new(Year + 1, 1, 1)) ? Year + 1 : null;
    }

    /// <param name="asked">Null or one that is not known: this year.</param>
    /// <param name="db">Where it was set.</param>
    /// <param name="clock">Says which year it is.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<View> Run(int? asked, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var year = asked is { } y && y >= WorkingCalendar.First.Year && y <= WorkingCalendar.Last.Year ? y : clock.Today.Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var set = await db.CalendarDays.AsNoTracking().Where(d => d.Day >= first && d.Day <= last).OrderBy(d => d.Day).ToArrayAsync(stop);
        var calendar = new WorkingCalendar(set.ToDictionary(d => d.Day, d => d.IsWorking));
        var holidays = PublicHolidays.Of(year);
        var days = Enumerable.Range(0, last.DayOfYear).Select(first.AddDays)
            .Select(d => new Day(d, calendar.IsWorking(d), holidays.TryGetValue(d, out var kind) ? kind : null, Array.Find(set, s => s.Day == d))).ToArray();
        return new(year, [.. days.GroupBy(d => d.Date.Month).Select(Laid)], [.. days.Where(d => d.Holiday is not null)], set);
    }

    /// <summary>The year of an address: named, or that of a day which is named; null for neither.</summary>
    public static int? Asked(string? year, string? day) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) ? known.Year : null;

    public static string Named(HolidayKind kind) => Words.Of<Texts>($"Holiday.{kind}");

    private static string Lunar(DateOnly day)
    {
        var lunar = VietnameseLunar.Of(day);
        return Words.Of<Texts>(lunar.IsLeap ? "LunarLeap" : "Lunar", lunar.Day, lunar.Month);
    }

    private static Month Laid(IGrouping<int, Day> month)
    {
        var before = ((int)month.First().Date.DayOfWeek + 6) % 7;
        Day?[] cells = [.. Enumerable.Repeat<Day?>(null, before), .. month];
        var weeks = cells.Chunk(7).Select(w => w.Length == 7 ? w : [.. w, .. new Day?[7 - w.Length]]);
        return new(month.Key, [.. weeks], month.Count(d => d.IsWorking));
    }
}

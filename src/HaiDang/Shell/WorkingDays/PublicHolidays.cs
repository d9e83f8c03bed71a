using System.Collections.Concurrent;
using System.Collections.Frozen;
using HaiDang.Shell.WorkingDays.Lunar;
namespace HaiDang.Shell.WorkingDays;

/// <summary>Which days of a year are public holidays, as far as can be said before the Government has decided?</summary>
/// <remarks>Labour Code 45/2019/QH14, article 112: 1 January; five days of Tết; 30 April; 1 May; 2 September and a day beside it; the tenth of the third
/// lunar month. Article 111.3: in place of a holiday on a weekly day off the next working day is free. Which five days and which day beside is
/// decided each year (112.3); what is proposed here is what was announced for 2021 to 2026: one day before Tết and four of it when it begins on a Monday or
/// Tuesday (2022, 2026), else two and three (2021, 2023, 2024, 2025); 3 September when the 2nd is a Monday or Thursday (2021, 2024), else the 1st. Days that
/// the Government swaps (2 January 2026 for the 10th) follow no rule: a <see cref="CalendarDay"/> holds them. Earlier years are reckoned by the same law.</remarks>
public static class PublicHolidays
{
    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, HolidayKind>> Known = new();

    /// <exception cref="ArgumentOutOfRangeException">The year lies outside those of <see cref="VietnameseLunar"/>.</exception>
    public static IReadOnlyDictionary<DateOnly, HolidayKind> Of(int year) => Known.TryGetValue(year, out var known) ? known : Known.GetOrAdd(year, Reckon(year));

    private static FrozenDictionary<DateOnly, HolidayKind> Reckon(int year)
    {
        var holidays = new Dictionary<DateOnly, HolidayKind> { [new(year, 1, 1)] = HolidayKind.NewYear };
        foreach (var day in Tet(year)) holidays[day] = HolidayKind.Tet;
        holidays[VietnameseLunar.Find(new(year, 3, 10))!.Value] = HolidayKind.HungKings;
        holidays[new(year, 4, 30)] = HolidayKind.Reunification;
        holidays[new(year, 5, 1)] = HolidayKind.Labour;
        var national = new DateOnly(year, 9, 2);
        holidays[national] = HolidayKind.National;
        // The side on which the free days hang together with the weekend.
        holidays[national.AddDays(national.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Thursday ? 1 : -1)] = HolidayKind.National;
        foreach (var lost in holidays.Keys.Where(IsWeekend).Order().ToArray())
        {
            var next = lost;
            while (IsWeekend(next) || holidays.ContainsKey(next)) next = next.AddDays(1);
            holidays[next] = HolidayKind.InPlace;
        }
        return holidays.ToFrozenDictionary();
    }

    /// <summary>One day before the new year and four of it, or two and three, whichever hangs together with the weekends.</summary>
    private static IEnumerable<DateOnly> Tet(int year)
    {
        var first = VietnameseLunar.NewYear(year);
        var before = first.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday ? 1 : 2;
        return Enumerable.Range(-before, 5).Select(first.AddDays);
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

namespace HaiDang.Shell.WorkingDays.Lunar;

/// <summary>Which lunar day is a day, and which day is a lunar day?</summary>
/// <remarks>The rules, after Hồ Ngọc Đức's description of the Vietnamese calendar: a month begins on the day of the new moon in Việt Nam (UTC+7, by
/// Decision 121-CP of 8 August 1967, from 1968); the winter solstice lies in month 11; when thirteen months lie between two of these, the first in
/// which the sun enters no new sign is a leap month and repeats the number before it.</remarks>
public static class VietnameseLunar
{
    /// <summary>The first day that can be asked for.</summary>
    public static DateOnly First { get; } = new(1968, 1, 1);

    /// <summary>The last day that can be asked for.</summary>
    public static DateOnly Last { get; } = new(2100, 12, 31);

    private static readonly LunarMonths Months = new(hoursEast: 7, First.Year, Last.Year);

    /// <exception cref="ArgumentOutOfRangeException">The day lies before <see cref="First"/> or after <see cref="Last"/>.</exception>
    public static LunarDate Of(DateOnly day) => First <= day && day <= Last
        ? Months.Of(day)
        : throw new ArgumentOutOfRangeException(nameof(day), day, $"The lunar calendar is known from {First:O} to {Last:O}, not on {day:O}.");

    /// <summary>Null when that year has no such day.</summary>
    /// <param name="date">In a lunar year from 1968 to 2100; in any other there is none.</param>
    public static DateOnly? Find(LunarDate date) => date.Year < First.Year || date.Year > Last.Year ? null : Months.Find(date);

    /// <summary>The first day of a lunar year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one from 1968 to 2100.</exception>
    public static DateOnly NewYear(int year) => Find(new(year, 1, 1))
        ?? throw new ArgumentOutOfRangeException(nameof(year), year, $"The lunar calendar is known from {First.Year} to {Last.Year}, not in {year}.");
}

using System.Globalization;
using HaiDang.Shell;
namespace HaiDang.Incidents.Browse;

/// <summary>What are hours and days of the week called?</summary>
internal static class ClockWords
{
    /// <summary>The quarters of a day, and the night.</summary>
    public static IReadOnlyList<HoursOfDay?> UsualHours { get; } = [new(0, 6), new(6, 12), new(12, 18), new(18, 24), new(22, 6)];

    public static IReadOnlyList<string> UsualWeekdays { get; } = ["1,2,3,4,5", "6,7", "1", "2", "3", "4", "5", "6", "7"];

    public static string Of(HoursOfDay hours) => Words.Of<Texts>("Browse.HoursFromTo", hours.From, hours.Until);

    public static string Of(IReadOnlyList<int> weekdays) => string.Join(',', weekdays) switch
    {
        "1,2,3,4,5" => Words.Of<Texts>("Browse.Workdays"),
        "6,7" => Words.Of<Texts>("Browse.Weekend"),
        _ => string.Join(", ", weekdays.Select(d => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)(d % 7)).ToLower(CultureInfo.CurrentUICulture))),
    };
}

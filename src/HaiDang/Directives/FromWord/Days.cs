using System.Globalization;
namespace HaiDang.Directives.FromWord;

/// <summary>Is it a day that there is?</summary>
internal static class Days
{
    /// <summary>Null for a 31st of September, and for years that no notice names.</summary>
    public static DateOnly? Of(string year, string month, string day) => Of(Figure(year), Figure(month), Figure(day));

    public static DateOnly? Of(int year, int month, int day) =>
        year is >= 1968 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    public static DateOnly? EndOfMonth(int year, int month) => Of(year, month, 1)?.AddMonths(1).AddDays(-1);

    public static int Figure(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 0;
}

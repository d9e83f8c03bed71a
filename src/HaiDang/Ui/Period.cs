using System.Globalization;
using System.Text.Json.Serialization;
namespace HaiDang.Ui;

/// <summary>Which days are looked at? Both ends belong to it.</summary>
/// <remarks>In addresses and files: <c>2026-09-07..2026-10-04</c>.</remarks>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    private const string Form = "yyyy-MM-dd";
    private const string Between = "..";

    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>The period of the same length that ends the day before this one begins.</summary>
    [JsonIgnore]
    public Period Before => new(From.AddDays(-Days), From.AddDays(-1));

    /// <summary>The last days up to and including <paramref name="to"/>.</summary>
    public static Period Last(int days, DateOnly to) => new(to.AddDays(1 - days), to);

    /// <summary>The whole month that a day lies in.</summary>
    public static Period Month(DateOnly day) => new(new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    public static Period Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>The twelve whole months before the month of <paramref name="day"/>.</summary>
    public static Period TwelveMonths(DateOnly day) => new(Month(day).From.AddYears(-1), Month(day).From.AddDays(-1));

    /// <exception cref="FormatException">It is not two days in order.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"'{text}' is not a period; expected first day..last day, such as 2026-09-07..2026-10-04.");

    /// <summary>False for anything but two days in order.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text?.Split(Between) is not [var from, var to] || !Day(from, out var first) || !Day(to, out var last) || last < first) return false;
        period = new(first, last);
        return true;
    }

    public override string ToString() => From.ToString(Form, CultureInfo.InvariantCulture) + Between + To.ToString(Form, CultureInfo.InvariantCulture);

    private static bool Day(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

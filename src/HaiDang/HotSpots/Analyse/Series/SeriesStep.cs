using System.Globalization;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>In what steps does a series go: days, weeks, months, or plain numbers?</summary>
public enum SeriesStep
{
    Number,
    Day,
    Week,
    Month,
}

/// <summary>One moment as it was written.</summary>
/// <param name="Form">How it was written.</param>
/// <param name="Day">Its first day; for a plain number and for a numbered part of a year unused.</param>
/// <param name="Year">The year of a part of a year.</param>
/// <param name="Number">A plain number, or the part of the year.</param>
internal readonly record struct Moment(Moment.Forms Form, DateOnly Day, int Year, long Number)
{
    public enum Forms
    {
        Number,
        Day,
        IsoWeek,
        PartOfYear,
    }

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary><c>2026-03-07</c>, <c>7/3/2026</c>, <c>2026-W10</c>, <c>2026-03</c>, <c>3/2026</c> or <c>17</c>; null for anything else.</summary>
    public static Moment? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue)
            return new(Forms.Number, default, 0, number);
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(Forms.Day, day, 0, 0);
        if (text.IndexOfAny("-/") is > 0 and var at && Parts(text[..at], text[(at + 1)..]) is { } parts) return parts;
        return null;
    }

    private static Moment? Parts(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var isWeek = second is ['W' or 'w', ..];
        if (isWeek) second = second[1..];
        if (first.Length is 1 or 2 && second.Length == 4 && !isWeek)
        {
            var swapped = first;
            first = second;
            second = swapped;
        }
        if (first.Length != 4 || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part is < 1 or > 53) return null;
        if (!isWeek) return new(Forms.PartOfYear, default, year, part);
        return part <= ISOWeek.GetWeeksInYear(year) ? new(Forms.IsoWeek, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, part, DayOfWeek.Monday)), year, part) : null;
    }
}

using System.Globalization;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>A date as SaTScan's files have it: a year, a month of a year, or a day; year first, or month/day/year.</summary>
/// <param name="Year">Year.</param>
/// <param name="Month">Month, null when only the year is known.</param>
/// <param name="Day">Day, null when only the month is known.</param>
internal readonly record struct SatScanDay(int Year, int? Month, int? Day)
{
    /// <summary>First day it can mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Last day it can mean.</summary>
    public DateOnly Last => Day is { } day ? new(Year, Month!.Value, day) : new DateOnly(Year, Month ?? 12, 1).AddMonths(1).AddDays(-1);

    /// <summary>Day at which a census stands: 1 July of a year, the 15th of a month.</summary>
    public DateOnly Middle => Month is null ? new(Year, 7, 1) : Day is null ? new(Year, Month.Value, 15) : First;

    public static SatScanDay? Parse(ReadOnlySpan<char> text)
    {
        Span<int> parts = stackalloc int[3];
        var count = 0;
        foreach (var range in text.SplitAny('/', '-', '.'))
        {
            if (count == 3 || !int.TryParse(text[range], NumberStyles.None, CultureInfo.InvariantCulture, out parts[count])) return null;
            count++;
        }
        if (count == 0) return null;
        var (year, month, day) = parts[0] > 31 || count == 1 ? (parts[0], parts[1], parts[2]) : count == 2 ? (parts[1], parts[0], 0) : (parts[2], parts[0], parts[1]);
        if (year is < 1 or > 9999 || (count > 1 && month is < 1 or > 12)) return null;
        if (count == 3 && (day < 1 || day > DateTime.DaysInMonth(year, month))) return null;
        return new(year, count > 1 ? month : null, count > 2 ? day : null);
    }
}

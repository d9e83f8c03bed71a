namespace HaiDang.Incidents.Import.Values;

/// <summary>Reads times as offices write them: ISO, day or month first, 12 hours, "21h30 ngày 07/09/2026", months alone, serial numbers.</summary>
/// <remarks>Only which of the first two numbers is the day has to be told from outside; all else shows in the text itself.</remarks>
internal static class MomentText
{
    private static readonly DateTime ExcelZero = new(1899, 12, 30);

    public static Moment Read(ReadOnlySpan<char> text, DateOrder order)
    {
        if (Iso(text, out var quick)) return quick;
        var reading = new MomentReading(order);
        return reading.Read(text);
    }

    /// <summary>A number that stands for a time: 20260907, an Excel serial, seconds or milliseconds since 1970.</summary>
    public static Moment Read(double number) => number switch
    {
        >= 19_000_101 and < 21_000_000 when double.IsInteger(number) => YearMonthDay((long)number),
        >= 190_001 and < 210_013 when double.IsInteger(number) => OfMonth((int)number / 100, (int)number % 100),
        >= 14_000 and < 80_000 => Serial(number),
        >= 100_000_000 and < 10_000_000_000 => new(MomentKind.Minute, DateTime.UnixEpoch.AddSeconds(number), IsUtc: true),
        >= 100_000_000_000 and < 10_000_000_000_000 => new(MomentKind.Minute, DateTime.UnixEpoch.AddMilliseconds(number), IsUtc: true),
        _ => default,
    };

    /// <summary>A local time that a workbook holds as such: midnight without a fraction is a day.</summary>
    public static Moment OfTyped(DateTime time) => new(time.TimeOfDay == TimeSpan.Zero ? MomentKind.Day : MomentKind.Minute, time);

    public static Moment OfDay(int year, int month, int day) =>
        Exists(year, month, day) ? new(MomentKind.Day, new(year, month, day)) : Moment.Impossible;

    public static Moment OfMonth(int year, int month) =>
        Exists(year, month, 1) ? new(MomentKind.Month, new(year, month, 1)) : Moment.Impossible;

    public static Moment YearMonthDay(long number) => OfDay((int)(number / 10_000), (int)(number / 100 % 100), (int)(number % 100));

    /// <summary>A serial's fraction of a day, rounded to the second: a double cannot hold minutes exactly.</summary>
    public static Moment Serial(double number)
    {
        var seconds = Math.Round(number * 86_400);
        return new(seconds % 86_400 == 0 ? MomentKind.Day : MomentKind.Minute, ExcelZero.AddSeconds(seconds));
    }

    /// <summary>2026-09-07, 2026-09-07 21:30 or with seconds, and T instead of the space: what most machines write.</summary>
    private static bool Iso(ReadOnlySpan<char> text, out Moment moment)
    {
        moment = default;
        if (text.Length is not (10 or 16 or 19) || text[4] != '-' || text[7] != '-') return false;
        var bad = 0;
        var year = Two(text, 0, ref bad) * 100 + Two(text, 2, ref bad);
        var (month, day) = (Two(text, 5, ref bad), Two(text, 8, ref bad));
        if (text.Length == 10)
        {
            if (bad != 0) return false;
            moment = OfDay(year, month, day);
            return true;
        }
        if (text[10] is not (' ' or 'T') || text[13] != ':') return false;
        var (hour, minute) = (Two(text, 11, ref bad), Two(text, 14, ref bad));
        var second = 0;
        if (text.Length == 19)
        {
            if (text[16] != ':') return false;
            second = Two(text, 17, ref bad);
        }
        if (bad != 0) return false;
        moment = Exists(year, month, day) && hour < 24 && minute < 60 && second < 60
            ? new(MomentKind.Minute, new(year, month, day, hour, minute, second))
            : Moment.Impossible;
        return hour != 24;
    }

    private static int Two(ReadOnlySpan<char> text, int at, ref int bad)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        if ((uint)tens > 9 || (uint)ones > 9) bad = 1;
        return tens * 10 + ones;
    }

    public static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}

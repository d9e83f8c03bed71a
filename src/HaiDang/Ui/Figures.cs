using System.Globalization;
using HaiDang.Shell;
namespace HaiDang.Ui;

/// <summary>How is a number, an interval or a day written for people, in the language of the moment?</summary>
/// <remarks>Machines get other files; these words are for screens and paper.</remarks>
public static class Figures
{
    /// <summary>Not measured. Zero is <c>0</c>, and never this.</summary>
    public const string Missing = "—";

    private const string Joined = "\u00A0";
    private static CultureInfo Here => CultureInfo.CurrentCulture;

    public static string Count(long value) => value.ToString("N0", Here);

    public static string Count(long? value) => value is { } known ? Count(known) : Missing;

    public static string Number(double value, int decimals = 1) =>
        double.IsFinite(value) ? Unsigned(value, decimals).ToString($"N{decimals}", Here) : Missing;

    /// <summary>With its sign: <c>+61</c>, <c>−12,3</c>; 0 has none.</summary>
    public static string Change(double value, int decimals = 0) =>
        Unsigned(value, decimals) > 0 ? "+" + Number(value, decimals) : Number(value, decimals);

    /// <summary><c>82,4 %</c> of a share in which 1 is the whole.</summary>
    public static string Percent(double share, int decimals = 1) =>
        double.IsFinite(share) ? Number(share * 100, decimals) + Joined + "%" : Missing;

    /// <summary>Of a file: <c>4,8 MB</c>, <c>0,5 KB</c>.</summary>
    public static string Size(long bytes) => bytes >= 1 << 20 ? $"{Number(bytes / (double)(1 << 20))} MB" : $"{Number(bytes / 1024.0)} KB";

    /// <summary>A p or q value: <c>0,0008</c>; below what the decimals can show, <c>&lt; 0,0001</c>.</summary>
    public static string P(double p, int decimals = 4)
    {
        var least = Math.Pow(10, -decimals);
        return p < least ? "<" + Joined + Number(least, decimals) : Number(p, decimals);
    }

    /// <summary><c>1.190–1.378</c>; with a negative end <c>(−6,7; −1,4)</c>, since a dash would read as a sign.</summary>
    public static string Range(double low, double high, int decimals = 1) =>
        double.IsFinite(low) && double.IsFinite(high)
            ? low < 0 || high < 0 ? $"({Number(low, decimals)}; {Number(high, decimals)})" : $"{Number(low, decimals)}–{Number(high, decimals)}"
            : Missing;

    /// <summary>A ratio with its interval: <c>1,64 (1,33–2,01)</c>.</summary>
    public static string Ratio(double value, double low, double high) =>
        double.IsFinite(value) ? $"{Number(value, 2)} ({Range(low, high, 2)})" : Missing;

    /// <summary><c>07/03/2024</c></summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", Here);

    /// <summary><c>Thứ Hai, 05/10/2026</c></summary>
    public static string LongDay(DateOnly day) =>
        string.Concat(Here.TextInfo.ToTitleCase(day.ToString("dddd", Here)), ", ", Day(day));

    /// <summary><c>Tháng 9/2026</c></summary>
    public static string Month(DateOnly month) => month.ToString(Words.Of<Texts>("Figures.Month"), Here);

    /// <summary><c>05/10/2026 06:10</c>, at the hour of the place.</summary>
    public static string DayTime(DateTimeOffset at) => at.Local.ToString("dd/MM/yyyy HH:mm", Here);

    /// <summary>Its two greatest units: <c>1 phút 50 giây</c>, <c>3 giờ 10 phút</c>; under a second, <c>1 giây</c>.</summary>
    public static string Duration(TimeSpan span)
    {
        var seconds = Math.Max(1, (long)Math.Round(span.TotalSeconds));
        return seconds switch
        {
            < 60 => Words.Of<Texts>("Figures.Seconds", seconds),
            < 3600 => Two("Figures.Minutes", seconds / 60, "Figures.Seconds", seconds % 60),
            < 86_400 => Two("Figures.Hours", seconds / 3600, "Figures.Minutes", seconds % 3600 / 60),
            _ => Two("Figures.Days", seconds / 86_400, "Figures.Hours", seconds % 86_400 / 3600),
        };
    }

    /// <summary>A whole month or year by its name, else its first and last day.</summary>
    public static string Span(Period period)
    {
        if (period == Ui.Period.Month(period.From)) return Month(period.From);
        if (period == Ui.Period.Year(period.From.Year)) return Words.Of<Texts>("Figures.Year", period.From.Year);
        return period.Days == 1 ? Day(period.From) : $"{Day(period.From)} – {Day(period.To)}";
    }

    private static string Two(string greater, long n, string lesser, long m) =>
        m == 0 ? Words.Of<Texts>(greater, n) : $"{Words.Of<Texts>(greater, n)} {Words.Of<Texts>(lesser, m)}";

    /// <summary>What rounds to zero loses its sign: "−0" says nothing.</summary>
    private static double Unsigned(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) is var r && r == 0 ? 0 : r;
}

using System.Globalization;
namespace HaiDang.Shell;

/// <summary>Which languages are spoken, and how numbers and days are written in each?</summary>
public static class Cultures
{
    public static CultureInfo Vietnamese { get; } = Vietnam();
    public static CultureInfo English { get; } = Britain();
    public static CultureInfo[] All { get; } = [Vietnamese, English];

    public static void UseForThisProcess(CultureInfo culture) =>
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture,
            CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture, culture, culture);

    /// <summary>The language a terminal wants: <c>--lang</c>, else English where the system speaks English, else Vietnamese.</summary>
    public static CultureInfo FromArguments(string[] args)
    {
        var at = Array.IndexOf(args, "--lang");
        var wanted = at >= 0 && at + 1 < args.Length ? args[at + 1] : Environment.GetEnvironmentVariable("LANG") ?? "";
        return wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Vietnamese;
    }

    private static CultureInfo Vietnam()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("vi-VN").Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.PercentGroupSeparator = ".";
        return Dressed(culture, "dd/MM/yyyy");
    }

    private static CultureInfo Britain() => Dressed((CultureInfo)CultureInfo.GetCultureInfo("en-GB").Clone(), "dd/MM/yyyy");

    /// <summary>A true minus sign, a narrow space before the per cent sign, one way to write a day.</summary>
    private static CultureInfo Dressed(CultureInfo culture, string shortDate)
    {
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PercentPositivePattern = 0;
        culture.NumberFormat.PercentNegativePattern = 0;
        culture.NumberFormat.PercentSymbol = "%";
        culture.DateTimeFormat.ShortDatePattern = shortDate;
        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Monday;
        return CultureInfo.ReadOnly(culture);
    }
}

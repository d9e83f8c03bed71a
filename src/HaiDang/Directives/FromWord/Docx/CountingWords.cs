using System.Globalization;
namespace HaiDang.Directives.FromWord.Docx;

/// <summary>How is a count written in a list: 3, 03, c, C, iii or III?</summary>
internal static class CountingWords
{
    private static readonly (int Value, string Sign)[] Roman =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <param name="count">Any; what a form has no sign for is written in figures.</param>
    /// <param name="format">As Word names it.</param>
    public static string Of(int count, string format) => format switch
    {
        "lowerLetter" when count is > 0 and <= 26 * 4 => Letters(count, 'a'),
        "upperLetter" when count is > 0 and <= 26 * 4 => Letters(count, 'A'),
        "lowerRoman" when count is > 0 and < 4000 => InRoman(count).ToLowerInvariant(),
        "upperRoman" when count is > 0 and < 4000 => InRoman(count),
        "decimalZero" when count is >= 0 and < 10 => "0" + count.ToString(CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>After z comes aa, then bb.</summary>
    private static string Letters(int count, char first) => new((char)(first + ((count - 1) % 26)), 1 + ((count - 1) / 26));

    private static string InRoman(int count)
    {
        var written = "";
        foreach (var (value, sign) in Roman)
            for (; count >= value; count -= value) written += sign;
        return written;
    }
}

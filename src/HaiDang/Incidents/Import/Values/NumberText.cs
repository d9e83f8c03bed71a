using System.Buffers;
using System.Globalization;
using HaiDang.Incidents.Import.Reading;
namespace HaiDang.Incidents.Import.Values;

/// <summary>Reads a number written with a decimal point or a decimal comma, with or without grouping.</summary>
internal static class NumberText
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.,-+ ");
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <returns>NaN when the cell is no finite number.</returns>
    public static double Read(Cell cell, bool decimalComma) => cell.Kind switch
    {
        CellKind.Number => double.IsFinite(cell.Number) ? cell.Number : double.NaN,
        CellKind.Text => Read(cell.Text, decimalComma),
        _ => double.NaN,
    };

    public static double Read(ReadOnlySpan<char> text, bool decimalComma)
    {
        if (!decimalComma && double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var quick))
            return double.IsFinite(quick) ? quick : double.NaN;
        Span<char> plain = stackalloc char[40];
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is ' ' or '\u00a0' or '\u202f' or '°' || letter == (decimalComma ? '.' : ',')) continue;
            if (length == plain.Length) return double.NaN;
            plain[length++] = letter == (decimalComma ? ',' : '.') ? '.' : letter is '\u2212' ? '-' : letter;
        }
        return double.TryParse(plain[..length], Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;
    }

    /// <summary>Does the text prove what the comma is? True: decimal. False: the point is. Null: it does not tell.</summary>
    /// <remarks>"421.386" may be either, "2.317.902" and "107,05" may not.</remarks>
    public static bool? Comma(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Signs)) return null;
        int points = text.Count('.'), commas = text.Count(',');
        if (points > 1) return commas <= 1 ? true : null;
        if (commas > 1) return points <= 1 ? false : null;
        if (points == 1 && commas == 1) return text.IndexOf(',') > text.IndexOf('.');
        if (commas == 1) return true;
        return points == 1 && text.Length - text.IndexOf('.') != 4 ? false : null;
    }
}

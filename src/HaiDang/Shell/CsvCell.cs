using System.Buffers;
namespace HaiDang.Shell;

/// <summary>How does a text stand in a cell so that it stays one cell, and never becomes a formula?</summary>
/// <remarks>Every table that the program writes goes through here (OWASP, CSV injection). Numbers are written as numbers by whoever knows that
/// they are; a text that is nothing but a signed number stays as it is.</remarks>
public static class CsvCell
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t|\"\r\n");
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789., \u00a0");

    /// <summary>Quoted where it must be; what a spreadsheet would calculate is led by an apostrophe.</summary>
    public static string Of(string text)
    {
        text = Harmless(text);
        return text.AsSpan().IndexOfAny(NeedQuotes) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The text, led by an apostrophe when a spreadsheet would calculate it.</summary>
    public static string Harmless(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>Whether a spreadsheet would calculate it: by the first sign that is to be seen, the wide signs of East Asian keyboards too.</summary>
    private static bool IsFormula(ReadOnlySpan<char> text)
    {
        if (text is ['\t' or '\r' or '\n', ..]) return true;
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]) || text[at] is '\ufeff' or '\u200b')) at++;
        var seen = text[at..];
        return seen switch
        {
            ['=' or '@' or '＝' or '＠' or '＋' or '－', ..] => true,
            ['+' or '-', ..] => !IsNumber(seen[1..]),
            _ => false,
        };
    }

    private static bool IsNumber(ReadOnlySpan<char> unsigned) =>
        unsigned.Length > 0 && char.IsAsciiDigit(unsigned[0]) && !unsigned.ContainsAnyExcept(InNumbers);
}

using System.Buffers;
namespace HaiDang.Shell;

/// <summary>How does a text stand in a cell so that it stays one cell, and never becomes a formula?</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t|\"\r\n");

    /// <summary>Quoted where it must be; what a spreadsheet would calculate is led by an apostrophe (OWASP, CSV injection).</summary>
    public static string Of(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(NeedQuotes) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

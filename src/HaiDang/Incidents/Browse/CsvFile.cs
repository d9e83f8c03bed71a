using System.Globalization;
using System.Text;
using HaiDang.Shell;
namespace HaiDang.Incidents.Browse;

/// <summary>Writes a table as CSV that a spreadsheet in this country opens with a double click.</summary>
/// <remarks>UTF-8 with byte order mark. In Vietnamese: semicolons between, decimal commas; in English: commas between, decimal points; never
/// a thousands separator. Instants are <c>2026-10-04 21:30</c> at the hour of Việt Nam (UTC+7). A text that a spreadsheet would
/// take for a formula has an apostrophe before it.</remarks>
public static class CsvFile
{
    public const string Type = WriteCsv.Type;
    private const int FlushAt = 64 * 1024;

    public static async Task Write(Stream to, ExportTable table, CancellationToken stop)
    {
        var numbers = Plain(CultureInfo.CurrentCulture);
        var between = numbers.NumberDecimalSeparator is "," ? ';' : ',';
        var text = new StringBuilder("\uFEFF", FlushAt * 2);
        text.AppendJoin(between, table.Columns.Select(c => CsvCell.Of(c.Words))).Append("\r\n");
        await foreach (var row in table.Rows.WithCancellation(stop))
        {
            text.AppendJoin(between, row.Select(v => Written(v, numbers))).Append("\r\n");
            if (text.Length > FlushAt) await Flush(text, to, stop);
        }
        await Flush(text, to, stop);
    }

    private static async Task Flush(StringBuilder text, Stream to, CancellationToken stop)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), stop);
        text.Clear();
    }

    private static NumberFormatInfo Plain(CultureInfo culture) =>
        new() { NumberDecimalSeparator = culture.NumberFormat.NumberDecimalSeparator, NegativeSign = "-" };

    private static string Written(object? value, NumberFormatInfo numbers) => value switch
    {
        null => "",
        string text => CsvCell.Of(text),
        double number => number.ToString("0.######", numbers),
        DateTimeOffset at => at.Local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        IFormattable other => other.ToString(null, numbers),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be written to a file.", nameof(value)),
    };
}

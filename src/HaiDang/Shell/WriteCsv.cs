using System.Text;
namespace HaiDang.Shell;

/// <summary>Writes a table as CSV, row by row as the rows come: UTF-8 with its mark, commas, no cell a formula.</summary>
public static class WriteCsv
{
    public const string Type = "text/csv; charset=utf-8";

    /// <param name="to">Where to; stays open.</param>
    /// <param name="columns">The heads.</param>
    /// <param name="rows">As many cells each as there are columns; null is an empty cell.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task Run(Stream to, string[] columns, IAsyncEnumerable<string?[]> rows, CancellationToken stop)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', columns));
        await foreach (var row in rows.WithCancellation(stop))
            await text.WriteLineAsync(string.Join(',', row.Select(cell => cell is null ? "" : CsvCell.Of(cell))).AsMemory(), stop);
    }
}

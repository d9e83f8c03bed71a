namespace HaiDang.Incidents.Browse;

/// <summary>What is written into a file for others: columns, rows as they come from the database, and whether they are made up.</summary>
/// <param name="Columns">In order.</param>
/// <param name="Rows">One value a column: text, whole number, number, instant, yes or no, or null.</param>
/// <param name="Synthetic">The sentence that says so; null for real data.</param>
/// <param name="About">What a machine should know: period, when, how many.</param>
public sealed record ExportTable(
    ExportColumn[] Columns, IAsyncEnumerable<object?[]> Rows, string? Synthetic, IReadOnlyDictionary<string, string> About);

/// <param name="Key">Its name for machines.</param>
/// <param name="Words">Its name for people.</param>
/// <param name="Width">In characters, for spreadsheets.</param>
public sealed record ExportColumn(string Key, string Words, int Width);

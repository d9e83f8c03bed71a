namespace HaiDang.Incidents.Import.Reading;

internal enum CellKind : byte { Empty, Text, Number, Time, Instant }

/// <summary>What stands in one cell, as the format of the file says it: text, a number, a local time or an instant?</summary>
internal readonly ref struct Cell
{
    private Cell(CellKind kind, ReadOnlySpan<char> text = default, double number = 0, DateTime time = default)
    {
        Kind = kind;
        Text = text;
        Number = number;
        Time = time;
    }

    public CellKind Kind { get; }

    /// <summary>Trimmed; only for text.</summary>
    public ReadOnlySpan<char> Text { get; }
    public double Number { get; }

    /// <summary>Local to the file's zone, or UTC for an instant.</summary>
    public DateTime Time { get; }
    public bool IsEmpty => Kind is CellKind.Empty;

    public static Cell Of(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        return trimmed.IsEmpty || SaysNothing(trimmed) ? default : new(CellKind.Text, trimmed);
    }

    public static Cell Of(double number) => double.IsNaN(number) ? default : new(CellKind.Number, number: number);
    public static Cell OfLocal(DateTime time) => new(CellKind.Time, time: time);
    public static Cell OfInstant(DateTime utc) => new(CellKind.Instant, time: utc);

    private static bool SaysNothing(ReadOnlySpan<char> text) =>
        text.Length <= 4 && (text[0] | ' ') is 'n'
        && (text.Equals("null", StringComparison.OrdinalIgnoreCase) || text.Equals("n/a", StringComparison.OrdinalIgnoreCase)
            || text.Equals("na", StringComparison.OrdinalIgnoreCase) || text.Equals("nan", StringComparison.OrdinalIgnoreCase));
}

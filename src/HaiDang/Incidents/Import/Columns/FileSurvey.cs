using HaiDang.Incidents.Import.Reading;
namespace HaiDang.Incidents.Import.Columns;

/// <summary>What do the first rows of a file say about its columns, its numbers and its dates?</summary>
internal sealed record FileSurvey
{
    /// <summary>Rows that are looked at for which number of a date is the day.</summary>
    public const int Far = 50_000;
    private const int Shown = 20;

    public required ColumnSurvey[] Columns { get; init; }
    public required PreviewRow[] First { get; init; }
    public required long HeaderLine { get; init; }
    public required long Looked { get; init; }
    public required bool DecimalComma { get; init; }

    /// <exception cref="InvalidDataException">The file is broken, has no rows, or most of its rows have another number of fields than its header.</exception>
    public static async Task<FileSurvey> Run(TableFile file, ColumnMapping? known, CancellationToken stop)
    {
        var comma = known?.DecimalComma ?? await TellComma(file, stop);
        var (rows, headerLine) = await file.Open(stop);
        await using var _ = rows;
        var columns = Array.ConvertAll(rows.Columns, c => new ColumnSurvey(c));
        var dropped = Array.ConvertAll(rows.Columns, c => known?.Dropped.Contains(c) is true);
        var first = new List<PreviewRow>();
        long looked = 0, ragged = 0, firstRagged = 0;
        ColumnSurvey[]? dated = null;

        while (looked < Far && await rows.Fill(stop))
        {
            while (looked < Far && rows.Read())
            {
                looked++;
                if (rows.Width != columns.Length)
                {
                    if (ragged++ == 0) firstRagged = rows.Line;
                    continue;
                }
                if (looked <= ColumnSurvey.Close)
                {
                    for (var i = 0; i < columns.Length; i++)
                        if (!dropped[i]) columns[i].Look(rows[i], comma);
                    if (first.Count < Shown) first.Add(new(rows.Line, [.. Enumerable.Range(0, columns.Length).Select(i => dropped[i] ? "" : rows.Shown(i))]));
                    continue;
                }
                dated ??= Array.FindAll(columns, c => c.EitherWay + c.OnlyDayFirst + c.OnlyMonthFirst > 0);
                if (dated.Length == 0) break;
                for (var i = 0; i < columns.Length; i++)
                    if (!dropped[i] && columns[i].EitherWay + columns[i].OnlyDayFirst + columns[i].OnlyMonthFirst > 0) columns[i].LookAtOrder(rows[i]);
            }
            if (dated is { Length: 0 }) break;
        }
        if (looked == 0) throw Refusal.Of("NoRows", file.Name);
        if (ragged * 2 > looked) throw Refusal.Of("Unequal", file.Name, firstRagged, columns.Length);
        return new() { Columns = columns, First = [.. first], HeaderLine = headerLine, Looked = looked, DecimalComma = comma };
    }

    /// <summary>Decimal comma when some cells prove it and fewer prove a decimal point.</summary>
    private static async Task<bool> TellComma(TableFile file, CancellationToken stop)
    {
        if (file.Format is FileFormat.Parquet || file.Delimiter is ',') return false;
        var (rows, _) = await file.Open(stop);
        await using var closing = rows;
        int comma = 0, point = 0, looked = 0;
        while (looked < 500 && await rows.Fill(stop))
            while (looked < 500 && rows.Read())
            {
                looked++;
                for (var i = 0; i < rows.Width; i++)
                    if (rows[i] is { Kind: CellKind.Text } cell && Values.NumberText.Comma(cell.Text) is { } proves)
                    {
                        if (proves) comma++;
                        else point++;
                    }
            }
        return comma > point;
    }
}

using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>One series, evenly spaced: moments that the file leaves out are there, marked as gaps.</summary>
internal sealed record OneSeries
{
    public required string Name { get; init; }
    public required string[] Dates { get; init; }

    /// <summary>The count of each row; NaN when it is missing or its base is.</summary>
    public required double[] Counts { get; init; }

    /// <summary>What each count is divided by; empty when no column was named.</summary>
    public required double[] Bases { get; init; }

    /// <summary>Why a row has no count; null when it has one.</summary>
    public required string?[] Why { get; init; }

    /// <summary>Place of the first row in the calendar.</summary>
    public required long First { get; init; }
}

/// <summary>Which series of counts does a CSV file hold?</summary>
internal sealed class SeriesFile
{
    public const string Gap = "gap", NoValue = "no value", NoBase = "no base";
    private const long MostRows = 2_000_000;
    private const double MostCases = 1e9;

    public required SeriesCalendar Calendar { get; init; }
    public required IReadOnlyList<OneSeries> Series { get; init; }
    public required long Rows { get; init; }

    private sealed record Cell(string Series, Moment When, string Text, double Count, double Base, string? Why, long Line);

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static SeriesFile Read(AnalyseSeries.Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var table = CsvTable.Open(command.Input, progress.Rows(command.Input), stop);
        var (date, value) = (table.Column(command.Date), table.Column(command.Value));
        int? series = command.Series is { } named ? table.Column(named) : null, over = command.Base is { } divided ? table.Column(divided) : null;
        var cells = new List<Cell>();
        while (table.Read())
        {
            if (Moment.Parse(table.Text(date)) is not { } when) throw table.Wrong(date, "Analyse.Series.NoMoment", table.Text(date));
            if (cells.Count > 0 && when.Form != cells[0].When.Form) throw table.Wrong(date, "Analyse.Series.OtherForm", table.Text(date), cells[0].Text);
            var count = table.Number(value);
            if (count < 0) throw table.Wrong(value, "Analyse.Series.Negative", table.Text(value));
            if (count > MostCases) throw table.Wrong(value, "Analyse.Series.TooLarge", table.Text(value), MostCases);
            var per = over is { } column ? table.Number(column) : 1;
            if (per < 0) throw table.Wrong(over!.Value, "Analyse.NegativeBase", table.Text(over.Value));
            var why = count is null ? NoValue : per is null or 0 ? NoBase : null;
            cells.Add(new(series is { } name ? table.Text(name) : command.Value, when, table.Text(date), why is null ? count!.Value : double.NaN,
                per is > 0 ? per.Value : 1, why, table.Rows + 1));
        }
        if (cells.Count == 0) throw table.Wrong("Analyse.NoRows");
        var calendar = new SeriesCalendar([.. cells.Select(c => c.When)]);
        return new()
        {
            Calendar = calendar, Rows = cells.Count,
            Series = [.. cells.GroupBy(c => c.Series, StringComparer.Ordinal).Select(group => Even(command, calendar, group.Key, [.. group]))],
        };
    }

    private static OneSeries Even(AnalyseSeries.Command command, SeriesCalendar calendar, string name, Cell[] cells)
    {
        var placed = cells.Select(c => (Cell: c, At: calendar.At(c.When)
            ?? throw Refusal.AtColumn(command.Input, c.Line, command.Date, "Analyse.Series.NoMoment", c.Text))).OrderBy(p => p.At).ToArray();
        for (var i = 1; i < placed.Length; i++)
            if (placed[i].At == placed[i - 1].At)
                throw Refusal.AtColumn(command.Input, Math.Max(placed[i].Cell.Line, placed[i - 1].Cell.Line), command.Date,
                    "Analyse.Series.Twice", placed[i].Cell.Text, name, Math.Min(placed[i].Cell.Line, placed[i - 1].Cell.Line));
        var (first, last) = (placed[0].At, placed[^1].At);
        if (last - first >= MostRows)
            throw Refusal.Of(command.Input, "Analyse.Series.TooLong", placed[0].Cell.Text, placed[^1].Cell.Text, last - first + 1);

        var n = (int)(last - first + 1);
        var zero = command.GapsAreZero && command.Base is null;
        var even = new OneSeries
        {
            Name = name, First = first, Dates = new string[n], Counts = new double[n], Bases = command.Base is null ? [] : new double[n], Why = new string?[n],
        };
        even.Counts.AsSpan().Fill(zero ? 0 : double.NaN);
        even.Why.AsSpan().Fill(zero ? null : Gap);
        even.Bases.AsSpan().Fill(1);
        foreach (var (cell, at) in placed)
        {
            var row = (int)(at - first);
            (even.Dates[row], even.Counts[row], even.Why[row]) = (cell.Text, cell.Count, cell.Why);
            if (even.Bases.Length > 0) even.Bases[row] = cell.Base;
        }
        for (var row = 0; row < n; row++) even.Dates[row] ??= calendar.Write(first + row);
        return even;
    }
}

namespace HaiDang.Ui.Charts;

/// <summary>The figures of a chart as a table: the first head is over the names of the rows.</summary>
public sealed record ChartTable(IReadOnlyList<string> Heads, IReadOnlyList<ChartRow> Rows);

/// <summary>One row, its cells already in words for people.</summary>
public sealed record ChartRow(string Name, params string[] Cells);

namespace HaiDang.Analysis.Regression;

/// <summary>What a regression explains counts with: one row a count, one column a cause.</summary>
public sealed class Design
{
    private readonly double[] _cells;

    private Design(IReadOnlyList<string> names, double[] cells, int rows) => (Names, _cells, Rows) = (names, cells, rows);

    /// <summary>Names of the columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns => Names.Count;

    /// <summary>The causes of one row, as many as there are columns.</summary>
    /// <param name="row">Row in [0, <see cref="Rows"/>).</param>
    public ReadOnlySpan<double> this[int row] => _cells.AsSpan(row * Columns, Columns);

    /// <summary>A design from whole columns.</summary>
    /// <param name="rows">Rows, ≥ 1.</param>
    /// <param name="columns">Name of each column and its value in each row, finite; a constant column must be among them if one is wanted.</param>
    /// <exception cref="ArgumentException">There is no column, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no row.</exception>
    /// <remarks>O(rows · columns).</remarks>
    public static Design Of(int rows, IReadOnlyList<(string Name, Func<int, double> At)> columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (columns.Count == 0)
            throw new ArgumentException("A design needs at least 1 column; it has 0.", nameof(columns));
        var cells = new double[rows * columns.Count];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns.Count; column++)
                cells[row * columns.Count + column] = columns[column].At(row);
        Guard.Finite(cells, nameof(columns));
        return new([.. columns.Select(c => c.Name)], cells, rows);
    }

    /// <summary>A constant, a straight trend and waves of the season: what a series without news follows.</summary>
    /// <param name="rows">Rows, ≥ 1.</param>
    /// <param name="season">Rows in one year (52 weeks, 12 months), above 2; may be a fraction (365.25).</param>
    /// <param name="harmonics">Pairs of sine and cosine, of a year, half a year, a third …; 0 ≤ harmonics &lt; season / 2.</param>
    /// <param name="trend">Is there a trend? In years, from the first row.</param>
    /// <returns>Columns <c>constant</c>, <c>trend</c>, <c>sin1</c>, <c>cos1</c>, …</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Design Seasonal(int rows, double season, int harmonics, bool trend = true) => Of(rows, Seasons(season, harmonics, trend));

    internal static List<(string Name, Func<int, double> At)> Seasons(double season, int harmonics, bool trend)
    {
        if (!(season > 2) || double.IsInfinity(season) || harmonics < 0 || harmonics >= season / 2)
            throw new ArgumentOutOfRangeException(
                nameof(harmonics), $"A season of {season} rows with {harmonics} harmonics cannot be: more than 2 rows, and fewer harmonics than half of them.");
        List<(string, Func<int, double>)> columns = [("constant", _ => 1)];
        if (trend)
            columns.Add(("trend", row => row / season));
        for (var k = 1; k <= harmonics; k++)
        {
            var turn = Math.Tau * k / season;
            columns.Add(($"sin{k}", row => Math.Sin(turn * row)));
            columns.Add(($"cos{k}", row => Math.Cos(turn * row)));
        }
        return columns;
    }
}

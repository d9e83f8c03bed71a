using System.Globalization;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Gives the rows of a table, once, from the first to the last, whatever the file's format.</summary>
/// <remarks><c>while (await source.Fill(stop)) while (source.Read()) …</c>: a block at a time, so that formats that are read
/// in groups can wait for the disk between groups and never between rows. Nothing keeps more than one block.</remarks>
internal abstract class RowSource : IAsyncDisposable
{
    /// <summary>Column names in order, each once.</summary>
    public required string[] Columns { get; init; }

    /// <summary>Line of the file (row of the sheet) that the present row begins on; 1 is the first.</summary>
    public abstract long Line { get; }

    /// <summary>How many cells the present row has; any other number than that of the columns is a ragged row.</summary>
    public abstract int Width { get; }

    /// <summary>How much of the file lies behind, 0 to 1.</summary>
    public abstract double Share { get; }

    /// <summary>The present row's cell; empty beyond its width.</summary>
    public abstract Cell this[int column] { get; }

    /// <summary>Makes the next block ready; false at the end.</summary>
    /// <exception cref="InvalidDataException">The file is broken here.</exception>
    public abstract ValueTask<bool> Fill(CancellationToken stop);

    /// <summary>Goes to the next row of the block that is not wholly empty; false at the block's end.</summary>
    /// <exception cref="InvalidDataException">The file is broken here.</exception>
    public abstract bool Read();

    public abstract ValueTask DisposeAsync();

    /// <summary>The cell as a person would read it.</summary>
    public string Shown(int column)
    {
        var cell = this[column];
        return cell.Kind switch
        {
            CellKind.Text => CleanText.Of(cell.Text),
            CellKind.Number => cell.Number.ToString("0.###########", CultureInfo.InvariantCulture),
            CellKind.Time => Written(cell.Time),
            CellKind.Instant => Written(cell.Time) + "Z",
            _ => "",
        };
    }

    protected bool IsBlank()
    {
        for (var column = 0; column < Width; column++)
            if (!this[column].IsEmpty) return false;
        return true;
    }

    private static string Written(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

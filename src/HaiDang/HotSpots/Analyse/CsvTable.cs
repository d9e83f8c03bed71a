using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;
namespace HaiDang.HotSpots.Analyse;

/// <summary>The rows of an analyst's CSV file: columns by name, numbers with a point or a comma, and an exact place for every refusal.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int RowsBetweenReports = 65_536;
    private static readonly string[] Nothing = ["", "NA", "N/A", "NaN", "NULL"];
    private static readonly string[] TimeForms =
        [.. from day in (string[])["yyyy-M-d", "yyyy/M/d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"]
            from clock in (string[])["", " H:m", " H:m:s", "'T'H:m", "'T'H:m:s", "'T'H:m:s'Z'", "'T'H:m:s.FFF", "'T'H:m:s.FFF'Z'"]
            select day + clock];

    private readonly string _path;
    private readonly StreamReader _text;
    private readonly CsvDataReader _csv;
    private readonly IProgress<long>? _rows;
    private readonly CancellationToken _stop;

    private CsvTable(string path, StreamReader text, CsvDataReader csv, IProgress<long>? rows, CancellationToken stop) =>
        (_path, _text, _csv, _rows, _stop) = (path, text, csv, rows, stop);

    /// <summary>Rows read so far.</summary>
    public long Rows { get; private set; }

    /// <exception cref="InvalidDataException">It is no table, or has no head line.</exception>
    public static CsvTable Open(string path, IProgress<long>? rows, CancellationToken stop)
    {
        var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        try
        {
            return new(path, text, CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 16, MaxBufferSize = 1 << 24 }), rows, stop);
        }
        catch (Exception broken)
        {
            text.Dispose();
            if (IsBroken(broken)) throw Refusal.Of(path, "Analyse.NoCsv", broken.Message);
            throw;
        }
    }

    /// <summary>Which column has that name?</summary>
    /// <exception cref="InvalidDataException">None has; the message lists those there are.</exception>
    public int Column(string name)
    {
        for (var i = 0; i < _csv.FieldCount; i++)
            if (_csv.GetName(i).Trim() == name) return i;
        throw Refusal.Of(_path, "Analyse.NoColumn", name, string.Join(", ", Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetName)));
    }

    /// <exception cref="InvalidDataException">The row is broken.</exception>
    public bool Read()
    {
        try
        {
            if (!_csv.Read()) return false;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw Refusal.At(_path, Rows + 2, "Analyse.NoCsv", broken.Message);
        }
        if (Rows++ % RowsBetweenReports == 0)
        {
            _stop.ThrowIfCancellationRequested();
            _rows?.Report(Rows);
        }
        return true;
    }

    /// <summary>The cell as it stands, without spaces around it.</summary>
    public string Text(int column) => Cell(column).ToString();

    /// <summary>A finite number; null when the cell is empty or says that nothing is known.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public double? Number(int column)
    {
        var text = Cell(column);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        if (IsNothing(text)) return null;
        if (double.TryParse(text.ToString().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))
            return number;
        throw Wrong(column, "Analyse.NoNumber", text.ToString());
    }

    /// <summary>A whole number of events, at least 0.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public long Count(int column) => Number(column) is { } number && number >= 0 && number <= 1e15 && number == Math.Floor(number)
        ? (long)number : throw Wrong(column, "Analyse.NoCount", Text(column));

    /// <summary>A number above 0.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public double Positive(int column) => Number(column) is > 0 and var number ? number : throw Wrong(column, "Analyse.NotPositive", Text(column));

    /// <summary>A day or a moment, ISO or day-month-year; null when the cell is empty or says that nothing is known.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public DateTime? Time(int column)
    {
        var text = Cell(column);
        if (DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        return IsNothing(text) ? null : throw Wrong(column, "Analyse.NoTime", text.ToString());
    }

    /// <summary>A refusal of one cell of the row just read.</summary>
    public InvalidDataException Wrong(int column, string expected, params ReadOnlySpan<object?> parts) =>
        Refusal.AtColumn(_path, Rows + 1, _csv.GetName(column), expected, parts);

    /// <summary>A refusal of the file as a whole.</summary>
    public InvalidDataException Wrong(string expected, params ReadOnlySpan<object?> parts) => Refusal.Of(_path, expected, parts);

    private ReadOnlySpan<char> Cell(int column) => column < _csv.RowFieldCount ? _csv.GetFieldSpan(column).Trim() : default;

    private static bool IsNothing(ReadOnlySpan<char> text)
    {
        foreach (var word in Nothing)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsBroken(Exception broken) =>
        broken is FormatException or CsvRecordTooLargeException or CsvMissingHeadersException;

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }
}

using System.Text;
using Sylvan.Data.Csv;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Rows of a text file with delimiters.</summary>
internal sealed class CsvSource : RowSource
{
    private readonly FileStream _file;
    private readonly StreamReader _text;
    private readonly CsvDataReader _rows;
    private readonly string _name;
    private readonly Func<bool> _read;
    private long _nextLine = 1;
    private long _line;
    private bool _started;

    private CsvSource(string name, FileStream file, StreamReader text, CsvDataReader rows) =>
        (_name, _file, _text, _rows, _read) = (name, file, text, rows, rows.Read);

    public override long Line => _line;

    /// <remarks>Empty cells that some programs leave at a row's end are no raggedness.</remarks>
    public override int Width => _rows.RowFieldCount > Columns.Length && RestIsEmpty() ? Columns.Length : _rows.RowFieldCount;

    public override double Share => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;
    public override Cell this[int column] => Cell.Of(_rows.GetFieldSpan(column));

    /// <summary>Opens the file and goes past the row of names.</summary>
    /// <exception cref="InvalidDataException">It cannot be read as that.</exception>
    public static (CsvSource Source, long HeaderLine) Open(string path, string name, Encoding encoding, CsvShape shape)
    {
        var (header, columns) = FindHeader(path, name, encoding, shape);
        var source = Start(path, name, encoding, shape, columns);
        for (var i = 0; i <= header; i++) source.Next();
        return (source, source._line);
    }

    private static CsvSource Start(string path, string name, Encoding encoding, CsvShape shape, string[] columns)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 1 << 17);
        try
        {
            return new(name, file, text, Guarded(name, 1, () => CsvDataReader.Create(text, shape.Options()))) { Columns = columns };
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    private static (int Index, string[] Columns) FindHeader(string path, string name, Encoding encoding, CsvShape shape)
    {
        var source = Start(path, name, encoding, shape, []);
        using var text = source._text;
        var rows = new List<string[]>();
        while (rows.Count < HeaderRow.Within && source.Next())
        {
            if (source._rows.RowFieldCount > HeaderRow.MostColumns)
                throw Refusal.Of("TooManyColumns", name, source._rows.RowFieldCount, HeaderRow.MostColumns);
            var cells = new string[source._rows.RowFieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = CleanText.Of(source._rows.GetFieldSpan(i));
            rows.Add(cells is [var first, ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? [] : cells);
        }
        if (rows.Count == 0) throw Refusal.Of("Empty", name);
        var index = HeaderRow.Find(rows);
        return (index, HeaderRow.Names(rows[index]));
    }

    public override ValueTask<bool> Fill(CancellationToken stop)
    {
        if (_started) return new(false);
        return new(_started = true);
    }

    public override bool Read()
    {
        while (Next())
            if (_rows.RowFieldCount > 1 ? !IsBlank() : !_rows.GetFieldSpan(0).IsWhiteSpace()) return true;
        return false;
    }

    private bool Next()
    {
        if (!Guarded(_name, _nextLine, _read)) return false;
        _line = _nextLine;
        var record = _rows.GetRawRecordSpan();
        _nextLine += record.Count('\n');
        if (_nextLine == _line) _nextLine += Math.Max(1, record.Count('\r'));
        return true;
    }

    private bool RestIsEmpty()
    {
        for (var i = Columns.Length; i < _rows.RowFieldCount; i++)
            if (!_rows.GetFieldSpan(i).IsWhiteSpace()) return false;
        return true;
    }

    private static T Guarded<T>(string name, long line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException wrong)
        {
            throw Refusal.Of("WrongEncoding", name, line, Convert.ToHexString(wrong.BytesUnknown ?? []));
        }
        catch (CsvRecordTooLargeException)
        {
            throw Refusal.Of("RecordTooLong", name, line);
        }
        catch (CsvFormatException broken)
        {
            throw Refusal.Of("BrokenQuotes", name, line, broken.FieldOrdinal + 1);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _text.Dispose();
        await _file.DisposeAsync();
    }
}

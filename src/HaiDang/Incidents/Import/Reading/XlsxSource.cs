using System.Globalization;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Rows of one sheet of a workbook.</summary>
internal sealed class XlsxSource : RowSource
{
    private readonly string _name;
    private readonly IEnumerator<object> _rows;
    private readonly long _height;
    private object?[] _cells = [];
    private long _line;
    private bool _started;

    private XlsxSource(string name, IEnumerator<object> rows, long height) => (_name, _rows, _height) = (name, rows, height);

    public override long Line => _line;
    public override int Width => Columns.Length;
    public override double Share => _height == 0 ? 0 : Math.Min(1, (double)_line / _height);

    public override Cell this[int column] => (uint)column >= (uint)_cells.Length ? default : _cells[column] switch
    {
        string text => Cell.Of(text),
        double number => Cell.Of(number),
        DateTime time => Cell.OfLocal(time),
        bool yes => Cell.Of(yes ? "1" : "0"),
        TimeSpan span => Cell.Of(span.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)),
        IFormattable other => Cell.Of(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => default,
    };

    public static string[] Sheets(string path, string name) => Guarded(name, 1, () => MiniExcel.GetSheetNames(path).ToArray());

    /// <exception cref="InvalidDataException">It is no workbook, has no such sheet, or the sheet is empty.</exception>
    public static (XlsxSource Source, long HeaderLine) Open(string path, string name, string? sheet)
    {
        var rows = First(path, name, sheet);
        if (rows.Count == 0) throw Refusal.Of("Empty", name);
        var index = HeaderRow.Find(rows);
        var columns = HeaderRow.Names(rows[index]);
        if (columns.Length > HeaderRow.MostColumns) throw Refusal.Of("TooManyColumns", name, columns.Length, HeaderRow.MostColumns);
        var source = new XlsxSource(name, Query(path, sheet), Height(path, sheet)) { Columns = columns };
        try
        {
            for (var i = 0; i <= index; i++) source.Next();
        }
        catch
        {
            source._rows.Dispose();   // its texts lie in a file of their own until then
            throw;
        }
        return (source, source._line);
    }

    private static List<string[]> First(string path, string name, string? sheet)
    {
        var source = new XlsxSource(name, Query(path, sheet), 0) { Columns = [] };
        using var rows = source._rows;
        var first = new List<string[]>();
        while (first.Count < HeaderRow.Within && source.Next())
        {
            var texts = new string[source._cells.Length];
            for (var i = 0; i < texts.Length; i++) texts[i] = source.Shown(i);
            first.Add(texts);
        }
        return first;
    }

    private static IEnumerator<object> Query(string path, string? sheet) => MiniExcel
        .Query(path, useHeaderRow: false, sheet, ExcelType.XLSX, "A1", new OpenXmlConfiguration { FillMergedCells = false })
        .GetEnumerator();

    /// <summary>For the progress bar only: 0 where the sheets do not say.</summary>
    private static long Height(string path, string? sheet)
    {
        try
        {
            var at = sheet is null ? 0 : MiniExcel.GetSheetNames(path).IndexOf(sheet);
            var sizes = MiniExcel.GetSheetDimensions(path);
            return at >= 0 && at < sizes.Count ? sizes[at].Rows.EndIndex : 0;
        }
        catch (Exception unsaid) when (unsaid is ArgumentException or FormatException or InvalidOperationException or XmlException or OverflowException)
        {
            return 0;
        }
    }

    public override ValueTask<bool> Fill(CancellationToken stop)
    {
        if (_started) return new(false);
        return new(_started = true);
    }

    public override bool Read()
    {
        while (Next())
            if (!IsBlank()) return true;
        return false;
    }

    private bool Next()
    {
        if (!Guarded(_name, _line + 1, _rows.MoveNext)) return false;
        _line++;
        var row = (IDictionary<string, object?>)_rows.Current;
        if (_cells.Length < row.Count) _cells = new object?[row.Count];
        row.Values.CopyTo(_cells, 0);
        return true;
    }

    private static T Guarded<T>(string name, long line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is XmlException or FormatException or KeyNotFoundException
            or InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException
            or OverflowException or InvalidCastException || (damaged is InvalidDataException && !Refusal.Is(damaged)))
        {
            throw Refusal.Of("BrokenSheet", name, line);
        }
    }

    public override ValueTask DisposeAsync()
    {
        _rows.Dispose();
        return default;
    }
}

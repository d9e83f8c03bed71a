using Parquet;
using Parquet.Schema;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Rows of a Parquet file, a row group at a time.</summary>
internal sealed class ParquetSource : RowSource
{
    private const long MostInGroup = 8_000_000;
    private readonly string _name;
    private readonly ParquetReader _file;
    private readonly DataField[] _fields;
    private readonly ParquetColumn[] _columns;
    private int _group;
    private int _row = -1;
    private long _height;
    private long _before;

    private ParquetSource(string name, ParquetReader file)
    {
        (_name, _file) = (name, file);
        _fields = [.. file.Schema.GetDataFields().Where(f => !f.IsArray && f.MaxRepetitionLevel == 0)];
        _columns = Array.ConvertAll(_fields, ParquetColumn.For);
    }

    /// <remarks>A Parquet file has no lines; its rows are numbered from 1.</remarks>
    public override long Line => _before + _row + 1;
    public override int Width => Columns.Length;
    public override double Share => _file.RowGroupCount == 0 ? 1 : (_group - 1 + (_row + 1d) / Math.Max(1, _height)) / _file.RowGroupCount;
    public override Cell this[int column] => _columns[column][_row];

    /// <exception cref="InvalidDataException">It is no whole Parquet file.</exception>
    public static Task<ParquetSource> Open(string path, string name, CancellationToken stop) => Guarded(name, async () =>
    {
        var file = await ParquetReader.CreateAsync(path, null, stop);
        var fields = file.Schema.GetDataFields().Where(f => !f.IsArray && f.MaxRepetitionLevel == 0).Select(f => f.Name);
        return new ParquetSource(name, file) { Columns = HeaderRow.Names([.. fields]) };
    });

    public override async ValueTask<bool> Fill(CancellationToken stop)
    {
        _before += _height;
        (_height, _row) = (0, -1);
        if (_group >= _file.RowGroupCount) return false;
        return await Guarded(_name, async () =>
        {
            using var group = _file.OpenRowGroupReader(_group++);
            if (group.RowCount > MostInGroup) throw Refusal.Of("GroupTooLarge", _name, group.RowCount, MostInGroup);
            for (var i = 0; i < _fields.Length; i++)
                await _columns[i].Load(group, _fields[i], (int)group.RowCount, stop);
            _height = group.RowCount;
            return true;
        });
    }

    public override bool Read()
    {
        while (++_row < _height)
            if (!IsBlank()) return true;
        _row = (int)_height - 1;
        return false;
    }

    private static async Task<T> Guarded<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception damaged) when (damaged is ParquetException or IOException or NotSupportedException or NullReferenceException
            or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException
            || (damaged is InvalidDataException && !Refusal.Is(damaged)))
        {
            throw Refusal.Of("BrokenParquet", name, damaged.Message.ReplaceLineEndings(" "));
        }
    }

    public override ValueTask DisposeAsync() => _file.DisposeAsync();
}

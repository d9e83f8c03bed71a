using Parquet;
using Parquet.Schema;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Rows of a Parquet file, a row group at a time.</summary>
internal sealed class ParquetSource : RowSource
{
    private const long MostInGroup = 8_000_000;
    private const long MostCells = 48_000_000;
    private const long MostUnpacked = 1L << 30;
    private const int MostFooter = 64 << 20;
    private readonly string _path;
    private readonly string _name;
    private readonly ParquetReader _file;
    private readonly DataField[] _fields;
    private readonly ParquetColumn[] _columns;
    private int _group;
    private int _row = -1;
    private long _height;
    private long _before;

    private ParquetSource(string path, string name, ParquetReader file)
    {
        (_path, _name, _file) = (path, name, file);
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
        CheckFooter(path);
        var file = await ParquetReader.CreateAsync(path, null, stop);
        var all = file.Schema.GetDataFields();
        if (all.Length > HeaderRow.MostColumns) throw Refusal.Of("TooManyColumns", name, all.Length, HeaderRow.MostColumns);
        var fields = all.Where(f => !f.IsArray && f.MaxRepetitionLevel == 0).Select(f => f.Name);
        return new ParquetSource(path, name, file) { Columns = HeaderRow.Names([.. fields]) };
    });

    public override async ValueTask<bool> Fill(CancellationToken stop)
    {
        _before += _height;
        (_height, _row) = (0, -1);
        if (_group >= _file.RowGroupCount) return false;
        return await Guarded(_name, async () =>
        {
            CheckGroup(_group);
            using var group = _file.OpenRowGroupReader(_group++);
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

    /// <summary>The last eight bytes: the footer's length, then PAR1.</summary>
    private static void CheckFooter(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> tail = stackalloc byte[8];
        if (file.Length < 12) throw new InvalidDataException($"{file.Length} bytes are no Parquet file.");
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var footer = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (footer < 0 || footer > Math.Min(MostFooter, file.Length - 12)) throw new InvalidDataException($"A footer of {footer} bytes in {file.Length}.");
        var bytes = new byte[footer];
        file.Position = file.Length - tail.Length - footer;
        file.ReadExactly(bytes);
        new ParquetHeads(bytes).Walk("File");
    }

    /// <summary>What a row group says of itself, before room is made for it.</summary>
    private void CheckGroup(int number)
    {
        var group = _file.Metadata!.RowGroups[number];
        var most = Math.Min(MostInGroup, MostCells / Math.Max(1, _fields.Length));
        if (group.NumRows < 0 || group.NumRows > most) throw Refusal.Of("GroupTooLarge", _name, group.NumRows, most);
        using var file = File.OpenRead(_path);
        var pages = new ParquetPages(file);
        var left = MostUnpacked;
        foreach (var column in group.Columns.Select(c => c.MetaData))
        {
            if (column is null) throw new InvalidDataException("A column says nothing of itself.");
            var begin = column.DictionaryPageOffset is > 0 and var dictionary ? Math.Min(dictionary, column.DataPageOffset) : column.DataPageOffset;
            var isFlat = column.PathInSchema.Count == 1;
            pages.Check(begin, column.TotalCompressedSize, isFlat ? Math.Max(1, group.NumRows) : MostInGroup, ref left);
        }
    }

    private static async Task<T> Guarded<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception damaged) when (damaged is not (OperationCanceledException or OutOfMemoryException) && !Refusal.Is(damaged))
        {
            // The reader says in a dozen ways that a file is damaged, and some of them are not its own.
            throw Refusal.Of("BrokenParquet", name, damaged.Message.ReplaceLineEndings(" "));
        }
    }

    public override ValueTask DisposeAsync() => _file.DisposeAsync();
}

using System.Text;
using HaiDang.Shell;
using Sylvan.Data.Csv;
namespace HaiDang.Places.Units.Import;

/// <summary>One row of a file of units as it stands there; null where the file has no such column.</summary>
/// <param name="Number">The line's place in the file, from 2: the first is the heads.</param>
/// <param name="Code">By which it is known.</param>
/// <param name="Name">In full.</param>
/// <param name="ShortName">As tables write it.</param>
/// <param name="Parent">The code of the unit above; empty for an agency.</param>
/// <param name="Place">The code of the place that it works for; empty for none.</param>
public sealed record UnitRow(int Number, string Code, string Name, string? ShortName, string? Parent, string? Place);

/// <summary>What does a table of units (CSV) hold? Read whole, and no more of it than an administration has units.</summary>
/// <param name="Rows">In the file's order; rows without anything in them are left out.</param>
public sealed record UnitFile(IReadOnlyList<UnitRow> Rows)
{
    public const int MostBytes = 4 << 20, MostRows = 10_000;
    private const int MostColumns = 100;

    private static readonly string[][] Heads =
    [
        ["code", "ma", "ma don vi"], ["name", "ten", "ten don vi"], ["short", "short name", "ten tat", "ten ngan", "viet tat"],
        ["parent", "thuoc", "cap tren", "don vi cap tren", "ma don vi cap tren"], ["place code", "ma dia ban", "place", "dia ban"],
    ];

    /// <exception cref="InvalidDataException">It is no such table, or a larger one than is taken.</exception>
    public static async Task<UnitFile> Read(Stream content, string name, CancellationToken stop)
    {
        var text = Decoded(await Whole(content, name, stop), name);
        var first = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? end : text.Length).ToString();
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false, Delimiter = ",;\t|".MaxBy(d => first.Count(c => c == d)), BufferSize = 1 << 16, MaxBufferSize = 1 << 20,
            CsvStyle = CsvStyle.Standard, ResultSetMode = ResultSetMode.SingleResult, Comment = '\0',
        };
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(text), options);
            return new(Taken(reader, name, stop));
        }
        catch (Exception broken) when (broken is CsvFormatException or CsvRecordTooLargeException)
        {
            throw new InvalidDataException(Told("Broken", name, broken is CsvFormatException at ? at.RowNumber : 0), broken);
        }
    }

    private static async Task<byte[]> Whole(Stream content, string name, CancellationToken stop)
    {
        using var whole = new MemoryStream();
        var piece = new byte[64 << 10];
        for (int read; (read = await content.ReadAsync(piece, stop)) > 0;)
        {
            if (whole.Length + read > MostBytes) throw new InvalidDataException(Told("TooHeavy", name, MostBytes >> 20));
            whole.Write(piece, 0, read);
        }
        return whole.ToArray();
    }

    private static string Decoded(byte[] bytes, string name)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || bytes.AsSpan().Contains((byte)0)) throw new InvalidDataException(Told("NotUtf8", name));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
        }
        catch (DecoderFallbackException broken)
        {
            throw new InvalidDataException(Told("NotUtf8", name), broken);
        }
    }

    private static List<UnitRow> Taken(CsvDataReader reader, string name, CancellationToken stop)
    {
        if (!reader.Read()) throw new InvalidDataException(Told("Empty", name));
        if (reader.RowFieldCount > MostColumns) throw new InvalidDataException(Told("TooWide", name, reader.RowFieldCount, MostColumns));
        var heads = Enumerable.Range(0, reader.RowFieldCount).Select(i => WithoutMarks.Of(reader.GetString(i))).ToArray();
        var at = Array.ConvertAll(Heads, names => names.Select(n => Array.IndexOf(heads, n)).FirstOrDefault(i => i >= 0, -1));
        if (at[0] < 0 || at[1] < 0) throw new InvalidDataException(Told("NoColumn", name, at[0] < 0 ? Heads[0][0] : Heads[1][0], string.Join(", ", heads.Select(h => h.Length > 40 ? h[..40] : h))));
        List<UnitRow> rows = [];
        for (var number = 2; reader.Read(); number++)
        {
            stop.ThrowIfCancellationRequested();
            if (rows.Count >= MostRows) throw new InvalidDataException(Told("TooMany", name, MostRows));
            string? Cell(int column) => at[column] < 0 ? null : at[column] < reader.RowFieldCount ? reader.GetString(at[column]).Trim() : "";
            var row = new UnitRow(number, Cell(0)!, Cell(1)!, Cell(2), Cell(3), Cell(4));
            if (row is not { Code: "", Name: "" }) rows.Add(row);
        }
        return rows.Count > 0 ? rows : throw new InvalidDataException(Told("Empty", name));
    }

    private static string Told(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>($"UnitFile.{key}", parts);
}

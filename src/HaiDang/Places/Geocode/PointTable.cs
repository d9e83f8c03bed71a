using System.Text;
using HaiDang.Shell;
using Sylvan.Data.Csv;
namespace HaiDang.Places.Geocode;

/// <summary>A table of points on its way through, opened at its first row: how is it parted, and which columns are the coordinates?</summary>
internal sealed class PointTable
{
    private const int MostCharsInARow = 1 << 24;
    private static readonly string[] LonHeads = ["lon", "longitude", "lng", "long", "kinhdo", "x"];
    private static readonly string[] LatHeads = ["lat", "latitude", "vido", "y"];
    private readonly string _path;
    private readonly string[] _heads;

    private PointTable(string path, CsvDataReader reader, char delimiter, string[] heads) =>
        (_path, Reader, Delimiter, _heads) = (path, reader, delimiter, heads);

    public CsvDataReader Reader { get; }
    public char Delimiter { get; }

    /// <summary>Skips a UTF-8 byte order mark and gives it back.</summary>
    public static byte[] SkipMark(FileStream input, string path)
    {
        Span<byte> head = stackalloc byte[3];
        var read = input.ReadAtLeast(head, 3, throwOnEndOfStream: false);
        if (read >= 2 && head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new InvalidDataException(Words.Of<Texts>("Geocode.Utf16", path));
        if (read == 3 && head.SequenceEqual(Encoding.UTF8.Preamble)) return [.. Encoding.UTF8.Preamble];
        input.Position = 0;
        return [];
    }

    /// <summary>Opens the table and reads its head line.</summary>
    public static PointTable Open(StreamReader text, string path)
    {
        var first = new StringBuilder();
        while (text.Peek() is >= 0 and not '\n' && first.Length < MostCharsInARow) first.Append((char)text.Read());
        var delimiter = ",;\t|".MaxBy(d => first.ToString().Count(c => c == d));
        var reader = CsvDataReader.Create(new Rejoined(first.ToString(), text), new CsvDataReaderOptions
        {
            HasHeaders = false, Delimiter = delimiter, BufferSize = 1 << 16, MaxBufferSize = MostCharsInARow,
            CsvStyle = CsvStyle.Standard, ResultSetMode = ResultSetMode.SingleResult, Comment = '\0',
        });
        if (!reader.Read()) throw new InvalidDataException(Words.Of<Texts>("Geocode.Empty", path));
        var heads = Enumerable.Range(0, reader.RowFieldCount).Select(i => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(reader.GetString(i))).Trim()).ToArray();
        return new PointTable(path, reader, delimiter, heads);
    }

    public (int Lon, int Lat) Coordinates(string? lon, string? lat) => (Find(lon, LonHeads, "--lon"), Find(lat, LatHeads, "--lat"));

    /// <summary>The name for a new column: the wanted one, or with a number when that is taken.</summary>
    public string FreeName(string wanted) =>
        Enumerable.Range(1, _heads.Length + 1).Select(i => i == 1 ? wanted : $"{wanted}_{i}").First(name => !_heads.Contains(name, StringComparer.OrdinalIgnoreCase));

    private int Find(string? given, string[] usual, string option)
    {
        var found = given is not null
            ? Array.FindIndex(_heads, h => h.Equals(given, StringComparison.OrdinalIgnoreCase))
            : usual.Select(head => Array.FindIndex(_heads, h => Fold.Plain(h).Replace(" ", "", StringComparison.Ordinal) == head)).FirstOrDefault(i => i >= 0, -1);
        return found >= 0 ? found : throw new InvalidDataException(Words.Of<Texts>("Geocode.NoColumn", _path, given ?? usual[0], option, string.Join(", ", _heads)));
    }

    /// <summary>A text whose beginning has been read already.</summary>
    private sealed class Rejoined(string first, TextReader rest) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_at >= first.Length) return rest.Read(buffer, index, count);
            var taken = Math.Min(count, first.Length - _at);
            first.CopyTo(_at, buffer, index, taken);
            _at += taken;
            return taken + rest.ReadBlock(buffer, index + taken, count - taken);   // "\r" and "\n" must not come apart
        }
    }
}

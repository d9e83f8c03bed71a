using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using HaiDang.Analysis.Geometry;
using HaiDang.Places.Import;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using Sylvan.Data.Csv;
namespace HaiDang.Places.Geocode;

/// <summary>In which area does each point of a table lie? Writes the table again with one more column; needs no database.</summary>
/// <remarks>Every byte of the table passes through as it came, in whatever encoding: it is read as Latin-1, which loses nothing,
/// and only the two columns of coordinates are understood.</remarks>
public static class GeocodePoints
{
    private const int RowsBetweenReports = 100_000;

    public sealed record Command
    {
        /// <summary>A CSV file with a head line; delimiter and decimal comma are found out.</summary>
        public required string Points { get; init; }
        public required string Areas { get; init; }

        /// <summary>Where the table goes; replaces what is there only when all is written.</summary>
        public required string Out { get; init; }

        /// <summary>The column of the areas that the points are given; null to guess it.</summary>
        public string? Code { get; init; }
        public string? Lon { get; init; }
        public string? Lat { get; init; }

        /// <summary>Overrides what the file of areas says of its coordinates. The points are WGS 84.</summary>
        public CoordinateSystem? AreasAre { get; init; }
    }

    /// <param name="Rows">Rows in the table.</param>
    /// <param name="Inside">Points in an area.</param>
    /// <param name="Outside">Points in no area.</param>
    /// <param name="NoPoint">Rows without usable coordinates.</param>
    /// <param name="Areas">Areas asked.</param>
    /// <param name="Column">The name of the new column.</param>
    /// <param name="RefusedAreas">Features of the areas' file that could not be used.</param>
    /// <param name="Seconds">How long it took.</param>
    public sealed record Report(long Rows, long Inside, long Outside, long NoPoint, int Areas, string Column, IReadOnlyList<RefusedFeature> RefusedAreas, double Seconds);

    /// <exception cref="InvalidDataException">A file cannot be understood, or a column is not there; nothing is written.</exception>
    public static Report Run(Command command, IProgress<Progress> progress, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var file = AreaFile.Read(command.Areas);
        var mapping = new AreaMapping { Code = command.Code }.Or(AreaMapping.Guess(file));
        if (mapping.Absent(file) is { } column)
            throw new InvalidDataException(Words.Of<Texts>("ImportPlaces.NoColumn", column, string.Join(", ", file.Columns)));
        var units = FileUnits.Of(file, mapping, ImportPlaces.Known(command.AreasAre ?? file.Coordinates), stop);
        var index = new AreaIndex([.. units.Units.Select(u => u.Shape)]);
        string[] codes = [.. units.Units.Select(u => Bytes(CsvCell.Of(u.Code)))];

        var part = command.Out + ".part";
        try
        {
            var counts = Pass(command, mapping.Code ?? "code", index, codes, part, progress, stop);
            File.Move(part, command.Out, overwrite: true);
            return counts with { Areas = codes.Length, RefusedAreas = units.Refused, Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
        }
        catch (CsvFormatException broken)
        {
            throw new InvalidDataException(Words.Of<Texts>("Geocode.Broken", command.Points, broken.RowNumber, broken.Message), broken);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static Report Pass(Command command, string codeColumn, AreaIndex index, string[] codes, string part, IProgress<Progress> progress, CancellationToken stop)
    {
        using var input = new FileStream(command.Points, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var mark = PointTable.SkipMark(input, command.Points);
        using var text = new StreamReader(input, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, 1 << 16);
        using var output = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        output.Write(mark);
        using var writer = new StreamWriter(output, Encoding.Latin1, 1 << 16);

        var table = PointTable.Open(text, command.Points);
        var (lon, lat) = table.Coordinates(command.Lon, command.Lat);
        var column = table.FreeName(codeColumn);
        Write(writer, table.Reader, table.Delimiter, Bytes(CsvCell.Of(column)));
        long rows = 0, inside = 0, outside = 0;
        while (table.Reader.Read())
        {
            if (++rows % RowsBetweenReports == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress.Report(new Progress(command.Points, input.Position, input.Length));
            }
            var code = "";
            if (Number(table.Reader, lon) is { } x && Number(table.Reader, lat) is { } y && (x != 0 || y != 0))
            {
                var area = index.Find(x, y);
                if (area < 0) outside++;
                else (code, inside) = (codes[area], inside + 1);
            }
            Write(writer, table.Reader, table.Delimiter, code);
        }
        return new Report(rows, inside, outside, rows - inside - outside, 0, column, [], 0);
    }

    /// <summary>A row as it came, and one more cell before its line ends.</summary>
    private static void Write(StreamWriter writer, CsvDataReader reader, char delimiter, string cell)
    {
        var record = reader.GetRawRecordSpan();
        var body = record.TrimEnd("\r\n");
        writer.Write(body);
        writer.Write(delimiter);
        writer.Write(cell);
        if (body.Length == record.Length) writer.Write('\n');
        else writer.Write(record[body.Length..]);
    }

    private static double? Number(CsvDataReader reader, int column)
    {
        if (column >= reader.RowFieldCount) return null;
        var text = reader.GetFieldSpan(column);
        Span<byte> ascii = stackalloc byte[40];
        if (text.Length == 0 || text.Length > ascii.Length) return null;
        for (var i = 0; i < text.Length; i++) ascii[i] = text[i] == ',' ? (byte)'.' : (byte)text[i];
        if (Utf8Parser.TryParse(ascii[..text.Length], out double number, out var used) && used == text.Length) return double.IsFinite(number) ? number : null;
        return double.TryParse(text.Trim(), CultureInfo.InvariantCulture, out number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>The bytes of a text in UTF-8, each as one Latin-1 letter.</summary>
    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}

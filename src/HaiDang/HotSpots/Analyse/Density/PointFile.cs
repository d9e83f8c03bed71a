using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Where are the points of a CSV file, and how many of its rows have none?</summary>
/// <param name="Lon">Longitudes, degrees.</param>
/// <param name="Lat">Latitudes, degrees.</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="WithoutPoint">Rows whose coordinates are empty, or 0 and 0.</param>
internal sealed record PointFile(double[] Lon, double[] Lat, long Rows, long WithoutPoint)
{
    private static readonly string[] Nothing = ["", "NA", "N/A", "NaN", "NULL"];

    /// <exception cref="InvalidDataException">A column is missing, or a coordinate is no number of degrees.</exception>
    public static PointFile Read(string path, string lonColumn, string latColumn, IProgress<long> rows, CancellationToken stop)
    {
        using var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        try
        {
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 16, MaxBufferSize = 1 << 24 });
            return Read(path, csv, (Column(path, csv, lonColumn), Column(path, csv, latColumn)), rows, stop);
        }
        catch (Exception broken) when (broken is FormatException or CsvRecordTooLargeException or CsvMissingHeadersException)
        {
            throw Refusal.Of(path, "Analyse.NoCsv", broken.Message);
        }
    }

    private static PointFile Read(
        string path, CsvDataReader csv, (int Lon, int Lat) at, IProgress<long> rows, CancellationToken stop)
    {
        var (lon, lat) = (new List<double>(), new List<double>());
        long row = 0;
        for (; csv.Read(); row++)
        {
            if (row % 65_536 == 0)
            {
                stop.ThrowIfCancellationRequested();
                rows.Report(row);
            }
            var (x, y) = (Degrees(path, csv, at.Lon, 180), Degrees(path, csv, at.Lat, 90));
            if (x is null || y is null || (x == 0 && y == 0)) continue;
            lon.Add(x.Value);
            lat.Add(y.Value);
        }
        if (lon.Count == 0) throw Refusal.Of(path, "Analyse.NoPoints", row);
        return new PointFile([.. lon], [.. lat], row, row - lon.Count);
    }

    private static int Column(string path, CsvDataReader csv, string name)
    {
        for (var i = 0; i < csv.FieldCount; i++)
            if (csv.GetName(i).Trim() == name) return i;
        throw Refusal.Of(path, "Analyse.NoColumn", name, string.Join(", ", Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)));
    }

    private static double? Degrees(string path, CsvDataReader csv, int column, double limit)
    {
        var text = column < csv.RowFieldCount ? csv.GetFieldSpan(column).Trim() : default;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && !double.TryParse(text.ToString().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out degrees)
            && !IsNothing(text))
            throw Refusal.AtColumn(path, csv.RowNumber + 1, csv.GetName(column), "Analyse.NoNumber", text.ToString());
        if (IsNothing(text)) return null;
        if (!(Math.Abs(degrees) <= limit))
            throw Refusal.AtColumn(path, csv.RowNumber + 1, csv.GetName(column), "Analyse.NoDegrees", limit, text.ToString());
        return degrees;
    }

    private static bool IsNothing(ReadOnlySpan<char> text)
    {
        foreach (var word in Nothing)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

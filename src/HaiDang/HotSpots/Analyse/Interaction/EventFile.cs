using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Which columns say where and when.</summary>
/// <param name="Path">A CSV file with a row per event.</param>
/// <param name="X">Metres east, or degrees of longitude.</param>
/// <param name="Y">Metres north, or degrees of latitude.</param>
/// <param name="InDegrees">Are they degrees?</param>
/// <param name="Time">Dates, or plain numbers of days.</param>
public sealed record EventColumns(string Path, string X, string Y, bool InDegrees, string Time);

/// <summary>Where and when did the events of a CSV file happen?</summary>
/// <param name="X">Metres.</param>
/// <param name="Y">Metres.</param>
/// <param name="Days">Days since whichever moment.</param>
/// <param name="Rows">Rows in all.</param>
internal sealed record EventFile(double[] X, double[] Y, double[] Days, long Rows)
{
    /// <exception cref="InvalidDataException">A column is missing, a cell is no coordinate or time, or no row has all three.</exception>
    public static EventFile Read(EventColumns columns, IProgress<long>? rows, CancellationToken stop)
    {
        using var table = CsvTable.Open(columns.Path, rows, stop);
        var (xAt, yAt, timeAt) = (table.Column(columns.X), table.Column(columns.Y), table.Column(columns.Time));
        var (x, y, days) = (new List<double>(), new List<double>(), new List<double>());
        while (table.Read())
        {
            var (east, north, day) = (table.Number(xAt), table.Number(yAt), Day(table, timeAt));
            if (columns.InDegrees)
            {
                if (east is { } lon && Math.Abs(lon) > 180) throw table.Wrong(xAt, "Analyse.NoDegrees", 180, table.Text(xAt));
                if (north is { } lat && Math.Abs(lat) > 90) throw table.Wrong(yAt, "Analyse.NoDegrees", 90, table.Text(yAt));
                if (east == 0 && north == 0) continue;
            }
            if (east is null || north is null || day is null) continue;
            x.Add(east.Value);
            y.Add(north.Value);
            days.Add(day.Value);
        }
        if (x.Count < 2) throw table.Wrong("Analyse.Knox.TooFew", x.Count, table.Rows);
        var file = new EventFile([.. x], [.. y], [.. days], table.Rows);
        return columns.InDegrees ? file.InMetres() : file;
    }

    private static double? Day(CsvTable table, int column) =>
        double.TryParse(table.Text(column), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : table.Time(column) is { } time ? time.Ticks / (double)TimeSpan.TicksPerDay : null;

    private EventFile InMetres()
    {
        var plane = LocalProjection.Around(new Envelope(X.Min(), X.Max(), Y.Min(), Y.Max()));
        var (x, y) = (new double[X.Length], new double[X.Length]);
        plane.ToMetres(X, Y, x, y);
        return this with { X = x, Y = y };
    }
}

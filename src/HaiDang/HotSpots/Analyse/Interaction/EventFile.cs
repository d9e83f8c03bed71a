using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Which columns say where and when.</summary>
/// <param name="Path">A CSV file with a row per event.</param>
/// <param name="X">Metres east, or degrees of longitude.</param>
/// <param name="Y">Metres north, or degrees of latitude.</param>
/// <param name="InDegrees">Are they degrees?</param>
/// <param name="Time">Dates, or plain numbers of days; null when nobody asks when.</param>
public sealed record EventColumns(string Path, string X, string Y, bool InDegrees, string? Time);

/// <summary>Where and when did the events of a CSV file happen?</summary>
/// <param name="X">Metres.</param>
/// <param name="Y">Metres.</param>
/// <param name="Days">Days since whichever moment; 0 when nobody asked when.</param>
/// <param name="Lines">On which line of the file each stands.</param>
/// <param name="AreDates">Are the days dates, counted from the first of January of the year 1?</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="Plane">The plane that the metres are measured in, laid around degrees; null when the file had metres.</param>
internal sealed record EventFile(double[] X, double[] Y, double[] Days, long[] Lines, bool AreDates, long Rows, LocalProjection? Plane)
{
    /// <summary>A day as it is written in an answer: a date, or the number.</summary>
    public object When(double day) => AreDates ? new DateTime((long)Math.Round(day * TimeSpan.TicksPerDay)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : day;

    /// <summary>Where a place of the plane lies in the file's own coordinates.</summary>
    public (double X, double Y) Back(double x, double y)
    {
        if (Plane is null) return (x, y);
        const int digits = 7;       // a centimetre
        var (lon, lat) = Plane.ToDegrees(x, y);
        return (Math.Round(lon, digits), Math.Round(lat, digits));
    }

    /// <summary>A shape of the plane in the file's own coordinates.</summary>
    public Geometry Back(Geometry shape) => Plane is null ? shape : FeatureFile.Rounded(Plane.ToDegrees(shape));

    /// <summary>The study region in the plane of the events.</summary>
    /// <exception cref="InvalidDataException">It is no GeoJSON of areas, or drawn in degrees where the events are in metres, or the other way round.</exception>
    public Geometry Region(string path) => Plane is null ? RegionFile.Read(path, inMetres: true) : Plane.ToMetres(RegionFile.Read(path, inMetres: false));

    /// <exception cref="InvalidDataException">A column is missing, a cell is no coordinate or time, or no row has all three.</exception>
    public static EventFile Read(EventColumns columns, IProgress<long>? rows, CancellationToken stop)
    {
        using var table = CsvTable.Open(columns.Path, rows, stop);
        var (xAt, yAt, timeAt) = (table.Column(columns.X), table.Column(columns.Y), columns.Time is null ? -1 : table.Column(columns.Time));
        var (x, y, days, lines, dates) = (new List<double>(), new List<double>(), new List<double>(), new List<long>(), 0L);
        while (table.Read())
        {
            var (east, north, (day, isDate)) = (table.Number(xAt), table.Number(yAt), timeAt < 0 ? (0, false) : Day(table, timeAt));
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
            lines.Add(table.Rows + 1);
            if (isDate) dates++;
        }
        if (x.Count < 2) throw table.Wrong("Analyse.Knox.TooFew", x.Count, table.Rows);
        if (dates > 0 && dates < x.Count) throw table.Wrong("Analyse.Knox.MixedTimes", columns.Time, dates, x.Count - dates);
        var file = new EventFile([.. x], [.. y], [.. days], [.. lines], dates > 0, table.Rows, null);
        return columns.InDegrees ? file.InMetres() : file;
    }

    private static (double? Day, bool IsDate) Day(CsvTable table, int column) =>
        double.TryParse(table.Text(column), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (number, false)
            : table.Time(column) is { } time ? (time.Ticks / (double)TimeSpan.TicksPerDay, true) : (null, false);

    private EventFile InMetres()
    {
        var plane = LocalProjection.Around(new Envelope(X.Min(), X.Max(), Y.Min(), Y.Max()));
        var (x, y) = (new double[X.Length], new double[X.Length]);
        plane.ToMetres(X, Y, x, y);
        return this with { X = x, Y = y, Plane = plane };
    }
}

namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Where are the points of a CSV file, and how many of its rows have none?</summary>
/// <param name="Lon">Longitudes, degrees.</param>
/// <param name="Lat">Latitudes, degrees.</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="WithoutPoint">Rows whose coordinates are empty, or 0 and 0.</param>
internal sealed record PointFile(double[] Lon, double[] Lat, long Rows, long WithoutPoint)
{
    /// <exception cref="InvalidDataException">A column is missing, or a coordinate is no number of degrees.</exception>
    public static PointFile Read(string path, string lonColumn, string latColumn, IProgress<long>? rows, CancellationToken stop)
    {
        using var table = CsvTable.Open(path, rows, stop);
        var (lonAt, latAt) = (table.Column(lonColumn), table.Column(latColumn));
        var (lon, lat) = (new List<double>(), new List<double>());
        while (table.Read())
        {
            var (x, y) = (Degrees(table, lonAt, 180), Degrees(table, latAt, 90));
            if (x is null || y is null || (x == 0 && y == 0)) continue;
            lon.Add(x.Value);
            lat.Add(y.Value);
        }
        if (lon.Count == 0) throw table.Wrong("Analyse.NoPoints", table.Rows);
        return new PointFile([.. lon], [.. lat], table.Rows, table.Rows - lon.Count);
    }

    private static double? Degrees(CsvTable table, int column, double limit)
    {
        var degrees = table.Number(column);
        return degrees is null || Math.Abs(degrees.Value) <= limit ? degrees : throw table.Wrong(column, "Analyse.NoDegrees", limit, table.Text(column));
    }
}

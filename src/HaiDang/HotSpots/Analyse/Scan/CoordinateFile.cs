using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Where places lie: id, latitude and longitude, or id, x and y. A grid file has no ids.</summary>
internal static class CoordinateFile
{
    /// <exception cref="InvalidDataException">A line was refused.</exception>
    public static ScanPlaces Read(ScanRequest request, ScanLabels places)
    {
        var (x, y) = Points(request.Coordinates!, request.Degrees, places);
        var centres = request.Grid is { } grid ? Points(grid, request.Degrees, null) : ((double[], double[])?)null;
        return request.Degrees ? ScanPlaces.OnGlobe(x, y, centres) : ScanPlaces.InPlane(x, y, centres);
    }

    /// <summary>Who is near whom: a line is a centre and the places in the order in which they enter.</summary>
    /// <exception cref="InvalidDataException">A line was refused.</exception>
    public static ScanPlaces Neighbours(string path, ScanLabels places)
    {
        using var file = SatScanLines.Open(path);
        var rows = new List<int[]>();
        while (file.Read())
        {
            var row = new int[file.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = places.Take(file[i]);
                if (row.AsSpan(0, i).Contains(row[i])) throw file.Wrong("id", "Analyse.Scan.NamedTwice", file[i].ToString());
            }
            rows.Add(row);
        }
        return rows.Count > 0 ? ScanPlaces.ByNeighbours(places.Count, rows) : throw Refusal.Of(path, "Analyse.NoRows");
    }

    /// <summary>Where windows are centred, as longitude and latitude or x and y.</summary>
    public static (double[] X, double[] Y) Points(ScanRequest request) =>
        request.Grid is { } grid ? Points(grid, request.Degrees, null) : Points(request.Coordinates!, request.Degrees, new());

    private static (double[] X, double[] Y) Points(string path, bool degrees, ScanLabels? places)
    {
        using var file = SatScanLines.Open(path);
        var (x, y) = (new List<double>(), new List<double>());
        var at = places is null ? 0 : 1;
        var names = (places is null ? "" : "id, ") + (degrees ? "lat, lon" : "x, y");
        while (file.Read())
        {
            file.AtLeast(at + 2, names);
            var (first, second) = (file.Number(at, degrees ? "lat" : "x"), file.Number(at + 1, degrees ? "lon" : "y"));
            if (degrees) (first, second) = (Within(second, 180, "lon"), Within(first, 90, "lat"));
            if (!degrees && file.Count > at + 2) throw file.Wrong("z", "Analyse.Scan.ThirdDimension");
            var number = places?.Take(file[0]) ?? x.Count;
            if (number < x.Count)
            {
                if (x[number] != first || y[number] != second) throw file.Wrong("id", "Analyse.Scan.TwoPoints", file[0].ToString());
                continue;
            }
            x.Add(first);
            y.Add(second);
        }
        return x.Count > 0 ? ([.. x], [.. y]) : throw Refusal.Of(path, "Analyse.NoRows");

        double Within(double value, double limit, string column) => Math.Abs(value) <= limit ? value : throw file.Wrong(column, "Analyse.NoDegrees", limit, value);
    }
}

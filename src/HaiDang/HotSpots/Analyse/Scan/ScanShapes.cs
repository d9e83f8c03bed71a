using System.Text.Json;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>The clusters as circles for a map, with what is known of each. GeoJSON, WGS 84.</summary>
internal static class ScanShapes
{
    private const int Corners = 72;
    private const double EarthKilometres = 6367;

    public static void Write(string path, AnalyseScan.Answer answer) => OutFile.Write(path, stream =>
    {
        var points = CoordinateFile.Points(answer.Task.Request);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var cluster in answer.Clusters.Where(c => c.Cluster.Centre >= 0))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("geometry");
            json.WriteString("type", "Polygon");
            json.WriteStartArray("coordinates");
            Ring(json, points.X[cluster.Cluster.Centre], points.Y[cluster.Cluster.Centre], Math.Max(cluster.Radius, 0.05));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WritePropertyName("properties");
            JsonSerializer.Serialize(json, cluster, AnalyseOptions.AsJson);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Points at one distance from a centre, counter-clockwise; a cluster of one place is drawn as a small circle.</summary>
    private static void Ring(Utf8JsonWriter json, double longitude, double latitude, double kilometres)
    {
        var (sinLat, cosLat) = Math.SinCos(latitude * Math.PI / 180);
        var (sinD, cosD) = Math.SinCos(kilometres / EarthKilometres);
        json.WriteStartArray();
        for (var corner = 0; corner <= Corners; corner++)
        {
            var (sinB, cosB) = Math.SinCos(-2 * Math.PI * (corner % Corners) / Corners);
            var lat = Math.Asin(sinLat * cosD + cosLat * sinD * cosB);
            var lon = longitude + Math.Atan2(sinB * sinD * cosLat, cosD - sinLat * Math.Sin(lat)) * 180 / Math.PI;
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(lon, 6));
            json.WriteNumberValue(Math.Round(lat * 180 / Math.PI, 6));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}

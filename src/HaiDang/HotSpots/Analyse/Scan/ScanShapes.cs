using System.Text.Json;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>The clusters as circles for a map, with what is known of each. GeoJSON, WGS 84.</summary>
internal static class ScanShapes
{
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
            Ring(json, points.X[cluster.Cluster.Centre], points.Y[cluster.Cluster.Centre], cluster.Radius);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WritePropertyName("properties");
            JsonSerializer.Serialize(json, cluster, AnalyseOptions.AsJson);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Ring(Utf8JsonWriter json, double longitude, double latitude, double kilometres)
    {
        json.WriteStartArray();
        foreach (var (lon, lat) in ScanCircle.Ring(longitude, latitude, kilometres))
        {
            json.WriteStartArray();
            json.WriteNumberValue(lon);
            json.WriteNumberValue(lat);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}

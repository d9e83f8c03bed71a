using System.Globalization;
using System.Text.Json;
using HaiDang.Shell;
namespace HaiDang.Incidents.Browse;

/// <summary>Writes a table with columns <c>lon</c> and <c>lat</c> as GeoJSON (RFC 7946); a row without a point has a null geometry.</summary>
/// <remarks>Instants carry their offset. Numbers are written for machines, whatever the language.</remarks>
public static class GeoJsonFile
{
    public const string Type = "application/geo+json";
    private const int FlushAt = 64 * 1024;

    public static async Task Write(Stream to, ExportTable table, CancellationToken stop)
    {
        var (lon, lat) = (Array.FindIndex(table.Columns, c => c.Key is "lon"), Array.FindIndex(table.Columns, c => c.Key is "lat"));
        await using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteBoolean("synthetic", table.Synthetic is not null);
        if (table.Synthetic is not null) json.WriteString("note", table.Synthetic);
        foreach (var (name, value) in table.About) json.WriteString(name, value);
        json.WriteStartArray("features");
        await foreach (var row in table.Rows.WithCancellation(stop))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            WritePoint(json, row[lon] as double?, row[lat] as double?);
            json.WriteStartObject("properties");
            for (var at = 0; at < row.Length; at++)
                if (at != lon && at != lat) Write(json, table.Columns[at].Key, row[at]);
            json.WriteEndObject();
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) await json.FlushAsync(stop);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static void WritePoint(Utf8JsonWriter json, double? lon, double? lat)
    {
        if (lon is null || lat is null)
        {
            json.WriteNull("geometry");
            return;
        }
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(Math.Round(lon.Value, 6));
        json.WriteNumberValue(Math.Round(lat.Value, 6));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(key); break;
            case string text: json.WriteString(key, text); break;
            case double number: json.WriteNumber(key, number); break;
            case int whole: json.WriteNumber(key, whole); break;
            case bool yes: json.WriteBoolean(key, yes); break;
            case DateTimeOffset at: json.WriteString(key, at.Local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"A {value.GetType().Name} cannot be written to a file.", nameof(value));
        }
    }
}

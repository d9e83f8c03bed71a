using System.Text.Json;
using HaiDang.HotSpots.Find;
using HaiDang.Incidents.Browse;
using NetTopologySuite.IO.Converters;
namespace HaiDang.HotSpots.Export;

/// <summary>The list as GeoJSON (RFC 7946): every place with its outline and what was found of it.</summary>
internal static class AreasJson
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    public static void Write(Stream to, ExportTable table, FindHotSpots.Answer found, Ground ground)
    {
        using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteBoolean("synthetic", table.Synthetic is not null);
        if (table.Synthetic is not null) json.WriteString("note", table.Synthetic);
        foreach (var (name, value) in table.About) json.WriteString(name, value);
        json.WriteStartArray("features");
        foreach (var (spot, row) in found.Spots.Zip(table.Rows.ToBlockingEnumerable()))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteNumber("id", spot.PlaceId);
            json.WritePropertyName("geometry");
            var outline = ground.Degrees[ground.Order.Of(spot.PlaceId)];
            if (outline.IsEmpty) json.WriteNullValue();
            else JsonSerializer.Serialize(json, outline, Geometries);
            json.WriteStartObject("properties");
            foreach (var (column, value) in table.Columns.Zip(row)) Write(json, column.Key, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, object? value)
    {
        json.WritePropertyName(key);
        JsonSerializer.Serialize(json, value);
    }
}

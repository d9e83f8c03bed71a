using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Surface;

/// <summary>A surface as GeoJSON (RFC 7946), each band with its <c>paint</c>; to a metre, which is finer than any cell.</summary>
internal static class SurfaceJson
{
    private const int Digits = 5;

    public static byte[] Of(DrawSurface.Answer answer)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var band in answer.Bands) Write(json, band);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return to.ToArray();
    }

    private static void Write(Utf8JsonWriter json, DrawSurface.Band band)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("paint", band.Paint);
        json.WriteNumber("from", band.From);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        for (var part = 0; part < band.Area.NumGeometries; part++)
        {
            if (band.Area.GetGeometryN(part) is not Polygon { IsEmpty: false } polygon) continue;
            json.WriteStartArray();
            Write(json, polygon.Shell);
            foreach (var hole in polygon.Holes) Write(json, hole);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LinearRing ring)
    {
        json.WriteStartArray();
        foreach (var at in ring.Coordinates)
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"[{Math.Round(at.X, Digits)},{Math.Round(at.Y, Digits)}]"), skipInputValidation: true);
        json.WriteEndArray();
    }
}

using System.Text.Json;
using NetTopologySuite.Geometries;
namespace HaiDang.Places.Shapes;

/// <summary>What does a map draw of an area: its land in one feature, its islets in another?</summary>
internal static class DrawAreas
{
    /// <summary>A part smaller than this that is not its area's largest is an islet: it never takes a class colour.</summary>
    public const double IsletBelowKm2 = 6;

    /// <param name="writer">Receives the members of a feature collection.</param>
    /// <param name="areas">Each with its outline.</param>
    /// <param name="withIslets">Whether small parts are islets in a sea; in an imported city they are pieces of a district.</param>
    public static void Write(Utf8JsonWriter writer, IEnumerable<(Place Place, MultiPolygon Shape)> areas, bool withIslets)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var (place, shape) in areas)
        {
            var parts = shape.Geometries.Cast<Polygon>().Select(p => (Part: p, Km2: SphereArea.Km2(p))).ToArray();
            if (parts.Length == 0) continue;
            var largest = parts.Max(p => p.Km2);
            bool IsIslet((Polygon Part, double Km2) part) => withIslets && part.Km2 < IsletBelowKm2 && part.Km2 < largest;
            Feature(writer, place, [.. parts.Where(p => !IsIslet(p)).Select(p => p.Part)], islet: false);
            Feature(writer, place, [.. parts.Where(IsIslet).Select(p => p.Part)], islet: true);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Feature(Utf8JsonWriter writer, Place place, Polygon[] parts, bool islet)
    {
        if (parts.Length == 0) return;
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteNumber("id", place.Id);
        writer.WriteString("code", place.Code);
        writer.WriteString("name", place.Name);
        writer.WriteBoolean("islet", islet);
        if (place is { Lon: { } lon, Lat: { } lat })
        {
            writer.WriteNumber("lon", Rounded(lon));
            writer.WriteNumber("lat", Rounded(lat));
        }
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        Geometry(writer, parts);
        writer.WriteEndObject();
    }

    /// <summary>A multipolygon with coordinates of five decimals: one metre.</summary>
    public static void Geometry(Utf8JsonWriter writer, IEnumerable<Polygon> parts)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "MultiPolygon");
        writer.WriteStartArray("coordinates");
        foreach (var part in parts)
        {
            writer.WriteStartArray();
            Ring(writer, part.ExteriorRing);
            foreach (var hole in part.InteriorRings) Ring(writer, hole);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Ring(Utf8JsonWriter writer, LineString ring)
    {
        writer.WriteStartArray();
        var sequence = ring.CoordinateSequence;
        var last = (double.NaN, double.NaN);
        for (var i = 0; i < sequence.Count; i++)
        {
            var point = (Rounded(sequence.GetX(i)), Rounded(sequence.GetY(i)));
            if (point == last && i < sequence.Count - 1) continue;
            last = point;
            writer.WriteStartArray();
            writer.WriteNumberValue(point.Item1);
            writer.WriteNumberValue(point.Item2);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static double Rounded(double degrees) => Math.Round(degrees, 5);
}

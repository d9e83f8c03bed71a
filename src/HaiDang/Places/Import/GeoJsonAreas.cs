using System.Text.Json;
using NetTopologySuite.Geometries;
namespace HaiDang.Places.Import;

/// <summary>Reads the areas of a GeoJSON file (RFC 7946), feature by feature: one broken feature spoils no other.</summary>
internal static class GeoJsonAreas
{
    public static AreaFile Read(string path)
    {
        try
        {
            JsonLength.Check(path);
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(document.RootElement, path);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(AreaFile.Told("Json", path, broken.LineNumber + 1, broken.BytePositionInLine + 1), broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new InvalidDataException(AreaFile.Told("JsonText", path), broken);   // half a letter written as an escape
        }
    }

    private static AreaFile Read(JsonElement root, string path)
    {
        var features = Text(root, "type") switch
        {
            "FeatureCollection" when root.TryGetProperty("features", out var list) && list.ValueKind is JsonValueKind.Array => list.EnumerateArray().ToArray(),
            "Feature" => [root],
            _ => throw new InvalidDataException(AreaFile.Told("NotGeoJson", path)),
        };
        AreaLimits.Features(path, features.Length);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = features.Select((feature, i) => Feature(feature, i + 1, columns)).ToArray();
        if (columns.Count > AreaLimits.MostColumns) throw new InvalidDataException(AreaFile.Told("TooWide", path, columns.Count, AreaLimits.MostColumns));
        return new AreaFile([.. columns.OrderBy(c => c.Value).Select(c => c.Key)], read, Crs(root));
    }

    private static AreaFeature Feature(JsonElement feature, int number, Dictionary<string, int> columns)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Member(feature, "properties") is { ValueKind: JsonValueKind.Object } properties)
            foreach (var property in properties.EnumerateObject())
            {
                columns.TryAdd(property.Name, columns.Count);
                if (Words(property.Value) is { } words) values[property.Name] = words;
            }
        if (Member(feature, "geometry") is not { ValueKind: JsonValueKind.Object } geometry)
            return new AreaFeature(number, values, null, Trouble: Trouble.NoShape);
        var (shape, mends, trouble) = Shape(geometry);
        return new AreaFeature(number, values, shape, mends, trouble);
    }

    /// <summary>A polygon or multipolygon, also out of a collection.</summary>
    internal static (Geometry? Shape, Mends Mends, Trouble? Trouble) Shape(JsonElement geometry)
    {
        var builder = new RingBuilder();
        try
        {
            if (!Polygons(geometry, builder)) return (null, Mends.None, Trouble.NotAnArea);
        }
        catch (Exception broken) when (broken is InvalidOperationException or FormatException or IndexOutOfRangeException or KeyNotFoundException)
        {
            return (null, Mends.None, Trouble.BadCoordinate);   // text, null or a lone number where a position should stand
        }
        return (builder.Shape(), builder.Mends, builder.Trouble);
    }

    private static bool Polygons(JsonElement geometry, RingBuilder builder)
    {
        switch (Text(geometry, "type"))
        {
            case "Polygon":
                Polygon(geometry.GetProperty("coordinates"), builder);
                return true;
            case "MultiPolygon":
                foreach (var polygon in geometry.GetProperty("coordinates").EnumerateArray()) Polygon(polygon, builder);
                return true;
            case "GeometryCollection":
                var any = false;
                foreach (var part in geometry.GetProperty("geometries").EnumerateArray()) any |= Polygons(part, builder);
                return any;
            default:
                return false;
        }
    }

    private static void Polygon(JsonElement rings, RingBuilder builder)
    {
        foreach (var ring in rings.EnumerateArray())
        {
            foreach (var position in ring.EnumerateArray())
                builder.Point(position[0].GetDouble(), position[1].GetDouble());
            builder.EndRing();
        }
        builder.EndPolygon();
    }

    /// <summary>GeoJSON is WGS 84 unless it is of the old kind that names something else.</summary>
    private static CoordinateSystem? Crs(JsonElement root)
    {
        if (Member(root, "crs") is not { ValueKind: JsonValueKind.Object } crs || Member(crs, "properties") is not { } properties)
            return CoordinateSystem.Wgs84;
        var name = Text(properties, "name") ?? "";
        return name.Length == 0 || name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) || name.EndsWith(":4326", StringComparison.Ordinal)
            ? CoordinateSystem.Wgs84
            : CoordinateSystem.FromEpsg(name[(name.LastIndexOf(':') + 1)..]);
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string? Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } words ? words : null,
        _ => value.GetRawText(),
    };
}

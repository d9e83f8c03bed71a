using System.Text.Json;
using HaiDang.HotSpots.Analyse.Interaction;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Which streets does a GeoJSON file hold? Lines, brought into the plane of the points.</summary>
internal static class StreetFile
{
    /// <exception cref="InvalidDataException">It is no GeoJSON of lines, or drawn in metres where the points are in degrees, or the other way round.</exception>
    public static IReadOnlyList<LineString> Read(string path, EventFile file)
    {
        using var json = Parsed(path);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            throw Refusal.Of(path, "Analyse.Streets.NoLines");
        JsonElement? crs = json.RootElement.TryGetProperty("crs", out var given) && given.ValueKind == JsonValueKind.Object ? given : null;
        var inMetres = CoordinateSystem.IsInMetres(path, crs);
        if (inMetres != file.Plane is null) throw Refusal.Of(path, inMetres ? "Analyse.RegionInMetres" : "Analyse.RegionInDegrees");
        var lines = new List<LineString>();
        foreach (var feature in features.EnumerateArray())
            if (feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("geometry", out var drawn) && drawn.ValueKind == JsonValueKind.Object) lines.AddRange(Lines(path, drawn));
        if (lines.Count == 0) throw Refusal.Of(path, "Analyse.Streets.NoLines");
        return file.Plane is null ? lines : [.. lines.Select(l => (LineString)file.Plane.ToMetres(l))];
    }

    private static JsonDocument Parsed(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException broken)
        {
            throw Refusal.At(path, (broken.LineNumber ?? 0) + 1, "Analyse.NoJson", (broken.BytePositionInLine ?? 0) + 1);
        }
    }

    private static IEnumerable<LineString> Lines(string path, JsonElement drawn)
    {
        try
        {
            return drawn.Deserialize<Geometry>(FeatureFile.Shapes) switch
            {
                LineString line => line.IsEmpty ? [] : [line],
                MultiLineString many => many.Geometries.Cast<LineString>().Where(l => !l.IsEmpty),
                _ => [],
            };
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            throw Refusal.Of(path, "Analyse.NoShape", broken.Message);
        }
    }
}

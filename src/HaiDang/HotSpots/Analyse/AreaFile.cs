using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
namespace HaiDang.HotSpots.Analyse;

/// <summary>One feature of a file.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Shape">Its outline; null when it has none.</param>
/// <param name="Drawn">The same as it was written.</param>
/// <param name="Properties">As they were written.</param>
/// <param name="Id">As it was written; null when it has none.</param>
internal sealed record Area(int Line, Geometry? Shape, JsonElement Drawn, JsonElement Properties, JsonElement? Id);

/// <summary>Which areas does a GeoJSON file hold, and are they drawn in degrees or in metres?</summary>
internal sealed class AreaFile
{
    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    public required string Path { get; init; }
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>The file's own word on its coordinates (GeoJSON 2008), null where it says nothing: then WGS 84.</summary>
    public JsonElement? Crs { get; init; }

    public required bool InMetres { get; init; }

    /// <summary>Outlines that crossed themselves and were redrawn.</summary>
    public required int Mended { get; init; }

    /// <exception cref="InvalidDataException">It is no GeoJSON of areas, or its coordinates are in a system unknown here.</exception>
    public static AreaFile Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Read(path, bytes);
        }
        catch (JsonException broken)
        {
            throw Refusal.At(path, (broken.LineNumber ?? 0) + 1, "Analyse.NoJson", (broken.BytePositionInLine ?? 0) + 1);
        }
    }

    private static AreaFile Read(string path, ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        JsonElement? crs = null;
        List<Area>? areas = null;
        var mended = 0;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Refusal.At(path, 1, "Analyse.NoCollection");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "crs" && reader.TokenType == JsonTokenType.StartObject) crs = JsonElement.ParseValue(ref reader);
            else if (name == "features" && reader.TokenType == JsonTokenType.StartArray) areas = Features(path, bytes, ref reader, ref mended);
            else reader.Skip();
        }
        if (areas is null or []) throw Refusal.At(path, 1, "Analyse.NoCollection");

        var inMetres = CoordinateSystem.IsInMetres(path, crs);
        if (!inMetres) GuardDegrees(path, areas);
        return new AreaFile { Path = path, Areas = areas, Crs = crs, InMetres = inMetres, Mended = mended };
    }

    private static List<Area> Features(string path, ReadOnlySpan<byte> bytes, ref Utf8JsonReader reader, ref int mended)
    {
        var areas = new List<Area>();
        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes[counted..start].Count((byte)'\n');
            counted = start;
            var feature = JsonElement.ParseValue(ref reader);
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties))
                throw Refusal.At(path, line, "Analyse.NoFeature", areas.Count + 1);
            JsonElement? id = feature.TryGetProperty("id", out var given) ? given : null;
            var drawn = feature.TryGetProperty("geometry", out var outline) ? outline : Nothing;
            areas.Add(new Area(line, Shape(path, line, drawn, ref mended), drawn, properties, id));
        }
        return areas;
    }

    private static Geometry? Shape(string path, int line, JsonElement drawn, ref int mended)
    {
        if (drawn.ValueKind == JsonValueKind.Null) return null;
        Geometry? shape;
        try
        {
            shape = drawn.Deserialize<Geometry>(FeatureFile.Shapes);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            throw Refusal.At(path, line, "Analyse.NoShape", broken.Message);
        }
        if (shape is not (Polygon or MultiPolygon)) throw Refusal.At(path, line, "Analyse.NoArea", shape?.GeometryType ?? "null");
        if (shape.IsEmpty) return null;
        if (shape.IsValid) return shape;
        mended++;
        return GeometryFixer.Fix(shape);
    }

    private static void GuardDegrees(string path, List<Area> areas)
    {
        foreach (var area in areas)
            if (area.Shape?.EnvelopeInternal is { } box && (box.MinX < -180 || box.MaxX > 180 || box.MinY < -90 || box.MaxY > 90))
                throw Refusal.At(path, area.Line, "Analyse.NotDegrees", box.MinX, box.MinY);
    }
}

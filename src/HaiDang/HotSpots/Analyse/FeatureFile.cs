using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
namespace HaiDang.HotSpots.Analyse;

/// <summary>One feature of an answer that is a map.</summary>
/// <param name="Drawn">In the coordinates of the file.</param>
/// <param name="Properties">In their order.</param>
internal sealed record AnswerFeature(Geometry Drawn, params (string Name, object? Value)[] Properties);

/// <summary>Writes an answer that is a map, as a GeoJSON collection.</summary>
internal static class FeatureFile
{
    public static JsonSerializerOptions Shapes { get; } = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <param name="path">Written whole or not at all.</param>
    /// <param name="about">What stands beside the features, such as the analysis.</param>
    /// <param name="features">In their order.</param>
    public static void Write(string path, (string Name, object Value)? about, IEnumerable<AnswerFeature> features) => OutFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = AnalyseOptions.AsJson.Encoder });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        if (about is { } said) WriteNamed(json, said.Name, said.Value);
        json.WriteStartArray("features");
        foreach (var feature in features)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            foreach (var (name, value) in feature.Properties) WriteNamed(json, name, value);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            JsonSerializer.Serialize(json, feature.Drawn, Shapes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>To a centimetre, which is finer than any cell.</summary>
    public static Geometry Rounded(Geometry degrees)
    {
        const int digits = 7;
        foreach (var at in degrees.Coordinates) (at.X, at.Y) = (Math.Round(at.X, digits), Math.Round(at.Y, digits));
        return degrees;
    }

    private static void WriteNamed(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, AnalyseOptions.AsJson);
    }
}

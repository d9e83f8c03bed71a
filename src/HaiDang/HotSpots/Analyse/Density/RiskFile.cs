using System.Text.Json;
using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Analyse.Interaction;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Writes the tolerance contours: the ground on which the ratio is raised, or lowered, beyond chance.</summary>
internal static class RiskFile
{
    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    public static void Write(string path, EventFile file, RiskSurface surface, AnalyseRisk.Answer answer)
    {
        var raised = Contours.Of(surface.Grid, Array.ConvertAll(surface.PHigher, p => 1 - p), [1 - AnalyseRisk.Tolerance])[0].Area;
        var lowered = Contours.Of(surface.Grid, surface.PHigher, [1 - AnalyseRisk.Tolerance])[0].Area;
        OutFile.Write(path, stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = AnalyseOptions.AsJson.Encoder });
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WritePropertyName("analysis");
            JsonSerializer.Serialize(json, answer, AnalyseOptions.AsJson);
            json.WriteStartArray("features");
            foreach (var polygon in raised.Geometries) WriteFeature(json, file, polygon, "raised");
            foreach (var polygon in lowered.Geometries) WriteFeature(json, file, polygon, "lowered");
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteFeature(Utf8JsonWriter json, EventFile file, Geometry polygon, string verdict)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("ratio", verdict);
        json.WriteNumber("squareKilometres", polygon.Area / 1e6);
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        JsonSerializer.Serialize(json, new GeometryEditor().Edit(polygon, new Back(file)), Shapes);
        json.WriteEndObject();
    }

    private sealed class Back(EventFile file) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) => Array.ConvertAll(coordinates, c =>
        {
            var (x, y) = file.Back(c.X, c.Y);
            return new Coordinate(x, y);
        });
    }
}

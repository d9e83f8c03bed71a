using System.Text.Json;
using HaiDang.Analysis.Density;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Writes where a surface reaches round levels, as GeoJSON polygons in WGS 84.</summary>
internal static class ContourFile
{
    private const int About = 10;
    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    public static void Write(string path, Raster raster)
    {
        var values = Array.ConvertAll(raster.Values, v => (double)v);
        var contours = Contours.Of(raster.Grid, values, Levels.Rounded(values, About));
        OutFile.Write(path, stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("description", raster.Meaning);
            json.WriteStartArray("features");
            foreach (var contour in contours)
                WriteFeature(json, contour, raster);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteFeature(Utf8JsonWriter json, Contour contour, Raster raster)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteNumber("atLeast", contour.Level);
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        JsonSerializer.Serialize<Geometry>(json, Rounded(raster.Plane.ToDegrees(contour.Area)), Shapes);
        json.WriteEndObject();
    }

    /// <summary>To a centimetre, which is finer than any cell.</summary>
    internal static Geometry Rounded(Geometry degrees)
    {
        foreach (var at in degrees.Coordinates) (at.X, at.Y) = (Math.Round(at.X, 7), Math.Round(at.Y, 7));
        return degrees;
    }
}

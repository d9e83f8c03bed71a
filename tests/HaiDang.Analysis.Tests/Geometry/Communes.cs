using System.Text.Json;
using NetTopologySuite.Geometries;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace HaiDang.Analysis.Tests.Geometry;

/// <summary>The 54 communes of Quảng Ninh, as the project's own reference data draws them.</summary>
internal static class Communes
{
    private static readonly Lazy<(string[] Names, Shape[] Shapes)> Loaded = new(Load);

    public static string[] Names => Loaded.Value.Names;

    public static Shape[] Shapes => Loaded.Value.Shapes;

    private static (string[], Shape[]) Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", "quang-ninh", "communes.geojson");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var features = document.RootElement.GetProperty("features").EnumerateArray().ToList();
        return ([.. features.Select(f => f.GetProperty("properties").GetProperty("name").GetString()!)],
            [.. features.Select(f => Read(f.GetProperty("geometry")))]);
    }

    private static Shape Read(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() == "Polygon"
            ? Polygon(coordinates)
            : new MultiPolygon([.. coordinates.EnumerateArray().Select(Polygon)]);
    }

    private static Polygon Polygon(JsonElement rings)
    {
        var read = rings.EnumerateArray().Select(r => new LinearRing([.. r.EnumerateArray().Select(c => new Coordinate(c[0].GetDouble(), c[1].GetDouble()))])).ToList();
        return new Polygon(read[0], [.. read.Skip(1)]);
    }
}

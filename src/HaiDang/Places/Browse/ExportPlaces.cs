using System.Globalization;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Places.Shapes;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
namespace HaiDang.Places.Browse;

/// <summary>Writes exactly the places that the page shows into a file: CSV, Excel or GeoJSON.</summary>
public static class ExportPlaces
{
    private static readonly string[] Columns =
        ["code", "other_code", "name", "type", "parent", "area_km2", "population", "people_per_km2", "island", "merged_from", "now", "communes", "lon", "lat", "note", "as_of", "synthetic"];

    public static async Task<Results<FileContentHttpResult, NotFound>> Get(
        string form, HttpRequest request, HaiDangDb db, LandNeighbours neighbours, TimeProvider clock, CancellationToken stop)
    {
        var at = PlacesAddress.Parse(request.QueryString.Value ?? "");
        if (await LookAtPlaces.Run(at, db, neighbours, clock, stop) is not { } view) return TypedResults.NotFound();
        var synthetic = await db.ReadSetting(Setting.SyntheticSeed, stop) is not null;
        var name = $"{(at.Vietnam ? "viet-nam" : Fold.Plain(view.Root.Name).Replace(' ', '-'))}-{view.Day:yyyy-MM-dd}{(synthetic ? "-mo-phong" : "")}";
        var rows = view.Rows.Select(r => Values(r, view.Day, synthetic)).ToArray();
        return form switch
        {
            "csv" => TypedResults.File(await Csv(rows, stop), WriteCsv.Type, name + ".csv"),
            "xlsx" => TypedResults.File(Excel(rows, synthetic), WriteXlsx.Type, name + ".xlsx"),
            "geojson" => TypedResults.File(await GeoJson(view.Rows, rows, synthetic, db, stop), "application/geo+json", name + ".geojson"),
            _ => TypedResults.NotFound(),
        };
    }

    private static object?[] Values(LookAtPlaces.Row row, DateOnly day, bool synthetic) =>
    [
        row.Code, row.OtherCode, row.FullName, Words.Of<Texts>($"Type.{row.Type}"), row.Parent, row.AreaKm2, row.Population,
        row.Density is { } density ? Math.Round(density, 1) : null, row.IsIsland, string.Join("; ", row.From), string.Join("; ", row.To),
        row.Type is PlaceType.Province ? row.Communes : null, row.Lon, row.Lat, string.Join(' ', row.Notes),
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), synthetic,
    ];

    private static async Task<byte[]> Csv(object?[][] rows, CancellationToken stop)
    {
        using var file = new MemoryStream();
        await WriteCsv.Run(file, Columns, rows.Select(r => Array.ConvertAll(r, Cell)).ToAsyncEnumerable(), stop);
        return file.ToArray();
    }

    private static string? Cell(object? value) => value switch
    {
        null => null,
        string words => words,
        bool yes => yes ? "1" : "0",
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };

    private static byte[] Excel(object?[][] rows, bool synthetic) =>
        WriteXlsx.Run(Array.ConvertAll(Columns, c => Words.Of<Texts>($"Export.{c}")), rows, synthetic ? Words.Of<Texts>("Export.SyntheticSay") : null);

    /// <summary>With their outlines where these are drawn, else with their point.</summary>
    private static async Task<byte[]> GeoJson(LookAtPlaces.Row[] places, object?[][] rows, bool synthetic, HaiDangDb db, CancellationToken stop)
    {
        var ids = places.Select(p => p.Id).ToArray();
        var shapes = await db.PlaceShapes.AsNoTracking().Where(s => ids.Contains(s.PlaceId)).ToDictionaryAsync(s => s.PlaceId, s => s.Wkb, stop);
        using var file = new MemoryStream();
        await using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteBoolean("synthetic", synthetic);
        json.WriteStartArray("features");
        foreach (var (place, row) in places.Zip(rows))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            foreach (var (column, value) in Columns.Zip(row)) Write(json, column, value);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            if (shapes.TryGetValue(place.Id, out var wkb)) DrawAreas.Geometry(json, ShapeBytes.Shape(wkb).Geometries.Cast<Polygon>());
            else if (place is { Lon: { } lon, Lat: { } lat }) JsonSerializer.Serialize(json, new { type = "Point", coordinates = new[] { lon, lat } });
            else json.WriteNullValue();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
        return file.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string column, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(column); break;
            case bool yes: json.WriteBoolean(column, yes); break;
            case string words: json.WriteString(column, words); break;
            case double number: json.WriteNumber(column, number); break;
            case int count: json.WriteNumber(column, count); break;
            case long count: json.WriteNumber(column, count); break;
            default: throw new ArgumentException($"A {value.GetType().Name} has no place in {column}.", nameof(value));
        }
    }
}

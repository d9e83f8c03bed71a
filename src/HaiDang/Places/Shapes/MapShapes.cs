using System.Text.Json;
using HaiDang.Data;
using HaiDang.Places.Import;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
namespace HaiDang.Places.Shapes;

/// <summary>What does a map draw: a territory's communes, the country's provinces, and the land around either?</summary>
public sealed class MapShapes(IDbContextFactory<HaiDangDb> databases)
{
    private const double AroundShare = 0.8;
    private readonly Lock _making = new();
    private Dictionary<string, Task<PackedJson?>> _made = [];
    private string _version = "";

    /// <summary>The communes of a territory; null when there is no such territory.</summary>
    public Task<PackedJson?> Communes(int rootId, CancellationToken stop) => Made($"shapes-{rootId}", async db =>
    {
        if (await Territories.Of(db, rootId, null, CancellationToken.None) is not { } territory) return null;
        var shapes = await Territories.Geometries(db, territory, CancellationToken.None);
        return PackedJson.Of(w => DrawAreas.Write(w, territory.Communes.Zip(shapes, (c, s) => (c, SphereArea.Parts(s))), territory.Root.Type is PlaceType.Province));
    }, stop);

    /// <summary>All provinces.</summary>
    public Task<PackedJson?> Provinces(CancellationToken stop) => Made("provinces", async db =>
    {
        var provinces = await Outlines(db);
        return PackedJson.Of(w => DrawAreas.Write(w, provinces, withIslets: true));
    }, stop);

    /// <summary>Neutral land around a territory: near provinces and the block beyond the border; for an imported one a sheet of land.</summary>
    /// <param name="rootId">A territory, or 0 for the whole country.</param>
    /// <param name="stop">Stops it.</param>
    public Task<PackedJson?> Outside(int rootId, CancellationToken stop) => Made($"outside-{rootId}", async db =>
    {
        if (rootId == 0) return PackedJson.Of(w => Land(w, Beyond()));
        if (await Territories.Of(db, rootId, null, CancellationToken.None) is not { } territory) return null;
        var around = new Envelope();
        foreach (var shape in await Territories.Geometries(db, territory, CancellationToken.None)) around.ExpandToInclude(shape.EnvelopeInternal);
        if (territory.Root.Type is PlaceType.Territory) return PackedJson.Of(w => Land(w, Sheet(around)));
        around.ExpandBy(around.Width * AroundShare, around.Height * AroundShare);
        var near = (await Outlines(db)).Where(o => o.Place.Id != rootId && o.Shape.EnvelopeInternal.Intersects(around)).Select(o => o.Shape).ToArray();
        return PackedJson.Of(w => Land(w, [.. Without(Beyond(), near), .. near.SelectMany(s => s.Geometries.Cast<Polygon>())]));
    }, stop);

    private async Task<PackedJson?> Made(string what, Func<HaiDangDb, Task<PackedJson?>> make, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var version = await PlaceUrls.Version(db, stop);
        Task<PackedJson?> made;
        lock (_making)
        {
            if (version != _version) (_version, _made) = (version, []);
            if (!_made.TryGetValue(what, out made!) || made.IsFaulted)
                _made[what] = made = Task.Run(() => Make(make), CancellationToken.None);   // others may be waiting for it too
        }
        return await made.WaitAsync(stop) is { } json ? json with { Tag = $"{version}-{what}" } : null;
    }

    private async Task<PackedJson?> Make(Func<HaiDangDb, Task<PackedJson?>> make)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await make(db);
    }

    private static async Task<List<(Place Place, MultiPolygon Shape)>> Outlines(HaiDangDb db)
    {
        var (places, shapes) = (db.Places.AsNoTracking(), db.PlaceShapes.AsNoTracking());
        var rows = await places.Where(p => p.Type == PlaceType.Province && p.ValidTo == null)
            .Join(shapes, p => p.Id, s => s.PlaceId, (p, s) => new { Place = p, s.Wkb }).ToListAsync();
        return [.. rows.OrderBy(r => r.Place.Code, StringComparer.Ordinal).Select(r => (r.Place, ShapeBytes.Shape(r.Wkb)))];
    }

    private static void Land(Utf8JsonWriter writer, IEnumerable<Polygon> parts)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        DrawAreas.Geometry(writer, parts);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IEnumerable<Polygon> Beyond() =>
        AreaFile.Read(Path.Combine(DataFolder.Reference, "vietnam/beyond.geojson")).Features
            .SelectMany(f => SphereArea.Parts(f.Shape!).Geometries.Cast<Polygon>());

    /// <summary>The block ends where a province begins, so that its edge inside Vietnam is not drawn as a line.</summary>
    private static IEnumerable<Polygon> Without(IEnumerable<Polygon> block, MultiPolygon[] provinces)
    {
        Geometry left = GeometryFactory.Default.CreateMultiPolygon([.. block]);
        foreach (var province in provinces) left = OverlayNGRobust.Overlay(left, province, SpatialFunction.Difference);
        return Enumerable.Range(0, left.NumGeometries).Select(left.GetGeometryN).OfType<Polygon>();
    }

    /// <summary>Around an imported territory nobody has said where land ends.</summary>
    private static Polygon[] Sheet(Envelope territory)
    {
        if (territory.IsNull) return [];
        var sheet = territory.Copy();
        sheet.ExpandBy(Math.Max(2, 4 * territory.Width), Math.Max(2, 4 * territory.Height));
        var inside = sheet.Intersection(new Envelope(-180, 180, -85, 85));
        return [(Polygon)GeometryFactory.Default.ToGeometry(inside)];
    }
}

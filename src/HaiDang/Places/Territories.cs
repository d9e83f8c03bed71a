using System.Globalization;
using HaiDang.Data;
using HaiDang.Places.Shapes;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
namespace HaiDang.Places;

/// <summary>A province, or an imported territory, with its communes in force, in the order of their codes.</summary>
public sealed record Territory(Place Root, Place[] Communes);

/// <summary>Where does this installation work?</summary>
public static class Territories
{
    /// <summary>The working territory as it stands today; null while the database has no place at all.</summary>
    public static async Task<Territory?> Current(HaiDangDb db, CancellationToken stop) =>
        await CurrentRoot(db, stop) is { } root ? await Of(db, root, null, stop) : null;

    /// <summary>A territory with the communes that stood on a day.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rootId">Its root's id.</param>
    /// <param name="on">The day; null for those that have not ended.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Null when no province or territory has the id.</returns>
    public static async Task<Territory?> Of(HaiDangDb db, int rootId, DateOnly? on, CancellationToken stop)
    {
        var places = await db.Places.AsNoTracking().Where(p => p.RootId == rootId).ToListAsync(stop);
        if (places.Find(p => p.Id == rootId) is not { IsRoot: true } root) return null;
        var communes = places.Where(p => p.IsCommune && (on is { } day ? p.StandsOn(day) : p.ValidTo is null));
        return new Territory(root, [.. communes.OrderBy(p => p.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Every territory that can be worked in, because some of its communes are drawn.</summary>
    public static async Task<Place[]> All(HaiDangDb db, CancellationToken stop)
    {
        var (places, shapes) = (db.Places.AsNoTracking(), db.PlaceShapes);
        var drawn = places.Where(p => p.Id != p.RootId && shapes.Any(s => s.PlaceId == p.Id)).Select(p => p.RootId);
        var roots = await places.Where(p => drawn.Contains(p.Id)).ToListAsync(stop);
        return [.. roots.OrderBy(p => p.Folded, StringComparer.Ordinal)];
    }

    /// <summary>Makes a territory the one that pages start from.</summary>
    public static async Task Choose(HaiDangDb db, int rootId, Announce<PlacesChanged> announce, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Write(db, rootId, stop);
        await db.Audit("choose a territory", $"place/{rootId}", null, new { territory = rootId }, stop);
        await transaction.CommitAsync(stop);
        await announce.Tell(new PlacesChanged(), stop);
    }

    /// <summary>The outlines of a territory's communes, in their order; an empty shape where none is drawn.</summary>
    public static async Task<Geometry[]> Geometries(HaiDangDb db, Territory territory, CancellationToken stop)
    {
        var (places, rootId) = (db.Places, territory.Root.Id);
        var shapes = await db.PlaceShapes.AsNoTracking()
            .Where(s => places.Any(p => p.Id == s.PlaceId && p.RootId == rootId)).ToDictionaryAsync(s => s.PlaceId, s => s.Wkb, stop);
        return Array.ConvertAll(territory.Communes, c => shapes.TryGetValue(c.Id, out var wkb) ? (Geometry)ShapeBytes.Shape(wkb) : MultiPolygon.Empty);
    }

    internal static async Task Write(HaiDangDb db, int rootId, CancellationToken stop)
    {
        await db.WriteSetting(Setting.Territory, rootId.ToString(CultureInfo.InvariantCulture), stop);
        await PlacesChanged.Note(db, stop);
    }

    /// <summary>The chosen root, else the one with most communes drawn.</summary>
    internal static async Task<int?> CurrentRoot(HaiDangDb db, CancellationToken stop)
    {
        if (int.TryParse(await db.ReadSetting(Setting.Territory, stop), CultureInfo.InvariantCulture, out var chosen)
            && await db.Places.AnyAsync(p => p.Id == chosen, stop)) return chosen;
        var (places, shapes) = (db.Places, db.PlaceShapes);
        return await places.Where(p => p.Id != p.RootId && p.ValidTo == null && shapes.Any(s => s.PlaceId == p.Id))
            .GroupBy(p => p.RootId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (int?)g.Key).FirstOrDefaultAsync(stop);
    }
}

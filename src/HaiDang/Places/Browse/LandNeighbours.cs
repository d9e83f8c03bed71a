using HaiDang.Analysis;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Browse;

/// <summary>Which drawn communes of a territory share a land border? Found once for each edition of the places.</summary>
public sealed class LandNeighbours(IDbContextFactory<HaiDangDb> databases)
{
    private sealed record Held(int RootId, string Version, IReadOnlyDictionary<int, int[]> Beside);

    private volatile Held? _held;

    /// <summary>The neighbours of every drawn commune in force; none for an island.</summary>
    public async Task<IReadOnlyDictionary<int, int[]>> Of(int rootId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var version = await PlaceUrls.Version(db, stop);
        if (_held is { } held && held.RootId == rootId && held.Version == version) return held.Beside;
        var beside = await Find(rootId, db, stop);
        _held = new Held(rootId, version, beside);
        return beside;
    }

    private static async Task<IReadOnlyDictionary<int, int[]>> Find(int rootId, HaiDangDb db, CancellationToken stop)
    {
        var territory = (await Territories.Of(db, rootId, null, stop))!;
        var shapes = await Territories.Geometries(db, territory, stop);
        var drawn = Enumerable.Range(0, shapes.Length).Where(i => !shapes[i].IsEmpty).ToArray();
        if (drawn.Length == 0) return new Dictionary<int, int[]>();
        var neighbours = Neighbours.Queen([.. drawn.Select(i => shapes[i])]);
        return drawn.Index().ToDictionary(d => territory.Communes[d.Item].Id,
            d => neighbours[d.Index].ToArray().Select(n => territory.Communes[drawn[n]].Id).ToArray());
    }
}

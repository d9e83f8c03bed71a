using HaiDang.Data;
using HaiDang.Places.Shapes;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
namespace HaiDang.Places;

/// <summary>Keeps the lookup over all places, made anew when places change, here or in another process, and when a new day begins.</summary>
public sealed class PlaceFinder(IDbContextFactory<HaiDangDb> databases, TimeProvider clock) : IHear<PlacesChanged>, IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _loading = new(1);
    private volatile Held? _held;

    private sealed record Held(PlaceLookup Lookup, string Version, DateTimeOffset CheckedAt);

    /// <summary>The lookup of today.</summary>
    public ValueTask<PlaceLookup> Current(CancellationToken stop) =>
        _held is { } held && IsFresh(held) ? ValueTask.FromResult(held.Lookup) : new(Renew(stop));

    Task IHear<PlacesChanged>.Hear(PlacesChanged news, CancellationToken stop)
    {
        _held = null;
        return Task.CompletedTask;
    }

    private bool IsFresh(Held held) => clock.GetUtcNow() - held.CheckedAt < Trusted && held.Lookup.Today == clock.Today;

    private async Task<PlaceLookup> Renew(CancellationToken stop)
    {
        await _loading.WaitAsync(stop);
        try
        {
            if (_held is { } ready && IsFresh(ready)) return ready.Lookup;
            await using var db = await databases.CreateDbContextAsync(stop);
            var version = await db.ReadSetting(PlacesChanged.Version, stop) ?? "";
            var lookup = _held is { } held && held.Version == version && held.Lookup.Today == clock.Today
                ? held.Lookup : await Load(db, clock.Today, stop);
            _held = new Held(lookup, version, clock.GetUtcNow());
            return lookup;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static async Task<PlaceLookup> Load(HaiDangDb db, DateOnly today, CancellationToken stop)
    {
        var places = await db.Places.AsNoTracking().ToListAsync(stop);
        var successions = await db.Successions.AsNoTracking().ToListAsync(stop);
        var standing = places.Where(p => p.IsCommune && p.StandsOn(today)).Select(p => p.Id).ToHashSet();
        var shapes = await db.PlaceShapes.AsNoTracking().ToListAsync(stop);
        var territory = await Territories.CurrentRoot(db, stop);
        return new PlaceLookup(places, successions,
            shapes.Where(s => standing.Contains(s.PlaceId)).OrderBy(s => s.PlaceId).Select(s => (s.PlaceId, (Geometry)ShapeBytes.Shape(s.Wkb))), territory, today);
    }

    public void Dispose() => _loading.Dispose();
}

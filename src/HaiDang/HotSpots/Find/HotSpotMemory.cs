using System.Collections.Concurrent;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>Keeps what was found until incidents, kinds or places change, here or in another process.</summary>
/// <remarks>
/// What it keeps is made of everything, because a verdict on one place needs all others, and it serves whoever asks: whoever hands an answer out cuts it to
/// <see cref="Scope"/>, or puts it into the key.
/// </remarks>
public sealed class HotSpotMemory(IDbContextFactory<HaiDangDb> databases, TimeProvider clock, ScopeInForce scope) : IHear<IncidentsChanged>, IHear<PlacesChanged>
{
    private const int Most = 256;
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2);

    private volatile Shelf _shelf = new("", default);

    private sealed record Shelf(string Version, DateTimeOffset CheckedAt)
    {
        public ConcurrentDictionary<object, Lazy<Task<object?>>> Things { get; } = new();
    }

    /// <summary>How far whoever asks now may see.</summary>
    public Scope Scope => scope.Now;

    /// <summary>What was made for this key before, or is made now; two who ask at once wait for one.</summary>
    /// <param name="key">Equal keys mean equal answers from equal data.</param>
    /// <param name="make">Makes it; goes on when the one who asked first has left.</param>
    /// <param name="stop">Stops the waiting.</param>
    public async Task<T> Of<T>(object key, Func<HaiDangDb, Task<T>> make, CancellationToken stop)
    {
        var shelf = await Current(stop);
        if (shelf.Things.Count >= Most) shelf.Things.Clear();
        var thing = shelf.Things.GetOrAdd(key, _ => new Lazy<Task<object?>>(() => Make(make)));
        try
        {
            return (T)(await thing.Value.WaitAsync(stop))!;
        }
        catch when (thing.Value.IsFaulted || thing.Value.IsCanceled)
        {
            shelf.Things.TryRemove(KeyValuePair.Create(key, thing));
            throw;
        }
    }

    /// <summary>Whether the answer is there already.</summary>
    public async Task<bool> Has(object key, CancellationToken stop) =>
        (await Current(stop)).Things.TryGetValue(key, out var thing) && thing is { IsValueCreated: true, Value.IsCompletedSuccessfully: true };

    /// <summary>The state of the data, as part of an address: changes when the data does.</summary>
    public async Task<string> Version(CancellationToken stop) => (await Current(stop)).Version;

    private async Task<object?> Make<T>(Func<HaiDangDb, Task<T>> make)
    {
        Scope.Enter(Scope.Everything);
        await using var db = await databases.CreateDbContextAsync();
        return await make(db);
    }

    private async Task<Shelf> Current(CancellationToken stop)
    {
        var shelf = _shelf;
        if (clock.GetUtcNow() - shelf.CheckedAt < Trusted && shelf.Version.Length > 0) return shelf;
        await using var db = await databases.CreateDbContextAsync(stop);
        var version = await Read(db, stop);
        if (version == shelf.Version)
        {
            var seen = shelf with { CheckedAt = clock.GetUtcNow() };
            foreach (var thing in shelf.Things) seen.Things.TryAdd(thing.Key, thing.Value);
            return _shelf = seen;
        }
        return _shelf = new Shelf(version, clock.GetUtcNow());
    }

    private static async Task<string> Read(HaiDangDb db, CancellationToken stop)
    {
        var imports = await db.IncidentImports.GroupBy(_ => 1)
            .Select(g => new { Last = g.Max(i => i.Id), Undone = g.Count(i => i.UndoneAt != null), Rows = g.Sum(i => i.Accepted) }).SingleOrDefaultAsync(stop);
        var kinds = await db.LocalKinds.SumAsync(k => (long)(k.KindId ?? 0) * (k.Id + 7), stop);
        var places = await db.Places.GroupBy(_ => 1).Select(g => new { Last = g.Max(p => p.Id), People = g.Sum(p => p.Population) }).SingleOrDefaultAsync(stop);
        var territory = await db.ReadSetting(Setting.Territory, stop);
        return $"{imports?.Last}-{imports?.Undone}-{imports?.Rows}-{kinds}-{places?.Last}-{places?.People}-{territory}";
    }

    Task IHear<IncidentsChanged>.Hear(IncidentsChanged news, CancellationToken stop) => Forget();

    Task IHear<PlacesChanged>.Hear(PlacesChanged news, CancellationToken stop) => Forget();

    private Task Forget()
    {
        _shelf = new Shelf("", default);
        return Task.CompletedTask;
    }
}

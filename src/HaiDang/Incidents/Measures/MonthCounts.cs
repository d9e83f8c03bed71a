using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Measures;

/// <summary>Keeps the counts per month until incidents or places change, here or in another process, so that any number of measures costs one reading.</summary>
/// <remarks>It holds everything and serves whoever asks: whoever hands a measure out asks for what the one who acts may see.</remarks>
internal sealed class MonthCounts(IDbContextFactory<HaiDangDb> databases, TimeProvider clock) : IHear<IncidentsChanged>, IHear<PlacesChanged>, IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _loading = new(1);
    private volatile Held? _held;

    private sealed record Held(MonthTable? Table, string State, DateOnly Today, DateTimeOffset CheckedAt);

    /// <returns>Null while there is nothing to count.</returns>
    public async Task<MonthTable?> Of(CancellationToken stop)
    {
        if (_held is { } held && IsFresh(held)) return held.Table;
        await _loading.WaitAsync(stop);
        try
        {
            return _held is { } ready && IsFresh(ready) ? ready.Table : await Renew(stop);
        }
        finally
        {
            _loading.Release();
        }
    }

    Task IHear<IncidentsChanged>.Hear(IncidentsChanged news, CancellationToken stop) => Forget();

    Task IHear<PlacesChanged>.Hear(PlacesChanged news, CancellationToken stop) => Forget();

    private bool IsFresh(Held held) => clock.GetUtcNow() - held.CheckedAt < Trusted && held.Today == clock.Today;

    private async Task<MonthTable?> Renew(CancellationToken stop)
    {
        Scope.Enter(Scope.Everything);
        await using var db = await databases.CreateDbContextAsync(stop);
        // Read before the counting: what changes in between is counted anew next time.
        var (state, today) = (await State(db, stop), clock.Today);
        var table = _held is { } held && held.State == state && held.Today == today ? held.Table : await MonthTable.Read(db, today, stop);
        _held = new(table, state, today, clock.GetUtcNow());
        return table;
    }

    /// <summary>Changes with every import, every undoing and every change of the territory, in this process or another.</summary>
    private static async Task<string> State(HaiDangDb db, CancellationToken stop)
    {
        var imports = await db.IncidentImports.GroupBy(_ => 1)
            .Select(g => new { Last = g.Max(i => i.Id), Undone = g.Count(i => i.UndoneAt != null), Rows = g.Sum(i => i.Accepted) }).SingleOrDefaultAsync(stop);
        var places = await db.Places.GroupBy(_ => 1).Select(g => new { Last = g.Max(p => p.Id), Ended = g.Count(p => p.ValidTo != null) }).SingleOrDefaultAsync(stop);
        return $"{imports?.Last}-{imports?.Undone}-{imports?.Rows}-{places?.Last}-{places?.Ended}-{await db.ReadSetting(Setting.Territory, stop)}";
    }

    private Task Forget()
    {
        _held = null;
        return Task.CompletedTask;
    }

    public void Dispose() => _loading.Dispose();
}

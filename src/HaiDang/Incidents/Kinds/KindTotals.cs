using System.Runtime.InteropServices;
using HaiDang.Data;
using HaiDang.Incidents.Browse;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Kinds;

/// <summary>How often has each of the sources' own words come, over all days? Counted once for each state of the incidents.</summary>
/// <remarks>Adding up a million incidents' days takes most of a second, and what they count as can change without a new count.</remarks>
public sealed class KindTotals
{
    private volatile Counted _last = new("", new Dictionary<int, long>());

    private sealed record Counted(string State, IReadOnlyDictionary<int, long> ByWords);

    /// <returns>Incidents by <see cref="LocalKind"/>; words that never came are absent.</returns>
    public async Task<IReadOnlyDictionary<int, long>> Of(HaiDangDb db, CancellationToken stop)
    {
        // Read before the counting: what changes in between is counted anew next time.
        var state = $"{db.Scope}|{await State(db, stop)}";
        if (_last is var last && last.State == state) return last.ByWords;
        var counts = new Dictionary<int, long>();
        // Added up here: SQLite's own grouping of half a million counts takes three times as long as reading them.
        await db.IncidentDays.AsNoTracking().Select(d => new { d.LocalKindId, d.Count })
            .EachRow(db, row => CollectionsMarshal.GetValueRefOrAddDefault(counts, row.GetInt32(0), out _) += row.GetInt32(1), stop);
        _last = new(state, counts);
        return counts;
    }

    /// <summary>Changes with every import and every undoing, in this process or another.</summary>
    private static async Task<string> State(HaiDangDb db, CancellationToken stop)
    {
        var imports = await db.IncidentImports.GroupBy(_ => 1)
            .Select(g => new { Last = g.Max(i => i.Id), Undone = g.Count(i => i.UndoneAt != null), Rows = g.Sum(i => i.Accepted) }).SingleOrDefaultAsync(stop);
        return $"{imports?.Last}-{imports?.Undone}-{imports?.Rows}";
    }
}

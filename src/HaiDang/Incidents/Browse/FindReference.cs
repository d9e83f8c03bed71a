using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>Which incident has this reference? A person who holds a paper with a number types just the number.</summary>
public static class FindReference
{
    /// <param name="text">The reference as its source writes it, letter by letter.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The incident, the latest when several sources use the same reference; null when there is none.</returns>
    public static async Task<Guid?> Run(string text, HaiDangDb db, CancellationToken stop)
    {
        if (text.Length == 0) return null;
        // With the sources said one by one, the unique index of source and reference answers at once.
        var sources = await db.IncidentSources.Select(s => s.Id).ToArrayAsync(stop);
        return await db.Incidents.AsNoTracking().Where(i => sources.Contains(i.SourceId) && i.Reference == text)
            .OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(stop);
    }
}

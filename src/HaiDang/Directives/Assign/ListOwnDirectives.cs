using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Assign;

/// <summary>Under which directives may whoever acts give tasks? Those that an agency asks for which they act for.</summary>
public static class ListOwnDirectives
{
    /// <summary>The latest meeting's first, each in its order.</summary>
    public static async Task<Directive[]> Run(IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = db.SeenUnits;
        return await db.Directives.AsNoTracking().Where(d => own.Contains(d.IssuerId)).OrderByDescending(d => d.MeetingId).ThenBy(d => d.Rank).ToArrayAsync(stop);
    }
}

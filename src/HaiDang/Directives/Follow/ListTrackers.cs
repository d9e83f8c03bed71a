using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>Who can keep an eye on a task for the agency that gave it?</summary>
public static class ListTrackers
{
    /// <param name="Id">The account.</param>
    /// <param name="Title">As others see it.</param>
    /// <param name="Leads">Whether it is a leader's.</param>
    public sealed record Tracker(int Id, string Title, bool Leads);

    /// <summary>Those of one's own agencies who may assign, by title.</summary>
    public static async Task<Tracker[]> Run(IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (may, units) = (DirectivesModule.MayAssign, db.SeenUnits);
        var having = db.AccountRoles.Where(r => may.Contains(r.Role)).Select(r => r.AccountId);
        var leaders = await db.AccountRoles.Where(r => r.Role == Shell.Access.Role.Leader).Select(r => r.AccountId).ToHashSetAsync(stop);
        var within = db.AccountUnits.Where(u => units.Contains(u.UnitId)).Select(u => u.AccountId);
        var found = await db.Accounts.AsNoTracking().Where(a => a.DisabledAt == null && having.Contains(a.Id) && within.Contains(a.Id)).Select(a => new { a.Id, a.Title }).ToListAsync(stop);
        return [.. found.OrderBy(a => a.Title, StringComparer.CurrentCulture).Select(a => new Tracker(a.Id, a.Title, leaders.Contains(a.Id)))];
    }
}

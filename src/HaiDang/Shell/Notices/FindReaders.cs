using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices;

/// <summary>Which accounts have a role, and see a place? Those whom news of the place is for.</summary>
public static class FindReaders
{
    /// <param name="role">The role.</param>
    /// <param name="placeId">The place that they must see; null: any.</param>
    /// <param name="db">The database; may be in a transaction.</param>
    /// <param name="ground">Knows what lies in a place.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Ids of accounts that are open, ascending.</returns>
    public static async Task<int[]> Run(Role role, int? placeId, HaiDangDb db, ScopeGround ground, CancellationToken stop)
    {
        var having = db.AccountRoles.Where(r => r.Role == role).Select(r => r.AccountId);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.DisabledAt == null && having.Contains(a.Id)).OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.SeesEverything }).ToArrayAsync(stop);
        if (placeId is not { } place) return [.. accounts.Select(a => a.Id)];
        var scopes = (await db.AccountPlaces.AsNoTracking().Where(p => having.Contains(p.AccountId)).ToArrayAsync(stop)).ToLookup(p => p.AccountId, p => p.PlaceId);
        Dictionary<int, bool> holds = [];
        foreach (var part in scopes.SelectMany(s => s).Distinct())
            holds[part] = (await ground.Within(db, [part], stop)).Contains(place);
        return [.. accounts.Where(a => a.SeesEverything || scopes[a.Id].Any(p => holds[p])).Select(a => a.Id)];
    }
}

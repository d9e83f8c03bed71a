using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Own;

/// <summary>What is known of one's own account: how one signs in, and where one is signed in?</summary>
public static class LookAtOwn
{
    public sealed record View
    {
        public required Account Account { get; init; }
        public required Role[] Roles { get; init; }

        /// <summary>Names of the places that are seen; null: everything.</summary>
        public required string[]? Places { get; init; }

        /// <summary>Names of the units that are acted for.</summary>
        public required string[] Units { get; init; }
        public required (string Id, string Name, DateTimeOffset At)[] Passkeys { get; init; }
        public required int RecoveryCodes { get; init; }

        /// <summary>The one of this browser first, then the latest.</summary>
        public required Session[] Sessions { get; init; }
        public required int Here { get; init; }
    }

    public static async Task<View> Run(int accountId, int sessionId, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var now = means.Clock.GetUtcNow();
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, stop);
        var places = await db.AccountPlaces.Where(p => p.AccountId == accountId).Select(p => p.PlaceId).ToArrayAsync(stop);
        var units = await db.AccountUnits.Where(u => u.AccountId == accountId).Select(u => u.UnitId).ToArrayAsync(stop);
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.UserId == accountId).ToListAsync(stop);
        var sessions = await db.OpenSessions(now).Where(s => s.AccountId == accountId).OrderByDescending(s => s.SeenAt).ToListAsync(stop);
        return new()
        {
            Account = account, Roles = await db.AccountRoles.Where(r => r.AccountId == accountId).Select(r => r.Role).OrderBy(r => r).ToArrayAsync(stop),
            Places = account.SeesEverything ? null : ScopeGround.Names(places, await means.Ground.Choices(db, stop)), Units = ScopeGround.Names(units, await means.Ground.Units(db, stop)),
            Passkeys = [.. passkeys.Select(p => (Convert.ToHexString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt)).OrderBy(p => p.CreatedAt)],
            RecoveryCodes = await db.RecoveryCodes.CountAsync(c => c.AccountId == accountId, stop),
            Sessions = [.. sessions.OrderBy(s => s.Id == sessionId ? 0 : 1)], Here = sessionId,
        };
    }
}

using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Calendars;

/// <summary>Whose calendar does a secret open?</summary>
/// <remarks>Found by its hash, so how long the search takes says nothing of the secret; a wrong one costs the same hash and the same query.</remarks>
public static class FindCalendarOwner
{
    /// <summary>Programs ask often; that they did is written down no more often than this.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    /// <summary>Longer than any that was made here: not looked up.</summary>
    private const int LongestSecret = 100;

    /// <returns>The account; null when the secret is wrong or revoked, or the account is shut.</returns>
    public static async Task<int?> Run(string secret, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        if (secret.Length > LongestSecret) return null;
        var (hash, now) = (Secret.Hash(secret), clock.GetUtcNow());
        var found = await db.CalendarLinks.AsNoTracking().Where(l => l.Hash == hash && l.RevokedAt == null)
            .Join(db.Accounts.Where(a => a.DisabledAt == null), l => l.AccountId, a => a.Id, (link, _) => link).SingleOrDefaultAsync(stop);
        if (found is null) return null;
        var from = Actor.Current.From;
        if (found.AskedAt is not { } asked || now - asked >= SeenEvery || found.AskedFrom != from)
            await db.CalendarLinks.Where(l => l.Id == found.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.AskedAt, now).SetProperty(x => x.AskedFrom, from), stop);
        return found.AccountId;
    }
}

using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Calendars;

/// <summary>Makes the secret address of one's own calendar, in place of the one that there was, or stops it.</summary>
public static class ChangeCalendarLink
{
    private const string What = "change own calendar link";

    /// <returns>The secret, which is kept nowhere.</returns>
    public static async Task<string> Make(int accountId, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ended = await End(accountId, db, now, stop);
        db.Add(new CalendarLink { AccountId = accountId, Hash = Secret.Hash(secret), CreatedAt = now });
        await db.Audit(What, $"account/{accountId}", ended ? new { calendarLink = true } : null, new { calendarLink = true, anew = ended }, stop);
        await db.TellOwner(accountId, "CalendarMade", clock, stop);
        await transaction.CommitAsync(stop);
        return secret;
    }

    /// <returns>False when there was none.</returns>
    public static async Task<bool> Revoke(int accountId, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await End(accountId, db, clock.GetUtcNow(), stop)) return false;
        await db.Audit(What, $"account/{accountId}", new { calendarLink = true }, null, stop);
        await db.TellOwner(accountId, "CalendarRevoked", clock, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private static async Task<bool> End(int accountId, HaiDangDb db, DateTimeOffset now, CancellationToken stop) =>
        await db.OpenCalendarLink(accountId).ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, now), stop) > 0;
}

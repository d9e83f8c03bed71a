using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Calendars;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>What is taken away? The password alone leaves the second factor, which is then still asked for: a forgotten password opens nothing.</summary>
public enum Reset { PasswordAlone, Everything }

/// <summary>Takes away secrets of an account and every session, and makes a link by which its owner chooses anew: password forgotten, telephone lost, account stolen.</summary>
public static class ResetAccount
{
    /// <returns>The secret of the link; null when there is no such account.</returns>
    public static async Task<string?> Run(int accountId, Reset what, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, stop) is not { } account) return null;
        (account.PasswordHash, account.SecurityStamp) = (null, AccountMeans.NewStamp());
        if (what is Reset.Everything)
        {
            account.CodeSecret = null;
            await db.Passkeys.Where(p => p.UserId == accountId).ExecuteDeleteAsync(stop);
            await db.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDeleteAsync(stop);
            var now = means.Clock.GetUtcNow();
            await db.OpenCalendarLink(accountId).ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, now), stop);
        }
        await means.Sessions.End(accountId, null, null, db, stop);
        var link = await MakeLink.Run(accountId, db, means.Clock, stop);
        await db.Audit(AccessRules.ManageAccounts, $"account/{accountId}", null, new { reset = what }, stop);
        await db.TellOwner(accountId, "Reset", means.Clock, stop);
        await transaction.CommitAsync(stop);
        means.Sessions.Forget(accountId);
        return link;
    }
}

using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Shuts an account, wherever it is signed in, or opens it again. Accounts are never deleted: the audit log names them.</summary>
public static class DisableAccount
{
    /// <returns>Null when it is done; else why not, in words.</returns>
    public static async Task<string?> Run(int accountId, bool disable, AccountMeans means, CancellationToken stop)
    {
        if (disable && JudgeRights.IsOwn(accountId)) return Words.Of<Texts>("Account.OwnShut");
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, stop) is not { } account) return Words.Of<Texts>("Account.Gone");
        if (account.DisabledAt is not null == disable) return null;
        if (disable && await db.AccountRoles.AnyAsync(r => r.AccountId == accountId && r.Role == Role.Administrator, stop) && await ChangeRights.IsLastAdministrator(accountId, db, stop))
            return Words.Of<Texts>("Account.LastAdministrator");
        (account.DisabledAt, account.SecurityStamp) = (disable ? means.Clock.GetUtcNow() : null, AccountMeans.NewStamp());
        if (disable) await means.Sessions.End(accountId, null, null, db, stop);
        await db.Audit(AccessRules.ManageAccounts, $"account/{accountId}", new { disabled = !disable }, new { disabled = disable }, stop);
        await transaction.CommitAsync(stop);
        means.Sessions.Forget(accountId);
        return null;
    }
}

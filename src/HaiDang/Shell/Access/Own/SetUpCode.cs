using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn;
using HaiDang.Shell.Access.SignIn.Codes;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Own;

/// <summary>Sets up an authenticator for one's own account: a secret is shown, its first code confirms that it has arrived.</summary>
public static class SetUpCode
{
    /// <param name="Offered">For the form that confirms it.</param>
    /// <param name="Typed">For typing it in by hand, in groups of four.</param>
    /// <param name="Address">For the picture.</param>
    public sealed record Offer(string Offered, string Typed, string Address);

    /// <param name="accountId">Whose.</param>
    /// <param name="name">As the authenticator shows it.</param>
    /// <param name="offered">What was offered before, when its code was mistyped: the telephone has it already. Null for a new one.</param>
    /// <param name="seal">Binds it to the account.</param>
    public static Offer Begin(int accountId, string name, string? offered, CodeSeal seal)
    {
        var secret = (offered is null ? null : seal.Take(accountId, offered)) ?? TimeCode.NewSecret();
        return new(seal.Offer(accountId, secret), string.Join(' ', TimeCode.ToBase32(secret).Chunk(4).Select(c => new string(c))), TimeCode.Address(secret, name));
    }

    /// <returns>Recovery codes, shown once; null when the code is not that of the secret.</returns>
    public static async Task<string[]?> Finish(string offered, string code, HttpContext http, SignInDesk desk, CancellationToken stop)
    {
        var id = http.User.AccountId!.Value;
        if (desk.Seal.Take(id, offered) is not { } secret) return null;
        await using var db = await desk.Means.Databases.CreateDbContextAsync(stop);
        if (TimeCode.Match(secret, code, 0, desk.Means.Clock.GetUtcNow()) is not { } step) return null;
        var account = await db.Accounts.SingleAsync(a => a.Id == id, stop);
        string[] codes;
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            (account.CodeSecret, account.CodeStep) = (desk.Seal.Keep(secret), step);
            codes = await RecoveryCodes.Renew(id, db, stop);
            await db.Audit("change own sign-in", $"account/{id}", null, new { authenticator = true }, stop);
            await db.TellOwner(id, "CodeSetUp", desk.Means.Clock, stop);
            await transaction.CommitAsync(stop);
        }
        await BeginSession.Run(account, Proof.Strong, "code", http, desk, db, stop);
        return codes;
    }

    /// <summary>New recovery codes in place of those that there were.</summary>
    public static async Task<string[]> RenewCodes(int accountId, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var codes = await RecoveryCodes.Renew(accountId, db, stop);
        await db.Audit("change own sign-in", $"account/{accountId}", null, new { recoveryCodes = codes.Length }, stop);
        await db.TellOwner(accountId, "CodesRenewed", means.Clock, stop);
        await transaction.CommitAsync(stop);
        return codes;
    }
}

using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn.Codes;

/// <summary>Is this the code of the one who gave the password? An authenticator's six digits, or a recovery code from paper; each is good once.</summary>
public static class SignInByCode
{
    public static async Task<SignInByPassword.Answer> Run(string code, HttpContext http, SignInDesk desk, CancellationToken stop)
    {
        if (http.User.SessionSecret is not { } secret || await desk.Means.Sessions.Find(secret, stop) is not { Level: SessionLevel.HalfWay } signed)
            return new(SignInByPassword.Outcome.Wrong);
        var (account, key) = (signed.AccountId, $"code/{signed.AccountId}");
        var browser = desk.Browsers.Of(http, account);
        if (desk.Attempts.Of(key, browser, null) is { IsLocked: true } locked) return new(SignInByPassword.Outcome.Locked, Wait: locked.Wait);

        await using var db = await desk.Means.Databases.CreateDbContextAsync(stop);
        var owner = await db.Accounts.SingleAsync(a => a.Id == account && a.DisabledAt == null, stop);
        var by = await TakeCode(owner, code, desk, db, stop) ? "code" : await TakeRecoveryCode(owner, code, db, stop) ? "recovery code" : null;
        if (by is null)
        {
            desk.Attempts.Failed(key, browser, null);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.Audit("sign in refused", $"account/{account}", null, new { by = "code" }, stop);
            await transaction.CommitAsync(stop);
            var standing = desk.Attempts.Of(key, browser, null);
            return standing.IsLocked ? new(SignInByPassword.Outcome.Locked, Wait: standing.Wait) : new(SignInByPassword.Outcome.Wrong, standing.Left);
        }
        desk.Attempts.Succeeded(key, browser);
        await BeginSession.Run(owner, Proof.Strong, by, http, desk, db, stop);
        return new(SignInByPassword.Outcome.Done);
    }

    /// <summary>Two who bring the same digits at once: the account's row lets one of them through.</summary>
    private static async Task<bool> TakeCode(Account account, string code, SignInDesk desk, HaiDangDb db, CancellationToken stop)
    {
        if (account.CodeSecret is not { } kept || desk.Seal.Open(kept) is not { } secret) return false;
        return TimeCode.Match(secret, code, account.CodeStep, desk.Means.Clock.GetUtcNow()) is { } step
            && await db.Accounts.Where(a => a.Id == account.Id && a.CodeStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.CodeStep, step), stop) == 1;
    }

    private static async Task<bool> TakeRecoveryCode(Account account, string code, HaiDangDb db, CancellationToken stop)
    {
        var hash = RecoveryCodes.Hash(code);
        return await db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == hash).ExecuteDeleteAsync(stop) == 1;
    }
}

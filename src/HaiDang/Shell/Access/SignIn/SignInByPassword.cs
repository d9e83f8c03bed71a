using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Passwords;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn.Codes;
using HaiDang.Shell.Access.SignIn.Guessing;
using HaiDang.Shell.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>Is this the account's password? If so a session begins, half way where a second factor is set up.</summary>
public static class SignInByPassword
{
    public enum Outcome { Done, NeedsSecondFactor, Wrong, Locked, Busy }

    /// <param name="Outcome">What came of it.</param>
    /// <param name="Left">Wrong guesses that are left.</param>
    /// <param name="Wait">How long to wait when locked.</param>
    public sealed record Answer(Outcome Outcome, int Left = 0, TimeSpan Wait = default);

    public static async Task<Answer> Run(string name, string password, HttpContext http, SignInDesk desk, CancellationToken stop)
    {
        var (normalised, from) = (AccountMeans.Normalised(name), Actor.AddressOf(http));
        await using var db = await desk.Means.Databases.CreateDbContextAsync(stop);
        var account = normalised.Length is > 0 and <= 64 ? await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedUserName == normalised && a.DisabledAt == null, stop) : null;
        var browser = account is null ? "" : desk.Browsers.Of(http, account.Id);
        if (desk.Attempts.Of(normalised, browser, from) is { IsLocked: true } locked) return new(Outcome.Locked, Wait: locked.Wait);

        if (await desk.Hashing.Verify(account, password, desk.Means.Hasher, stop) is not { } verdict) return new(Outcome.Busy);
        if (verdict is PasswordVerificationResult.Failed)
        {
            desk.Attempts.Failed(normalised, browser, from);
            var standing = desk.Attempts.Of(normalised, browser, from);
            await WriteDown(account, standing, desk, db, stop);
            return standing.IsLocked ? new(Outcome.Locked, Wait: standing.Wait) : new(Outcome.Wrong, standing.Left);
        }
        desk.Attempts.Succeeded(normalised, browser);
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded) account!.PasswordHash = desk.Means.Hasher.HashPassword(account, JudgePassword.Compose(password));
        var half = await SecondFactor.IsSetUp(account!, db, stop);
        await BeginSession.Run(account!, half ? Proof.HalfWay : Proof.OneFactor, "password", http, desk, db, stop);
        return new(half ? Outcome.NeedsSecondFactor : Outcome.Done);
    }

    /// <summary>The name that was typed is not written down: people type passwords there.</summary>
    private static async Task WriteDown(Account? account, SignInAttempts.Standing standing, SignInDesk desk, HaiDangDb db, CancellationToken stop)
    {
        if (account is null)
        {
            desk.Log.LogWarning("A sign-in with a name that is no account was refused, from {From}", Actor.Current.From);
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Audit("sign in refused", $"account/{account.Id}", null, new { by = "password", locked = standing.IsLocked }, stop);
        await transaction.CommitAsync(stop);
    }
}

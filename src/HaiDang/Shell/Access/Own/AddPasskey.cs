using System.Globalization;
using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn;
using HaiDang.Shell.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Own;

/// <summary>Adds a passkey to one's own account, or takes one away.</summary>
internal static class AddPasskey
{
    private const int LongestName = 60;

    /// <summary>What the browser is to ask a new authenticator.</summary>
    public static async Task<Results<ContentHttpResult, ForbidHttpResult>> Options(HttpContext http, SignInManager<Account> passkeys, AccountMeans means, CancellationToken stop)
    {
        if (!await IsFresh(http, means, stop)) return TypedResults.Forbid();
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var id = http.User.AccountId!.Value;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, stop);
        return TypedResults.Content(await passkeys.MakePasskeyCreationOptionsAsync(new()
        {
            Id = id.ToString(CultureInfo.InvariantCulture), Name = account.UserName!, DisplayName = account.Title,
        }), "application/json");
    }

    public static async Task<RedirectHttpResult> Post(
        [FromForm] string? credential, [FromForm] string? name, HttpContext http, SignInManager<Account> passkeys, SignInDesk desk, HaiDangDb db, CancellationToken stop)
    {
        if (!await IsFresh(http, desk.Means, stop)) return TypedResults.LocalRedirect("/account?stale=true");
        var made = string.IsNullOrEmpty(credential) ? null : await passkeys.PerformPasskeyAttestationAsync(credential);
        var id = http.User.AccountId!.Value;
        // The challenge was made for somebody: it must have been for the one who answers.
        if (made is not { Succeeded: true } || made.UserEntity.Id != id.ToString(CultureInfo.InvariantCulture)) return TypedResults.LocalRedirect("/account?passkey=refused");
        var account = await db.Accounts.SingleAsync(a => a.Id == id, stop);
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            made.Passkey.Name = name?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestName)] : Words.Of<Texts>("Own.Passkey");
            if (!(await passkeys.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded) return TypedResults.LocalRedirect("/account?passkey=refused");
            await db.Audit("change own sign-in", $"account/{id}", null, new { passkey = made.Passkey.Name, added = true }, stop);
            await db.TellOwner(id, "PasskeyAdded", desk.Means.Clock, stop, made.Passkey.Name);
            await transaction.CommitAsync(stop);
        }
        // It was just used, so this session is strong from now on.
        await BeginSession.Run(account, Proof.Strong, "passkey", http, desk, db, stop);
        return TypedResults.LocalRedirect("/account");
    }

    public static async Task<RedirectHttpResult> Remove([FromForm] string? passkey, HttpContext http, AccountMeans means, CancellationToken stop)
    {
        if (!await IsFresh(http, means, stop)) return TypedResults.LocalRedirect("/account?stale=true");
        var id = http.User.AccountId!.Value;
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var credential = Convert.FromHexString(passkey is { Length: > 0 and < 4_000 } hex && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) ? hex : "");
        if (await db.Passkeys.Where(p => p.UserId == id && p.CredentialId == credential).ExecuteDeleteAsync(stop) > 0)
        {
            await db.Audit("change own sign-in", $"account/{id}", null, new { passkey, removed = true }, stop);
            await db.TellOwner(id, "PasskeyRemoved", means.Clock, stop);
        }
        await transaction.CommitAsync(stop);
        return TypedResults.LocalRedirect("/account");
    }

    /// <summary>See <see cref="SessionOwner.IsFresh"/>.</summary>
    internal static async Task<bool> IsFresh(HttpContext http, AccountMeans means, CancellationToken stop) =>
        http.User.SessionSecret is { } secret && await means.Sessions.Find(secret, stop) is { } signed && signed.IsFresh(means.Clock.GetUtcNow());
}

using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Hardening;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>Signs in with a passkey: possession of it and its owner's finger, face or PIN are two factors at once.</summary>
internal static class SignInByPasskey
{
    /// <summary>What the browser is to ask the authenticator: a fresh challenge, for whichever account it holds.</summary>
    public static async Task<ContentHttpResult> Options(SignInManager<Account> passkeys) =>
        TypedResults.Content(await passkeys.MakePasskeyRequestOptionsAsync(null!), "application/json");

    public static async Task<RedirectHttpResult> Post(
        [FromForm] string? credential, [FromForm] string? back, HttpContext http, SignInManager<Account> passkeys, SignInDesk desk, CancellationToken stop)
    {
        var assertion = string.IsNullOrEmpty(credential) ? null : await passkeys.PerformPasskeyAssertionAsync(credential);
        if (assertion is not { Succeeded: true }) return TypedResults.LocalRedirect("/sign-in?passkey=refused");
        await using var db = await desk.Means.Databases.CreateDbContextAsync(stop);
        var id = assertion.User.Id;
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.DisabledAt == null, stop) is not { } account) return TypedResults.LocalRedirect("/sign-in?passkey=refused");
        await BeginSession.Run(account, Proof.Strong, "passkey", http, desk, db, stop);
        // The authenticator's own count of signatures, so that a copy of it is noticed.
        await passkeys.UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        return TypedResults.LocalRedirect(LocalAddress.Of(back));
    }
}

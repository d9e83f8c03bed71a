using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>Ends the session of this browser.</summary>
internal static class SignOut
{
    public static async Task<RedirectHttpResult> Post(HttpContext http, AccountMeans means, CancellationToken stop)
    {
        if (http.User.SessionSecret is { } secret && await means.Sessions.Find(secret, stop) is { } signed)
            await Run(signed.AccountId, signed.SessionId, null, means, stop);
        await http.SignOutAsync(SessionCookie.Scheme);
        return TypedResults.LocalRedirect("/sign-in");
    }

    /// <summary>Ends one session of an account, or all but one.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> Run(int accountId, int? only, int? butNot, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ended = await means.Sessions.End(accountId, only, butNot, db, stop);
        if (ended > 0) await db.Audit("sign out", $"account/{accountId}", null, new { session = only, butNot, ended }, stop);
        await transaction.CommitAsync(stop);
        return ended;
    }
}

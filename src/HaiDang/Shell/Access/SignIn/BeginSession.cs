using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Audit;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>Begins a session for somebody who has shown who it is, ends the one before in the same browser, and writes it down.</summary>
internal static class BeginSession
{
    /// <param name="account">Who.</param>
    /// <param name="proof">How it was shown.</param>
    /// <param name="by">By what: password, code, recovery code, passkey, agency, demo.</param>
    /// <param name="http">The request whose answer carries the cookie.</param>
    /// <param name="desk">The means.</param>
    /// <param name="db">The database; not in a transaction.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task Run(Account account, Proof proof, string by, HttpContext http, SignInDesk desk, HaiDangDb db, CancellationToken stop)
    {
        Actor.Enter(new(account.UserName!, http.Connection.RemoteIpAddress?.ToString() ?? "?"));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // A session that was there keeps its secret to itself: a new proof begins a new one.
        if (http.User.SessionSecret is { } old && await desk.Means.Sessions.Find(old, stop) is { } before)
            await desk.Means.Sessions.End(before.AccountId, before.SessionId, null, db, stop);
        var secret = await desk.Means.Sessions.Begin(new(account, proof, Actor.Current.From, http.Request.Headers.UserAgent.ToString()), db, stop);
        await db.Audit(proof is Proof.HalfWay ? "begin to sign in" : "sign in", $"account/{account.Id}", null, new { by, proof }, stop);
        await transaction.CommitAsync(stop);
        if (proof is not Proof.HalfWay) desk.Browsers.Remember(http, account.Id);
        await SessionCookie.SignIn(http, secret);
    }
}

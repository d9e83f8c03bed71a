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
        Actor.Enter(Actor.Of(http) with { Who = account.UserName!, AccountId = account.Id });
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // A session that was there keeps its secret to itself: a new proof begins a new one.
        var before = http.User.SessionSecret is { } old ? await desk.Means.Sessions.Find(old, stop) : null;
        if (before is not null)
            await desk.Means.Sessions.End(before.AccountId, before.SessionId, null, db, stop);
        var secret = await desk.Means.Sessions.Begin(new(account, proof, Actor.Current.From, http.Request.Headers.UserAgent.ToString()), db, stop);
        await db.Audit(proof is Proof.HalfWay ? "begin to sign in" : "sign in", $"account/{account.Id}", null, new { by, proof }, stop);
        if (proof is not Proof.HalfWay && by is not ("link" or "demo") && !IsKnown(account, before, http, desk)) await db.TellOfBrowser(account.Id, http, desk.Means.Clock, stop);
        await transaction.CommitAsync(stop);
        if (proof is not Proof.HalfWay) desk.Browsers.Remember(http, account.Id);
        await SessionCookie.SignIn(http, secret);
    }

    /// <summary>Its cookie says so, or whoever is signed in there shows it once more. After a password alone somebody is not signed in yet.</summary>
    private static bool IsKnown(Account account, SessionOwner? before, HttpContext http, SignInDesk desk) =>
        desk.Browsers.Of(http, account.Id).Length > 0 || (before is { Level: not SessionLevel.HalfWay } && before.AccountId == account.Id);
}

using HaiDang.Data;
using HaiDang.Shell.Access.Own;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Notices;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>What is the owner of an account told when somebody changes it or signs in to it? So that a stranger does neither unseen.</summary>
internal static class OwnerNotices
{
    private const string OwnPage = "/account";

    /// <summary>In the caller's transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="what">The text <c>Notice.{what}</c>.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="parts">What the text leaves room for.</param>
    public static Task TellOwner(this HaiDangDb db, int accountId, string what, TimeProvider clock, CancellationToken stop, params object[] parts) =>
        db.Notify([accountId], new(typeof(Texts), $"Notice.{what}", parts) { Link = OwnPage }, clock, stop);

    /// <summary>The account has been used in a browser that it does not know; once a day for the same kind of browser at the same address.</summary>
    public static Task TellOfBrowser(this HaiDangDb db, int accountId, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var (browser, from, now) = (BrowserWords.Of(http.Request.Headers.UserAgent.ToString()), Actor.Current.From, clock.GetUtcNow());
        return db.Notify([accountId], new(typeof(Texts), "Notice.NewBrowser", browser, from, now) { Link = OwnPage, Once = $"browser/{browser}/{from}/{now.LocalDay:yyyyMMdd}" }, clock, stop);
    }
}

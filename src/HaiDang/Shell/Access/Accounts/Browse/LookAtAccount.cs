using HaiDang.Shell.Access.Sessions;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Accounts.Browse;

/// <summary>What is there to know of one account, and where is it signed in?</summary>
public static class LookAtAccount
{
    /// <param name="Line">As in the list.</param>
    /// <param name="Sessions">Those that are open, the latest used first.</param>
    public sealed record View(ListAccounts.Line Line, Session[] Sessions);

    /// <returns>Null when there is no such account.</returns>
    public static async Task<View?> Run(int accountId, AccountMeans means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        if (Array.Find(await ListAccounts.Run(db, means.Ground, means.Clock, stop), l => l.Id == accountId) is not { } line) return null;
        var now = means.Clock.GetUtcNow();
        var sessions = await db.OpenSessions(now).Where(s => s.AccountId == accountId).OrderByDescending(s => s.SeenAt).ToArrayAsync(stop);
        return new(line, sessions);
    }
}

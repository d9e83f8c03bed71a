using System.Net;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Hardening;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.SignIn;

/// <summary>Signs in as somebody of the demo with one click; only while all data is synthetic, and only on this machine.</summary>
public static class SignInAsDemo
{
    /// <summary>Somebody of the demo, ready to be chosen.</summary>
    public sealed record Choice(int Id, string Title);

    internal static async Task<Results<RedirectHttpResult, ForbidHttpResult>> Post([FromForm] int account, [FromForm] string? back, HttpContext http, SignInDesk desk, CancellationToken stop)
    {
        if (Array.Find(await Choices(http, desk.Means, stop), c => c.Id == account) is null) return TypedResults.Forbid();
        await using var db = await desk.Means.Databases.CreateDbContextAsync(stop);
        await BeginSession.Run(await db.Accounts.SingleAsync(a => a.Id == account, stop), Proof.Strong, "demo", http, desk, db, stop);
        return TypedResults.LocalRedirect(LocalAddress.Of(back));
    }

    /// <summary>Whom one can be; nobody unless the request comes from this machine.</summary>
    public static async Task<Choice[]> Choices(HttpContext? http, AccountMeans means, CancellationToken stop)
    {
        if (http is null || !IsLocal(http)) return [];
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        return await db.ReadSetting(Setting.SyntheticSeed, stop) is null ? []
            : await db.Accounts.Where(a => a.OfDemo && a.DisabledAt == null).OrderBy(a => a.Id).Select(a => new Choice(a.Id, a.Title)).ToArrayAsync(stop);
    }

    /// <summary>Over loopback, not forwarded, and under a name of this machine, so that a foreign page cannot reach in through a made-up name.</summary>
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}

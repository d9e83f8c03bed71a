using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Links;

/// <summary>Makes a link that lets its bearer choose a password once; earlier ones of the same account no longer work.</summary>
public static class MakeLink
{
    public static TimeSpan Lasts { get; } = TimeSpan.FromHours(24);

    /// <param name="accountId">Whose; null for the one that makes the first administrator.</param>
    /// <param name="db">In a transaction.</param>
    /// <param name="clock">Tells when it ends.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Its secret, which is kept nowhere.</returns>
    public static async Task<string> Run(int? accountId, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        await db.OneTimeLinks.Where(l => l.AccountId == accountId && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), stop);
        db.Add(new OneTimeLink { Hash = Secret.Hash(secret), AccountId = accountId, ExpiresAt = now + Lasts });
        await db.SaveChangesAsync(stop);
        return secret;
    }

    /// <summary>The address for the bearer.</summary>
    public static string Address(string site, string secret) => $"{site.TrimEnd('/')}/welcome/{secret}";
}

using System.Collections.Concurrent;
using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Access.Sessions;

/// <summary>Which sessions are alive, and whose? Asked by every request and every act of a live page, so it remembers for a few seconds.</summary>
public sealed class SessionBook(IDbContextFactory<HaiDangDb> databases, ScopeGround ground, TimeProvider clock)
{
    /// <summary>A session never outlives a shift.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    /// <summary>It ends when nothing was done in it for so long.</summary>
    public static TimeSpan LongestIdle { get; } = TimeSpan.FromHours(1);

    /// <summary>At the desk nothing may happen for hours, and then it must go fast.</summary>
    public static TimeSpan LongestIdleAtDesk { get; } = TimeSpan.FromHours(12);

    /// <summary>So long the second factor may take after the password.</summary>
    public static TimeSpan LongestHalfWay { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Another process may have ended it: after so long the database is asked again.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, Held> _held = new();

    private sealed record Held(SessionOwner? Owner, DateTimeOffset CheckedAt, DateTimeOffset SeenAt);

    /// <param name="Account">Whose.</param>
    /// <param name="Proof">How it was shown.</param>
    /// <param name="From">From which address.</param>
    /// <param name="Browser">In which browser.</param>
    public sealed record Beginning(Account Account, Proof Proof, string From, string Browser);

    /// <summary>Begins a session in the caller's transaction.</summary>
    /// <returns>The secret for the cookie.</returns>
    public async Task<string> Begin(Beginning beginning, HaiDangDb db, CancellationToken stop)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        var session = new Session
        {
            AccountId = beginning.Account.Id, Hash = Secret.Hash(secret), Proof = beginning.Proof, StartedAt = now, SeenAt = now,
            ExpiresAt = now + (beginning.Proof is Proof.HalfWay ? LongestHalfWay : Longest), From = beginning.From,
            Browser = beginning.Browser.Length <= 200 ? beginning.Browser : beginning.Browser[..200],
        };
        db.Add(session);
        await db.SaveChangesAsync(stop);
        // What ended long ago is of no use to anybody; the audit log keeps that it was.
        await db.Sessions.Where(s => s.ExpiresAt < now.AddDays(-30)).ExecuteDeleteAsync(stop);
        return secret;
    }

    /// <summary>Who is signed in by this secret; null when nobody is, or no longer.</summary>
    public async ValueTask<SessionOwner?> Find(string secret, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (_held.TryGetValue(secret, out var held) && now - held.CheckedAt < Trusted && now - held.SeenAt < SeenEvery)
            return held.Owner is { } known && known.ExpiresAt > now ? known : null;
        if (_held.Count >= Most) _held.Clear();
        await using var db = await databases.CreateDbContextAsync(stop);
        var hash = Secret.Hash(secret);
        var signed = await Read(hash, db, now, stop);
        var seen = held is not null && held.Owner is not null && now - held.SeenAt < SeenEvery ? held.SeenAt : now;
        if (signed is not null && seen == now)
            await db.Sessions.Where(s => s.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), stop);
        _held[secret] = new(signed, now, seen);
        return signed;
    }

    private async Task<SessionOwner?> Read(byte[] hash, HaiDangDb db, DateTimeOffset now, CancellationToken stop)
    {
        var accounts = db.Accounts.AsNoTracking();
        var found = await db.Sessions.AsNoTracking().Where(s => s.Hash == hash && s.EndedAt == null && s.ExpiresAt > now)
            .Join(accounts, s => s.AccountId, a => a.Id, (session, account) => new { session, account }).FirstOrDefaultAsync(stop);
        if (found is not { account.DisabledAt: null }) return null;
        var (session, account) = (found.session, found.account);
        var roles = await db.AccountRoles.Where(r => r.AccountId == account.Id).Select(r => r.Role).ToArrayAsync(stop);
        if (now - session.SeenAt > (roles.Any(r => r is Role.Dispatcher or Role.DeskSupervisor) ? LongestIdleAtDesk : LongestIdle)) return null;
        return new()
        {
            SessionId = session.Id, AccountId = account.Id, Name = account.UserName!, Title = account.Title, Roles = roles,
            Scope = await ReadScope.Run(account, db, ground, stop), StartedAt = session.StartedAt, ExpiresAt = session.ExpiresAt, Stamp = account.SecurityStamp ?? "",
            Level = session.Proof switch
            {
                Proof.HalfWay => SessionLevel.HalfWay,
                Proof.OneFactor when roles.Intersect(Access.Roles.NeedSecondFactor).Any() => SessionLevel.MustEnrol,
                _ => SessionLevel.Full,
            },
        };
    }

    /// <summary>Ends sessions of an account: one, or all, or all but one. In the caller's transaction; in effect here at once, in another process within seconds.</summary>
    public async Task<int> End(int accountId, int? only, int? butNot, HaiDangDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ended = await db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && (only == null || s.Id == only) && (butNot == null || s.Id != butNot))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
        Forget(accountId);
        return ended;
    }

    /// <summary>What is remembered of an account's sessions is asked anew: its rights have changed.</summary>
    public void Forget(int accountId)
    {
        foreach (var (secret, held) in _held)
            if (held.Owner?.AccountId == accountId) _held.TryRemove(secret, out _);
    }
}

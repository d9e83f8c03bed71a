using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using MimeKit;
namespace HaiDang.Shell.Notices.Send;

/// <summary>Sends the letters that are due, each held by one sender at a time, whichever process it is in.</summary>
/// <remarks>
/// A letter is taken by a conditional update with a lease, sent, and only then written down as sent. Whoever dies in between leaves a lease that runs out: nobody knows
/// whether that letter arrived, so it goes out again under the same Message-ID, which a mailbox shows once. Losing it would be worse.
/// </remarks>
internal static class SendLetters
{
    /// <summary>Longer than <see cref="SmtpLine.Limit"/>, so that no living sender is overtaken.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(10);

    private const int AtOnce = 100;

    /// <param name="Databases">Where letters wait.</param>
    /// <param name="Settings">Null: nothing is sent.</param>
    /// <param name="Oldest">Older letters are given up.</param>
    /// <param name="Clock">Says what is due.</param>
    public sealed record Means(IDbContextFactory<HaiDangDb> Databases, MailSettings? Settings, TimeSpan Oldest, TimeProvider Clock);

    /// <param name="Tried">Letters that this round held.</param>
    /// <param name="Sent">Of them the server took.</param>
    /// <param name="Trouble">Why the server could not be reached, or why the last that failed did.</param>
    /// <param name="Reached">False: the server is away, and the letters wait as they were.</param>
    public readonly record struct Round(int Tried, int Sent, string? Trouble, bool Reached);

    public sealed record Taken(Letter Letter, Guid Holder, MimeMessage? Message);

    public static async Task<Round> Run(Means means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await Tidy(db, means, stop);
        if (means.Settings is not { } settings) return new(0, 0, null, true);
        var now = means.Clock.GetUtcNow();
        var due = await Due(db, now).OrderBy(l => l.DueAt).Take(AtOnce).Select(l => l.Id).ToArrayAsync(stop);
        if (due.Length == 0) return new(0, 0, null, true);
        using var line = new SmtpLine(settings, means.Clock);
        if (await line.Open(stop) is { } away)
        {
            await Due(db, now).ExecuteUpdateAsync(l => l.SetProperty(x => x.Trouble, away).SetProperty(x => x.TriedAt, now), stop);
            return new(0, 0, away, false);
        }
        var round = new Round(0, 0, null, true);
        foreach (var id in due)
        {
            if (stop.IsCancellationRequested || !line.IsOpen) break;
            if (await Take(id, db, means, stop) is not { } taken) continue;
            var fate = taken.Message is null ? new(LetterState.NoAddress) : await line.Send(taken.Message, stop);
            await WriteDown(taken, fate, db, means.Clock);
            round = new(round.Tried + 1, round.Sent + (fate.State is LetterState.Sent ? 1 : 0), fate.Trouble ?? round.Trouble, true);
        }
        await line.Close();
        return round;
    }

    /// <summary>Holds a letter; null when another is faster, or it is no longer due.</summary>
    public static async Task<Taken?> Take(Guid id, HaiDangDb db, Means means, CancellationToken stop)
    {
        var (now, holder) = (means.Clock.GetUtcNow(), Guid.NewGuid());
        var held = await Due(db, now).Where(l => l.Id == id).ExecuteUpdateAsync(l => l
            .SetProperty(x => x.State, LetterState.Sending).SetProperty(x => x.Holder, holder).SetProperty(x => x.LeaseUntil, now + Lease)
            .SetProperty(x => x.Attempts, x => x.Attempts + 1).SetProperty(x => x.TriedAt, now), stop);
        if (held == 0) return null;
        var found = await db.Letters.AsNoTracking().Where(l => l.Id == id)
            .Join(db.Notices, l => l.NoticeId, n => n.Id, (letter, notice) => new { letter, notice })
            .Join(db.Accounts.AsNoTracking(), x => x.notice.AccountId, a => a.Id, (x, account) => new { x.letter, x.notice, account.Email, account.DisabledAt }).SingleAsync(stop);
        var writable = found is { Email: not null, DisabledAt: null };
        return new(found.letter, holder, writable ? WriteLetter.Run(found.letter, found.notice, found.Email!, means.Settings!) : null);
    }

    /// <summary>Whether or not the site is stopping: what the server has taken must not be forgotten.</summary>
    /// <returns>0 when another holds it by now.</returns>
    private static Task<int> WriteDown(Taken taken, Fate fate, HaiDangDb db, TimeProvider clock)
    {
        var again = fate.State is LetterState.Waiting or LetterState.Uncertain;
        var due = again ? clock.GetUtcNow() + Backoff.After(taken.Letter.Attempts, taken.Letter.Id) : taken.Letter.DueAt;
        var doubts = fate.State is LetterState.Uncertain ? 1 : 0;
        return db.Letters.Where(l => l.Id == taken.Letter.Id && l.State == LetterState.Sending && l.Holder == taken.Holder).ExecuteUpdateAsync(l => l
            .SetProperty(x => x.State, fate.State).SetProperty(x => x.DueAt, due).SetProperty(x => x.Doubts, x => x.Doubts + doubts)
            .SetProperty(x => x.Trouble, fate.Trouble).SetProperty(x => x.Holder, (Guid?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
    }

    /// <summary>What was held by somebody who is gone is uncertain; what waited too long is given up.</summary>
    private static async Task Tidy(HaiDangDb db, Means means, CancellationToken stop)
    {
        var now = means.Clock.GetUtcNow();
        await db.Letters.Where(l => l.State == LetterState.Sending && l.LeaseUntil < now).ExecuteUpdateAsync(l => l
            .SetProperty(x => x.State, LetterState.Uncertain).SetProperty(x => x.DueAt, now).SetProperty(x => x.Doubts, x => x.Doubts + 1)
            .SetProperty(x => x.Holder, (Guid?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null), stop);
        var oldest = now - means.Oldest;
        await db.Letters.Where(l => (l.State == LetterState.Waiting || l.State == LetterState.Uncertain) && l.At < oldest)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.State, LetterState.TooOld), stop);
    }

    private static IQueryable<Letter> Due(HaiDangDb db, DateTimeOffset now) =>
        db.Letters.Where(l => (l.State == LetterState.Waiting || l.State == LetterState.Uncertain) && l.DueAt <= now);
}

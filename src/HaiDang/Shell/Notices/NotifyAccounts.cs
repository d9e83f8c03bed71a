using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Hardening;
using HaiDang.Shell.Notices.Send;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
namespace HaiDang.Shell.Notices;

/// <summary>Tells accounts news in the transaction of the change: both stand, or neither. A letter waits beside it for who has an address.</summary>
public static class NotifyAccounts
{
    /// <summary>Writes one notice for each account, and saves what else is pending.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="accountIds">Who is to know; <see cref="FindReaders"/> finds those with a role.</param>
    /// <param name="news">What there is to know.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many did not know it yet.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction: who would be told of a change that may not stand?</exception>
    /// <exception cref="ArgumentException">The link leads out of the site, or a part is of a kind that cannot be kept.</exception>
    public static async Task<int> Notify(this HaiDangDb db, IEnumerable<int> accountIds, News news, TimeProvider clock, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is not { } transaction)
            throw new InvalidOperationException($"'{news.Key}' is told in the transaction of the change that it tells of, and there is none.");
        if (LocalAddress.Of(news.Link) != news.Link)
            throw new ArgumentException($"A notice leads to a page of this site, from the root, not to '{news.Link}'.", nameof(news));
        await db.SaveChangesAsync(stop);
        var ids = accountIds.Distinct().ToArray();
        var (now, parts) = (clock.GetUtcNow(), NoticeParts.Write(news.Parts));
        var written = new Dictionary<int, long>();
        foreach (var account in ids)
            if (await Write(db, account, news, parts, now, stop) is { } id) written[account] = id;
        if (written.Count == 0) return 0;
        var writable = await db.Accounts.Where(a => written.Keys.Contains(a.Id) && a.Email != null && a.DisabledAt == null).Select(a => a.Id).ToArrayAsync(stop);
        var letters = Array.ConvertAll(writable, account => Letter.Of(written[account], now));
        db.AddRange(letters);
        await db.SaveChangesAsync(stop);
        foreach (var letter in letters) db.Entry(letter).State = EntityState.Detached;
        NoticeBell.RingAfter(transaction.GetDbTransaction(), written.Keys);
        return written.Count;
    }

    /// <summary>Not through the context: on PostgreSQL a key that is there already would break the caller's transaction.</summary>
    private static async Task<long?> Write(HaiDangDb db, int account, News news, string parts, DateTimeOffset now, CancellationToken stop)
    {
        object at = db is SqliteDb ? SqliteDb.Milliseconds(now) : now;
        var ids = await db.Database.SqlQuery<long>($"""
            INSERT INTO notice ("AccountId", "Book", "Key", "Parts", "Link", "At", "Once")
            VALUES ({account}, {news.Book.FullName}, {news.Key}, {parts}, {news.Link}, {at}, {news.Once})
            ON CONFLICT ("AccountId", "Once") DO NOTHING RETURNING "Id" AS "Value"
            """).ToListAsync(stop);
        return ids.Count == 0 ? null : ids[0];
    }
}

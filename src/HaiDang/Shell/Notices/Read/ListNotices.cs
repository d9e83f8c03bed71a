using System.Globalization;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices.Read;

/// <summary>What has one account been told, newest first?</summary>
public static class ListNotices
{
    public const int PageSize = 30;

    /// <param name="Id">Its number.</param>
    /// <param name="Words">What it says, in the language of the moment.</param>
    /// <param name="At">When it came.</param>
    /// <param name="IsRead">Whether its owner has read it.</param>
    public sealed record Line(long Id, string Words, DateTimeOffset At, bool IsRead)
    {
        /// <summary>Marks it as read and leads to what it is about.</summary>
        public string Opens => string.Create(CultureInfo.InvariantCulture, $"/notices/{Id}/open");
    }

    /// <param name="Lines">At most a page of them.</param>
    /// <param name="Older">The number before which the next page begins; null when this is the last.</param>
    /// <param name="Unread">How many are unread, on all pages.</param>
    /// <param name="Newest">The newest of all when this was asked; 0 when there is none.</param>
    public sealed record Answer(Line[] Lines, long? Older, int Unread, long Newest);

    /// <param name="accountId">Whose.</param>
    /// <param name="before">Only those before this number; null: from the newest.</param>
    /// <param name="databases">Where they are.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Answer> Run(int accountId, long? before, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = db.Notices.AsNoTracking().Where(n => n.AccountId == accountId);
        var found = await own.Where(n => before == null || n.Id < before).OrderByDescending(n => n.Id).Take(PageSize + 1).ToArrayAsync(stop);
        var shown = found.Take(PageSize).ToArray();
        return new(
            Array.ConvertAll(shown, n => new Line(n.Id, NoticeWords.Of(n, CultureInfo.CurrentUICulture), n.At, n.ReadAt is not null)),
            found.Length > PageSize ? shown[^1].Id : null,
            await own.CountAsync(n => n.ReadAt == null, stop),
            await own.MaxAsync(n => (long?)n.Id, stop) ?? 0);
    }
}

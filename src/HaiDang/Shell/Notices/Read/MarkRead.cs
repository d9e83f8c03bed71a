using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices.Read;

/// <summary>Marks one's own notices as read; what is another's is not found.</summary>
public static class MarkRead
{
    /// <param name="Databases">Where they are.</param>
    /// <param name="Bell">Tells the open pages of the account.</param>
    /// <param name="Clock">Says when.</param>
    public sealed record Means(IDbContextFactory<HaiDangDb> Databases, NoticeBell Bell, TimeProvider Clock);

    public static Task<int> One(int accountId, long id, Means means, CancellationToken stop) => Run(accountId, own => own.Where(n => n.Id == id), means, stop);

    /// <summary>Up to the newest that was seen: what came in the meantime stays unread.</summary>
    public static Task<int> All(int accountId, long upTo, Means means, CancellationToken stop) => Run(accountId, own => own.Where(n => n.Id <= upTo), means, stop);

    /// <returns>How many were unread.</returns>
    private static async Task<int> Run(int accountId, Func<IQueryable<Notice>, IQueryable<Notice>> which, Means means, CancellationToken stop)
    {
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var now = means.Clock.GetUtcNow();
        var marked = await which(db.Notices.Where(n => n.AccountId == accountId && n.ReadAt == null)).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), stop);
        if (marked > 0) means.Bell.Ring(accountId);
        return marked;
    }
}

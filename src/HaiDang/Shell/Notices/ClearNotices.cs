using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices;

/// <summary>Takes away notices that were read long ago, and their letters with them.</summary>
internal static class ClearNotices
{
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    /// <returns>How many are gone.</returns>
    public static async Task<int> Run(IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var until = clock.GetUtcNow() - Kept;
        return await db.Notices.Where(n => n.ReadAt < until).ExecuteDeleteAsync(stop);
    }
}

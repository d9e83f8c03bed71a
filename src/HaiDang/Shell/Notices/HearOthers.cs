using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Notices;

/// <summary>Has another process, such as the command line, told anybody anything? Then the bell rings here too.</summary>
internal static class HearOthers
{
    /// <param name="seen">The newest notice that is known here; null at first, when nothing is news.</param>
    /// <param name="databases">Where notices are.</param>
    /// <param name="bell">Rings for whose they are.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The newest notice now.</returns>
    public static async Task<long> Run(long? seen, IDbContextFactory<HaiDangDb> databases, NoticeBell bell, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var newest = await db.Notices.MaxAsync(n => (long?)n.Id, stop) ?? 0;
        if (seen is not { } known || newest <= known) return newest;
        bell.Ring(await db.Notices.Where(n => n.Id > known && n.Id <= newest).Select(n => n.AccountId).Distinct().ToArrayAsync(stop));
        return newest;
    }
}

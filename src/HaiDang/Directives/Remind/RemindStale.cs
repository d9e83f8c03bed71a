using System.Globalization;
using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Notices;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Remind;

/// <summary>Tells once a week whoever follows tasks how many of them nobody has touched for seven days.</summary>
public static class RemindStale
{
    /// <summary>As of the week's Monday; told later in the week when nothing could be told then.</summary>
    /// <returns>How many notices were new.</returns>
    public static async Task<int> Run(DateOnly day, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        // Touched on the day that lies seven back, or before it: before the day after it began.
        var until = monday.AddDays(1 - LookAtBoard.StaleDays).Begins;
        var open = db.Accounts.Where(a => a.DisabledAt == null).Select(a => a.Id);
        var counts = await db.AssignmentStates.Where(s => s.UntilAt == null && s.DoneOn == null && s.SubmittedOn == null && s.Waiting != Waiting.Withdrawn && s.Assignment!.TouchedAt < until)
            .Where(s => s.Assignment!.OfficerId != null && open.Contains(s.Assignment.OfficerId.Value))
            .GroupBy(s => s.Assignment!.OfficerId!.Value).Select(g => new { Officer = g.Key, Count = g.Count() }).ToListAsync(stop);
        var told = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var one in counts.OrderBy(c => c.Officer))
        {
            var news = new News(typeof(Texts), "Remind.Stale", one.Count)
            {
                Link = new BoardAddress(new AssignmentFilter { Lens = Lens.Stale }) { Layout = Layout.List }.ToString(),
                Once = string.Create(CultureInfo.InvariantCulture, $"directive/stale/{monday:yyyy-MM-dd}"),
            };
            told += await db.Notify([one.Officer], news, clock, stop);
        }
        await transaction.CommitAsync(stop);
        return told;
    }
}

using HaiDang.Data;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Mine;

/// <summary>How many tasks are overdue for whoever looks, as lead or as the one who follows, and how many wait for their word? For the menu.</summary>
public static class CountMine
{
    /// <returns>How many, and whether one of them is overdue.</returns>
    public static async Task<(int Count, bool Urgent)> Run(IServiceProvider services, CancellationToken stop)
    {
        if (Actor.Current.AccountId is not { } me) return (0, false);
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        var (units, today, mayAssign) = (db.SeenUnits, services.GetRequiredService<TimeProvider>().Today, await TellSide.MayAssign(me, db, stop));
        var open = db.AssignmentStates.Where(s => s.UntilAt == null && s.DoneOn == null && s.Waiting != Waiting.Withdrawn);
        var late = await open.CountAsync(s => s.SubmittedOn == null && s.Due < today && s.Waiting != Waiting.Extension && (units.Contains(s.LeadId) || s.Assignment!.LeaderId == me || s.Assignment.OfficerId == me), stop);
        var waiting = mayAssign ? await open.CountAsync(s => (s.Waiting == Waiting.Acceptance || s.Waiting == Waiting.Extension) && units.Contains(s.Assignment!.AssignerId), stop) : 0;
        return (late + waiting, late > 0);
    }
}

using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>Which milestones of a task were reached, by its events? Kept beside them, so that a board of thousands need not read these.</summary>
internal static class KeepSteps
{
    public static async Task Run(HeldTask task, HaiDangDb db, CancellationToken stop)
    {
        var reached = task.Standing.Where(e => e.Act is Act.ReachedMilestone).GroupBy(e => e.OtherId!.Value).ToDictionary(g => g.Key, g => g.First().At.LocalDay);
        foreach (var milestone in await db.Milestones.Where(m => m.AssignmentId == task.Assignment.Id).ToListAsync(stop))
            milestone.ReachedOn = reached.TryGetValue(milestone.Id, out var day) ? day : null;
        await db.SaveChangesAsync(stop);
    }
}

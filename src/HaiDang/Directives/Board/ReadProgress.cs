using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>How many milestones has each open task, and how many were reached?</summary>
internal static class ReadProgress
{
    /// <summary>Of all tasks within sight that are not done; those without milestones are not in it.</summary>
    public static async Task<Dictionary<int, JudgeRisk.Progress>> Run(HaiDangDb db, CancellationToken stop)
    {
        var open = db.AssignmentStates.Where(s => s.UntilAt == null && s.DoneOn == null && s.Waiting != Waiting.Withdrawn).Select(s => s.AssignmentId);
        var steps = await db.Milestones.AsNoTracking().Where(m => open.Contains(m.AssignmentId)).Select(m => new { m.Id, m.AssignmentId, m.Due }).ToListAsync(stop);
        var events = await db.AssignmentEvents.AsNoTracking().Where(e => open.Contains(e.AssignmentId) && (e.Act == Act.ReachedMilestone || e.Act == Act.Undid))
            .Select(e => new { e.AssignmentId, e.Seq, e.OtherId, e.Undoes }).ToListAsync(stop);
        var undone = events.Where(e => e.Undoes is not null).Select(e => (e.AssignmentId, e.Undoes!.Value)).ToHashSet();
        var reached = events.Where(e => e.OtherId is not null && !undone.Contains((e.AssignmentId, e.Seq))).Select(e => e.OtherId!.Value).ToHashSet();
        return steps.GroupBy(s => s.AssignmentId).ToDictionary(g => g.Key, g => new JudgeRisk.Progress(
            g.Count(), g.Count(s => reached.Contains(s.Id)), g.Where(s => !reached.Contains(s.Id)).Select(s => (DateOnly?)s.Due).Min()));
    }
}

using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>How many milestones has each open task, and how many were reached?</summary>
internal static class ReadProgress
{
    /// <summary>Of all tasks within sight that are not done; those without milestones are not in it.</summary>
    public static Task<Dictionary<int, JudgeRisk.Progress>> Run(HaiDangDb db, CancellationToken stop)
    {
        var open = db.AssignmentStates.Where(s => s.UntilAt == null && s.DoneOn == null && s.Waiting != Waiting.Withdrawn);
        return db.Milestones.AsNoTracking().Join(open, m => m.AssignmentId, s => s.AssignmentId, (m, _) => new { m.AssignmentId, m.Due, m.ReachedOn }).GroupBy(m => m.AssignmentId)
            .Select(g => new { g.Key, Steps = g.Count(), Reached = g.Count(m => m.ReachedOn != null), Next = g.Min(m => m.ReachedOn == null ? (DateOnly?)m.Due : null) })
            .ToDictionaryAsync(g => g.Key, g => new JudgeRisk.Progress(g.Steps, g.Reached, g.Next), stop);
    }
}

using HaiDang.Data;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.OneTask;

/// <summary>Takes a file back that was attached by mistake, before anybody relies on it. What it was stays in the log.</summary>
public static class RemoveEvidence
{
    /// <returns>Null when it is gone; else why not, in words.</returns>
    public static async Task<string?> Run(int evidenceId, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Evidence.SingleOrDefaultAsync(e => e.Id == evidenceId && e.RemovedAt == null, stop) is not { } evidence || await HeldTask.Take(evidence.AssignmentId, db, clock, stop) is not { } task)
            return Words.Of<Texts>("Refused.NotSeen");
        if (!db.SeenUnits.Contains(evidence.UnitId) || task.Side is not (Side.Lead or Side.Coordinating)) return Words.Of<Texts>("Refused.NotYours");
        if (task.State is { SubmittedOn: not null } or { DoneOn: not null }) return Words.Of<Texts>("Refused.Submitted");
        evidence.RemovedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(stop);
        await db.Audit(DirectivesModule.Report, $"task/{evidence.AssignmentId}", new { evidence.Name, evidence.Hash }, null, stop);
        await transaction.CommitAsync(stop);
        return null;
    }
}

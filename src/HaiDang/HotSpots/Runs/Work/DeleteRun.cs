using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Takes a run and its answer away for good; one that is at work is stopped first.</summary>
public static class DeleteRun
{
    public static async Task Run(int id, RunsAtWork work, CancellationToken stop)
    {
        work.Stop(id);
        await using var db = await work.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.AnalysisRuns.Where(r => r.Id == id).Select(r => new { r.Name, r.Method, r.Filter, r.Settings }).SingleOrDefaultAsync(stop) is not { } before) return;
        await db.AnalysisRuns.Where(r => r.Id == id).ExecuteDeleteAsync(stop);
        await db.Audit("run analyses", $"analysis-run/{id}", before, null, stop);
        await transaction.CommitAsync(stop);
    }
}

using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Takes a run and its answer away for good; one that is at work is stopped first.</summary>
public static class DeleteRun
{
    public static async Task Run(int id, RunsAtWork work, CancellationToken stop)
    {
        work.Stop(id);
        await using var db = await work.Databases.CreateDbContextAsync(stop);
        await db.AnalysisRuns.Where(r => r.Id == id).ExecuteDeleteAsync(stop);
    }
}

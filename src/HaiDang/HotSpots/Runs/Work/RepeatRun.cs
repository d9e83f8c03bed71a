using HaiDang.HotSpots.Runs.Methods;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Asks the same question once more: the same filter and days, the same settings, the same seed.</summary>
public static class RepeatRun
{
    /// <returns>The id of the new run; null when there is no such run, or no such method any more.</returns>
    public static async Task<int?> Run(int id, string by, RunsAtWork work, CancellationToken stop)
    {
        await using var db = await work.Databases.CreateDbContextAsync(stop);
        if (await db.AnalysisRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } run || RunMethod.Find(run.Method) is not { } method) return null;
        return await StartRun.Run(new()
        {
            Method = method, Filter = run.ReadFilter(), Settings = RunSettings.FromJson(method, run.Settings), Name = run.Name, By = by, RepeatOf = run.Id,
        }, work, stop);
    }
}

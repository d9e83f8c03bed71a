using HaiDang.Data;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Calls a run by another name.</summary>
public static class RenameRun
{
    /// <returns>False when the name is empty or too long, or there is no such run.</returns>
    public static async Task<bool> Run(int id, string name, HaiDangDb db, CancellationToken stop)
    {
        var called = name.Trim();
        if (called.Length is 0 or > AnalysisRunTable.LongestName) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.AnalysisRuns.Where(r => r.Id == id).Select(r => r.Name).SingleOrDefaultAsync(stop) is not { } before) return false;
        await db.AnalysisRuns.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, called), stop);
        await db.Audit("run analyses", $"analysis-run/{id}", new { name = before }, new { name = called }, stop);
        await transaction.CommitAsync(stop);
        return true;
    }
}

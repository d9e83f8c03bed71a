using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Calls a run by another name.</summary>
public static class RenameRun
{
    /// <returns>False when the name is empty or too long, or there is no such run.</returns>
    public static async Task<bool> Run(int id, string name, HaiDangDb db, CancellationToken stop)
    {
        var called = name.Trim();
        return called.Length is > 0 and <= AnalysisRunTable.LongestName
            && await db.AnalysisRuns.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, called), stop) == 1;
    }
}

using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>When the site starts, no run can be at work: those that say so were interrupted by its end.</summary>
internal sealed class MarkInterrupted(IDbContextFactory<HaiDangDb> databases) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Scope.Enter(Scope.Everything);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.AnalysisRuns.Where(r => r.State == RunState.Working).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Interrupted), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

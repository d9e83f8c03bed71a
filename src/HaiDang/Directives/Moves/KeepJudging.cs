using System.Data.Common;
using HaiDang.Data;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Moves;

/// <summary>Judges in the background whether measures moved: shortly after the site starts, then every hour.</summary>
/// <remarks>Whatever the data behind a measure is, this module does not know it, and cannot be told when it changes; a task's own page judges anew each time.</remarks>
internal sealed class KeepJudging(IDbContextFactory<HaiDangDb> databases, MeasureBook book, TimeProvider clock, ILogger<KeepJudging> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(3), Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Scope.Enter(Scope.Everything);
        for (var wait = AfterStart; !stoppingToken.IsCancellationRequested; wait = Every)
        {
            await Task.Delay(wait, clock, stoppingToken);
            try
            {
                await JudgeMoves.Run(null, databases, book, clock, stoppingToken);
            }
            catch (DbException broken)
            {
                log.LogWarning(broken, "Whether measures moved could not be judged");
            }
        }
    }
}

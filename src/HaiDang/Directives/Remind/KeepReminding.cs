using System.Data.Common;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.WorkingDays;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Remind;

/// <summary>Reminds on every working day before work begins, and shortly after the site has started of what was missed meanwhile.</summary>
internal sealed class KeepReminding(IDbContextFactory<HaiDangDb> databases, TimeProvider clock, ILogger<KeepReminding> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20), AtDay = TimeSpan.FromHours(7), Again = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Scope.Enter(Scope.Everything);
        for (var wait = AfterStart; ;)
        {
            await Task.Delay(wait, clock, stoppingToken);
            wait = await Try(stoppingToken) ? Next(clock.GetUtcNow()) - clock.GetUtcNow() : Again;
        }
    }

    /// <summary>The next seven in the morning where the people are.</summary>
    internal static DateTimeOffset Next(DateTimeOffset now)
    {
        var today = now.LocalDay.Begins + AtDay;
        return today > now ? today : now.LocalDay.AddDays(1).Begins + AtDay;
    }

    /// <returns>False when the database was away: then it is tried again soon.</returns>
    private async Task<bool> Try(CancellationToken stop)
    {
        try
        {
            var day = clock.Today;
            await using (var db = await databases.CreateDbContextAsync(stop))
                if (!WorkingCalendar.Knows(day) || !(await ReadCalendar.Run(db, stop)).IsWorking(day)) return true;
            var told = await RemindDue.Run(day, databases, clock, stop) + await RemindStale.Run(day, databases, clock, stop);
            if (told > 0) log.LogInformation("{Told} reminders of tasks", told);
            return true;
        }
        catch (DbException broken)
        {
            log.LogWarning(broken, "Reminders could not be told");
            return false;
        }
    }
}

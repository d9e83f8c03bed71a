using System.Data.Common;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Find;

/// <summary>Finds the hot spots of now before anybody asks, when the site starts and whenever incidents have changed.</summary>
internal sealed class KeepWarm(HotSpotMemory memory, TimeProvider clock, ILogger<KeepWarm> log) : BackgroundService, IHear<IncidentsChanged>
{
    private readonly SemaphoreSlim _news = new(1);

    Task IHear<IncidentsChanged>.Hear(IncidentsChanged news, CancellationToken stop)
    {
        if (_news.CurrentCount == 0) _news.Release();
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Scope.Enter(Scope.Everything);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _news.WaitAsync(stoppingToken);
            try
            {
                await FindHotSpots.Run(new(), memory, clock, stoppingToken);
            }
            catch (DbException broken)
            {
                log.LogWarning(broken, "Hot spots could not be found in advance");
            }
        }
    }

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }
}

using System.Data.Common;
namespace HaiDang.Shell.Notices.Send;

/// <summary>Sends letters for as long as the site runs: when there is news, and now and then for what waits or was written by another process.</summary>
internal sealed class KeepSending(SendLetters.Means means, NoticeBell bell, ILogger<KeepSending> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30), ClearEvery = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _news = new(0);
    private readonly Guid _self = Guid.NewGuid();
    private DateTimeOffset _clearedAt;
    private long? _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (means.Settings is null) log.LogInformation("No mail server is named: notices are shown in the site alone");
        using var heard = bell.Listen(null, Hear);
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var round = await Try(stoppingToken);
            failures = round is { Reached: true } ? 0 : failures + 1;
            if (round is { Tried: > 0 }) continue;
            // A server that is away is not asked again for each piece of news.
            if (failures > 0) await Task.Delay(Backoff.After(failures, _self), means.Clock, stoppingToken);
            else await Wait(stoppingToken);
        }
    }

    /// <returns>Null when the database was away.</returns>
    private async Task<SendLetters.Round?> Try(CancellationToken stop)
    {
        try
        {
            await Clear(stop);
            _seen = await HearOthers.Run(_seen, means.Databases, bell, stop);
            var round = await SendLetters.Run(means, stop);
            if (round.Sent > 0) log.LogInformation("{Sent} letters sent", round.Sent);
            if (round.Trouble is not null) log.LogWarning("Letters wait: {Trouble}", round.Trouble);
            return round;
        }
        catch (DbException broken)
        {
            log.LogWarning(broken, "Letters could not be looked for");
            return null;
        }
    }

    private async Task Clear(CancellationToken stop)
    {
        var now = means.Clock.GetUtcNow();
        if (now - _clearedAt < ClearEvery) return;
        _clearedAt = now;
        if (await ClearNotices.Run(means.Databases, means.Clock, stop) is > 0 and var gone) log.LogInformation("{Gone} read notices removed", gone);
    }

    private async Task Wait(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (heard, idle) = (_news.WaitAsync(either.Token), Task.Delay(Idle, means.Clock, either.Token));
        await Task.WhenAny(heard, idle);
        await either.CancelAsync();
        await Task.WhenAll(heard, idle).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Hear()
    {
        if (means.Settings is not null && _news.CurrentCount == 0) _news.Release();
    }

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }
}

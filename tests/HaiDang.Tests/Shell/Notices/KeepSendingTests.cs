using System.Collections.Concurrent;
using System.Diagnostics;
using HaiDang.Shell.Notices;
using HaiDang.Shell.Notices.Send;
using HaiDang.Tests.Testing;
using Microsoft.Extensions.Logging;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>News leaves at once, stopping takes seconds, and the log holds no secret.</summary>
public sealed class KeepSendingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_leaves_as_soon_as_it_stands_and_a_slow_server_gets_it_once()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        using var keep = new KeepSending(house.Mail(server), house.Get<NoticeBell>(), new Kept());
        await keep.StartAsync(Stop);
        server.Next.Enqueue(Manner.TakeSlowly);
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        await Until(async () => (await house.Counts()).Sent == 1);
        Assert.Single(server.Taken);
        await keep.StopAsync(Stop);
    }

    [Fact]
    public async Task What_another_process_has_told_rings_here_within_half_a_minute()
    {
        await using var house = await TestHouse.Open();
        var lan = await house.Person("lan");
        var bell = new NoticeBell();   // not the one that hears this process's transactions
        using var rang = new SemaphoreSlim(0);
        using var heard = bell.Listen(lan, () => rang.Release());
        using var keep = new KeepSending(house.Mail(null), bell, new Kept());
        await keep.StartAsync(Stop);
        await Task.Delay(500, Stop);
        await house.Tell(NoticeHouse.Said("a"), lan);
        await Until(async () =>
        {
            house.Clock.Advance(TimeSpan.FromSeconds(30));
            return await rang.WaitAsync(50, Stop);
        });
        await keep.StopAsync(Stop);
    }

    [Fact]
    public async Task A_server_that_was_away_is_found_again()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        server.GoAway();
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        var log = new Kept();
        using var keep = new KeepSending(house.Mail(server), house.Get<NoticeBell>(), log);
        await keep.StartAsync(Stop);
        await Until(() => Task.FromResult(log.Lines.Any(l => l.Contains("ConnectionRefused", StringComparison.Ordinal))));
        server.ComeBack();
        await Until(async () =>
        {
            house.Clock.Advance(TimeSpan.FromSeconds(10));
            return (await house.Counts()).Sent == 1;
        });
        Assert.Single(server.Taken);
        await keep.StopAsync(Stop);
    }

    [Fact]
    public async Task Stopping_takes_seconds_even_when_the_server_never_answers_and_the_letter_is_kept_in_doubt()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        server.Next.Enqueue(Manner.NeverAnswer);
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        using var keep = new KeepSending(house.Mail(server, TimeProvider.System) with { Oldest = TimeSpan.FromDays(3650) }, house.Get<NoticeBell>(), new Kept());
        await keep.StartAsync(Stop);
        await Until(() => Task.FromResult(!server.Taken.IsEmpty));
        var watch = Stopwatch.StartNew();
        await keep.StopAsync(Stop);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        var letter = await house.OnlyLetter();
        Assert.Equal((LetterState.Uncertain, 1), (letter.State, letter.Doubts));
    }

    [Fact]
    public async Task The_log_of_a_failing_login_holds_no_secret()
    {
        await using var house = await TestHouse.Open();
        await using var server = MailServer.Open();
        server.RefusesLogin = true;
        await house.Tell(NoticeHouse.Said("a"), await house.Person("lan", "lan@tinh.example"));
        var (log, settings) = (new Kept(), NoticeHouse.SettingsFor(server) with { Login = new("haidang", "bimat-123") });
        using var keep = new KeepSending(house.Mail(server) with { Settings = settings }, house.Get<NoticeBell>(), log);
        await keep.StartAsync(Stop);
        await Until(() => Task.FromResult(log.Lines.Any(l => l.Contains("login refused", StringComparison.Ordinal))));
        await keep.StopAsync(Stop);
        var said = string.Join('\n', log.Lines) + (await house.OnlyLetter()).Trouble;
        Assert.Contains(server.Heard, h => h.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
        foreach (var secret in (string[])["bimat-123", Convert.ToBase64String("bimat-123"u8), Convert.ToBase64String("\0haidang\0bimat-123"u8)])
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
    }

    private static async Task Until(Func<Task<bool>> done)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await done()) return;
            await Task.Delay(50, Stop);
        }
        Assert.Fail("Not within 20 seconds.");
    }

    /// <summary>All that was written into the log, exceptions and all.</summary>
    private sealed class Kept : ILogger<KeepSending>
    {
        public ConcurrentQueue<string> Lines { get; } = new();
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

using HaiDang.Data;
using HaiDang.Shell.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class JobBoardTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly JobBoard _board;

    public JobBoardTests() => _board = new JobBoard(_clock, NullLogger<JobBoard>.Instance);

    public void Dispose() => _board.Dispose();

    [Fact]
    public async Task Work_that_ends_says_where_its_result_is()
    {
        var job = await Ended(_board.Start("count", (_, _) => Task.FromResult<string?>("/incidents")));
        Assert.Equal((JobState.Done, "/incidents"), (job.State, job.Result));
    }

    [Fact]
    public async Task Stopped_work_is_stopped_and_not_failed()
    {
        var job = _board.Start("wait", async (_, stop) => { await Task.Delay(Timeout.Infinite, stop); return null; });
        job.Stop();
        Assert.Equal(JobState.Stopped, (await Ended(job)).State);
    }

    [Fact]
    public async Task Whoever_listens_sees_as_far_as_they_may_and_not_as_far_as_the_one_whose_work_it_is()
    {
        var (go, heard) = (new TaskCompletionSource(), new TaskCompletionSource<Scope?>());
        Scope.Enter(Scope.Everything);
        var job = _board.Start("count", async (_, _) => { await go.Task; return null; });
        Scope.Enter(Scope.Of([7]));
        job.Changed += () => heard.TrySetResult(Scope.Current);
        Scope.Enter(Scope.Nothing);
        go.SetResult();
        Assert.Equal("7", (await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken))?.ToString());
    }

    [Fact]
    public async Task Refused_input_is_told_in_its_own_words()
    {
        var job = await Ended(_board.Start("read", (_, _) => throw new InvalidDataException("line 3: no date")));
        Assert.Equal((JobState.Failed, "line 3: no date"), (job.State, job.Problem));
    }

    [Fact]
    public async Task A_broken_promise_is_told_as_a_code_and_not_as_its_insides()
    {
        var job = await Ended(_board.Start("break", (_, _) => throw new InvalidOperationException("secret 17")));
        Assert.Equal(JobState.Failed, job.State);
        Assert.DoesNotContain("secret", job.Problem, StringComparison.Ordinal);
        Assert.Contains(job.Id.ToString("N")[^4..].ToUpperInvariant(), job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_left_follows_from_the_rate_so_far()
    {
        var start = _clock.GetUtcNow();
        var progress = new Progress("", 250, 1_000);
        Assert.Equal(25, progress.Rate(start, start.AddSeconds(10)));
        Assert.Equal(TimeSpan.FromSeconds(30), progress.Left(start, start.AddSeconds(10)));
        Assert.Null(progress.Left(start, start));
        Assert.Null(new Progress("", 250, null).Left(start, start.AddSeconds(10)));
    }

    private static async Task<Job> Ended(Job job)
    {
        var ended = new TaskCompletionSource();
        job.Changed += () => { if (job.State is not JobState.Running) ended.TrySetResult(); };
        if (job.State is JobState.Running)
            await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        return job;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
namespace HaiDang.Shell.Jobs;

/// <summary>Does work: tells how far it is through the reporter, stops when told, gives back where its result can be seen.</summary>
public delegate Task<string?> Work(IProgress<Progress> progress, CancellationToken stop);

/// <summary>Which work is going on in the background, and what came of the last?</summary>
public sealed class JobBoard(TimeProvider clock, ILogger<JobBoard> log) : IDisposable
{
    private const int Kept = 50;
    private readonly ConcurrentDictionary<Guid, Job> _jobs = new();
    private readonly CancellationTokenSource _closing = new();

    public Job? Find(Guid id) => _jobs.GetValueOrDefault(id);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Job> All => [.. _jobs.Values.OrderByDescending(j => j.StartedAt)];

    /// <summary>Starts work now, in the language of whoever asks.</summary>
    public Job Start(string title, Work work)
    {
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        var job = new Job(title, clock.GetUtcNow(), stopping);
        _jobs[job.Id] = job;
        Forget();
        _ = Task.Run(() => Run(job, work, stopping, CultureInfo.CurrentUICulture));
        return job;
    }

    private async Task Run(Job job, Work work, CancellationTokenSource stopping, CultureInfo culture)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            var result = await work(new Reporter(job, clock), stopping.Token);
            job.End(JobState.Done, clock.GetUtcNow(), result);
        }
        catch (OperationCanceledException)
        {
            job.End(JobState.Stopped, clock.GetUtcNow());
        }
        catch (InvalidDataException refused)
        {
            job.End(JobState.Failed, clock.GetUtcNow(), problem: refused.Message);
        }
        catch (Exception broken)
        {
            var code = job.Id.ToString("N")[^4..].ToUpperInvariant();
            log.LogError(broken, "Job {Title} failed, code {Code}", job.Title, code);
            job.End(JobState.Failed, clock.GetUtcNow(), problem: Words.Of<Texts>("Job.Broken", code));
        }
        finally
        {
            stopping.Dispose();
        }
    }

    private void Forget()
    {
        foreach (var old in All.Where(j => j.State is not JobState.Running).Skip(Kept))
            _jobs.TryRemove(old.Id, out _);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    /// <summary>Passes progress on at most ten times a second: a page cannot show more.</summary>
    private sealed class Reporter(Job job, TimeProvider clock) : IProgress<Progress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
        private DateTimeOffset _last;

        public void Report(Progress value)
        {
            var now = clock.GetUtcNow();
            if (now - _last < Pause && value.Done != value.Total) return;
            _last = now;
            job.Say(value);
        }
    }
}

using System.Collections.Immutable;
namespace HaiDang.Shell.Jobs;

public enum JobState { Running, Done, Failed, Stopped }

/// <summary>A piece of work that goes on while the person does something else.</summary>
public sealed class Job(string title, DateTimeOffset startedAt, CancellationTokenSource stopping)
{
    private ImmutableArray<Listener> _listeners = [];

    public Guid Id { get; } = Guid.CreateVersion7();
    public string Title => title;
    public DateTimeOffset StartedAt => startedAt;
    public DateTimeOffset? EndedAt { get; private set; }
    public JobState State { get; private set; }
    public Progress Progress { get; private set; } = new("", 0, null);

    /// <summary>Where the result can be seen, once it is done.</summary>
    public string? Result { get; private set; }

    /// <summary>Why it failed, in words for a person.</summary>
    public string? Problem { get; private set; }

    /// <summary>Raised when something of the above has changed; at most some ten times a second.</summary>
    public event Action Changed
    {
        add => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), new Listener(value));
        remove => ImmutableInterlocked.Update(ref _listeners, (all, gone) => all.RemoveAll(l => l.Hear == gone), value);
    }

    /// <summary>Asks it to stop; it ends at its next safe point and leaves nothing half done.</summary>
    public void Stop()
    {
        if (State is JobState.Running) stopping.Cancel();
    }

    internal void Say(Progress progress)
    {
        Progress = progress;
        Tell();
    }

    internal void End(JobState state, DateTimeOffset at, string? result = null, string? problem = null)
    {
        (State, EndedAt, Result, Problem) = (state, at, result, problem);
        Tell();
    }

    private void Tell()
    {
        foreach (var listener in _listeners) listener.Tell();
    }
}

/// <summary>How far has the work come?</summary>
/// <param name="Doing">What it is doing, in words; "" while there is nothing to say.</param>
/// <param name="Done">Units done so far (rows, replications).</param>
/// <param name="Total">Units in all; null while unknown.</param>
public readonly record struct Progress(string Doing, long Done, long? Total)
{
    /// <summary>Units a second since <paramref name="startedAt"/>; 0 at first.</summary>
    public double Rate(DateTimeOffset startedAt, DateTimeOffset now) =>
        (now - startedAt).TotalSeconds is > 0 and var seconds ? Done / seconds : 0;

    /// <summary>Time still needed at the present rate; null while it cannot be told.</summary>
    public TimeSpan? Left(DateTimeOffset startedAt, DateTimeOffset now) =>
        Total is { } total && Rate(startedAt, now) is > 0 and var rate ? TimeSpan.FromSeconds(Math.Max(0, total - Done) / rate) : null;
}

using System.Collections.Concurrent;
using System.Diagnostics;
using HaiDang.Data;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Which runs go on now, how far are they, and what becomes of each when it ends?</summary>
public sealed class RunsAtWork(JobBoard board, IDbContextFactory<HaiDangDb> databases, HotSpotMemory memory, TimeProvider clock)
{
    private const long Parts = 1_000;
    private readonly ConcurrentDictionary<int, Job> _jobs = new();
    private readonly ConcurrentDictionary<int, bool> _stopped = new();

    internal IDbContextFactory<HaiDangDb> Databases => databases;
    internal HotSpotMemory Memory => memory;
    internal TimeProvider Clock => clock;

    /// <summary>The work of a run that goes on; null when it does not.</summary>
    public Job? Find(int id) => _jobs.TryGetValue(id, out var job) && job.State is JobState.Running ? job : null;

    /// <summary>Asks a run to stop; what it has found so far is not kept.</summary>
    public void Stop(int id)
    {
        _stopped[id] = true;
        Find(id)?.Stop();
    }

    internal Job Begin(AnalysisRun run)
    {
        var id = run.Id;
        return _jobs[id] = board.Start(run.Name, async (progress, stop) =>
        {
            var began = Stopwatch.GetTimestamp();
            var share = 0.0;
            var doing = Words.Of<Texts>("Runs.Doing");
            var end = new RunEnd { State = RunState.Failed };
            try
            {
                progress.Report(new(Words.Of<Texts>("Runs.Reading"), 0, null));
                end = await Run(run, done => progress.Report(new(doing, (long)((share = done) * Parts), Parts)), stop);
                return RunAddress.Of(id);
            }
            catch (RunRefusedException refused)
            {
                end = new() { State = RunState.Refused, Problem = refused.Why };
                return RunAddress.Of(id);
            }
            catch (OperationCanceledException)
            {
                // Nobody asked for it: the site is closing.
                end = new() { State = _stopped.ContainsKey(id) ? RunState.Stopped : RunState.Interrupted };
                throw;
            }
            finally
            {
                await End(id, end, end.State is RunState.Done ? 1 : share, Stopwatch.GetElapsedTime(began).TotalSeconds);
                _jobs.TryRemove(id, out _);
                _stopped.TryRemove(id, out _);
            }
        });
    }

    private sealed record RunEnd
    {
        public required RunState State { get; init; }
        public RunAnswer? Answer { get; init; }
        public Said? Problem { get; init; }
    }

    private async Task<RunEnd> Run(AnalysisRun run, Action<double> progress, CancellationToken stop)
    {
        var method = RunMethod.Find(run.Method) ?? throw new RunRefusedException(new("Refuse.Method", Cell.Text(run.Method)));
        var settings = RunSettings.FromJson(method, run.Settings);
        if (await RunData.Read(run.ReadFilter(), method.DaysBefore(settings), method.Controls(settings), memory, databases, clock, stop) is not { } data) throw new RunRefusedException(new("Refuse.NoTerritory"));
        await using (var db = await databases.CreateDbContextAsync(stop))
            await db.AnalysisRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.DataHash, data.Hash).SetProperty(x => x.Incidents, data.Total), stop);
        if (method.Refuse(data, settings) is { } why) throw new RunRefusedException(why);
        return new() { State = RunState.Done, Answer = method.Run(data, settings, progress, stop) };
    }

    /// <summary>Written even when the work was told to stop.</summary>
    private async Task End(int id, RunEnd end, double share, double seconds)
    {
        var (answer, problem) = (end.Answer?.ToJson(), end.Problem is null ? null : RunAnswer.ToJson(end.Problem));
        await using var db = await databases.CreateDbContextAsync();
        await db.AnalysisRuns.Where(r => r.Id == id).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, end.State).SetProperty(x => x.Answer, answer).SetProperty(x => x.Problem, problem)
            .SetProperty(x => x.Seconds, seconds).SetProperty(x => x.DoneShare, share));
    }
}

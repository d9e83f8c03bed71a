using System.Reflection;
using HaiDang.Analysis.Scan;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.Incidents;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Starts a method on the incidents of a filter; it goes on in the background and is kept.</summary>
public static class StartRun
{
    public sealed record Command
    {
        public required RunMethod Method { get; init; }
        public required IncidentFilter Filter { get; init; }
        public required RunSettings Settings { get; init; }

        /// <summary>Null or empty: the method and the kinds.</summary>
        public string? Name { get; init; }
        public required string By { get; init; }
        public int? RepeatOf { get; init; }
    }

    /// <summary>The version of the library that computes.</summary>
    public static string Engine { get; } =
        typeof(ScanStatistic).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    /// <returns>The id of the run.</returns>
    public static async Task<int> Run(Command command, RunsAtWork work, CancellationToken stop)
    {
        await using var db = await work.Databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(command.Filter, db, work.Clock.Today, stop);
        var run = new AnalysisRun
        {
            Name = Named(command, new RunWords(selection.Kinds)), Method = command.Method.Key, Settings = command.Settings.ToJson(), Seed = command.Settings.Seed,
            // The period is said, so that a repetition asks for the same days; the order of a list is no part of a question.
            Filter = (command.Filter with { Period = selection.Period, Sort = IncidentSort.Latest }).ToQuery(),
            Engine = Engine, At = work.Clock.GetUtcNow(), By = command.By, RepeatOf = command.RepeatOf, State = RunState.Working,
            ImportedUntil = await db.IncidentImports.Where(i => i.UndoneAt == null).OrderByDescending(i => i.At).Select(i => (DateTimeOffset?)i.At).FirstOrDefaultAsync(stop),
        };
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            db.Add(run);
            await db.SaveChangesAsync(stop);
            await db.Audit("run analyses", $"analysis-run/{run.Id}", null, new { run.Name, run.Method, run.Filter, run.Settings, run.RepeatOf }, stop);
            await transaction.CommitAsync(stop);
        }
        work.Begin(run);
        return run.Id;
    }

    private static string Named(Command command, RunWords words)
    {
        var name = string.IsNullOrWhiteSpace(command.Name)
            ? $"{Words.Of<Texts>($"Runs.Method.{command.Method.Key}")} · {words.Written(new(CellKind.Kinds, string.Join(',', command.Filter.Kinds)))}" : command.Name.Trim();
        return name.Length <= AnalysisRunTable.LongestName ? name : name[..AnalysisRunTable.LongestName];
    }
}

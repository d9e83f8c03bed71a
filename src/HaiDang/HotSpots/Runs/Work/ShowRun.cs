using HaiDang.Data;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.Incidents.Browse;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Did a repetition give what the run before it gave?</summary>
public enum Repeated { No, Same, OtherData, OtherEngine, Other }

/// <summary>What is known of one run, ready to be read?</summary>
public static class ShowRun
{
    public sealed record View
    {
        public required AnalysisRun Run { get; init; }

        /// <summary>Null when this version of the site no longer has the method.</summary>
        public required RunMethod? Method { get; init; }
        public required RunAnswer? Answer { get; init; }
        public required Said? Problem { get; init; }
        public required RunWords Words { get; init; }
        public required Period Period { get; init; }
        public required IncidentFilter Filter { get; init; }

        /// <summary>The filter's place; null for the whole territory.</summary>
        public required string? Place { get; init; }
        public required PlaceUrls? Map { get; init; }

        /// <summary>Compared with the run that it repeats.</summary>
        public required Repeated Repeated { get; init; }
        public required string? SyntheticSeed { get; init; }

        public RunSettings? Settings => Method is null ? null : RunSettings.FromJson(Method, Run.Settings);
    }

    /// <returns>Null when there is no such run.</returns>
    public static async Task<View?> Run(int id, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AnalysisRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } run) return null;
        var (filter, kinds) = (run.ReadFilter(), await KindBook.Open(db, stop));
        var root = (await Territories.Current(db, stop))?.Root.Id;
        return new()
        {
            Run = run, Method = RunMethod.Find(run.Method), Answer = RunAnswer.Parse(run.Answer), Problem = RunAnswer.ParseSaid(run.Problem),
            Words = new(kinds), Period = run.ReadPeriod(), Filter = filter,
            Place = filter.Place is { } place ? await db.Places.Where(p => p.Id == place).Select(p => p.FullName).FirstOrDefaultAsync(stop) : null,
            Map = root is { } known ? await PlaceUrls.Of(db, known, stop) : null,
            Repeated = await Compare(run, db, stop), SyntheticSeed = await db.ReadSetting(Setting.SyntheticSeed, stop),
        };
    }

    private static async Task<Repeated> Compare(AnalysisRun run, HaiDangDb db, CancellationToken stop)
    {
        if (run is not { RepeatOf: { } before, State: RunState.Done }) return Repeated.No;
        if (await db.AnalysisRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == before, stop) is not { State: RunState.Done } first) return Repeated.No;
        if (first.Answer == run.Answer) return Repeated.Same;
        return first.DataHash != run.DataHash ? Repeated.OtherData : first.Engine != run.Engine ? Repeated.OtherEngine : Repeated.Other;
    }
}

using HaiDang.Data;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs.Work;

/// <summary>Which runs are kept?</summary>
public static class ListRuns
{
    /// <summary>One run without its answer.</summary>
    public sealed record Line(int Id, string Name, string Method, string Filter, long Incidents, DateTimeOffset At, string By, RunState State, double Seconds, double DoneShare)
    {
        public Period Period => IncidentFilter.Parse(Filter).Period ?? default;
    }

    /// <param name="text">Words that must begin in the name or in who ran it, tone marks left aside; "" for all.</param>
    /// <param name="sort">A column, "-" before it when the greatest comes first; null: the newest first.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Line[]> Run(string text, string? sort, HaiDangDb db, CancellationToken stop)
    {
        var lines = await db.AnalysisRuns.AsNoTracking().OrderByDescending(r => r.Id)
            .Select(r => new Line(r.Id, r.Name, r.Method, r.Filter, r.Incidents, r.At, r.By, r.State, r.Seconds, r.DoneShare)).ToArrayAsync(stop);
        return [.. Sorted(lines.Where(l => WithoutMarks.Finds(text, $"{l.Name} {l.By} {l.Id}")), sort)];
    }

    private static IEnumerable<Line> Sorted(IEnumerable<Line> lines, string? sort)
    {
        IEnumerable<Line> By<T>(Func<Line, T> value) => sort![0] is '-' ? lines.OrderByDescending(value) : lines.OrderBy(value);
        return sort?.TrimStart('-') switch
        {
            "name" => By(l => WithoutMarks.Of(l.Name)),
            "method" => By(l => l.Method),
            "by" => By(l => l.By),
            "count" => By(l => l.Incidents),
            "state" => By(l => l.State.ToString()),
            "at" => By(l => l.At),
            _ => lines,
        };
    }
}

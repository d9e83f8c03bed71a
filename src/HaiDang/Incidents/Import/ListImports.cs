using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import;

/// <summary>What was brought in so far, newest first?</summary>
public static class ListImports
{
    public sealed record Line(
        int Id, string FileName, string Source, bool Synthetic, DateTimeOffset At, string By,
        long Rows, long Accepted, long Refused, long Doubtful, long Already, DateTimeOffset? UndoneAt);

    public static Task<Line[]> Run(HaiDangDb db, CancellationToken stop)
    {
        var sources = db.IncidentSources;
        return db.IncidentImports.AsNoTracking()
            .OrderByDescending(i => i.Id)
            .Join(sources, i => i.SourceId, s => s.Id, (i, s) => new Line(
                i.Id, i.FileName, s.Name, s.Synthetic, i.At, i.By, i.Rows, i.Accepted, i.Refused, i.Doubtful, i.Already, i.UndoneAt))
            .ToArrayAsync(stop);
    }
}

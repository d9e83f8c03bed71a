using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Places.Units;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Meetings;

/// <summary>Which meetings were there, and how do the tasks of each stand?</summary>
public static class ListMeetings
{
    /// <param name="Meeting">The meeting.</param>
    /// <param name="Agencies">Who took part, in words.</param>
    /// <param name="Directives">How many clauses.</param>
    /// <param name="Tally">How their tasks stand today.</param>
    public sealed record Line(Meeting Meeting, string Agencies, int Directives, Tally Tally);

    /// <summary>Those within sight, the latest first.</summary>
    public static async Task<Line[]> Run(IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (book, today) = (await UnitBook.Read(db, stop), clock.Today);
        var meetings = await db.Meetings.AsNoTracking().Include(m => m.Units).OrderByDescending(m => m.Day).ThenByDescending(m => m.Id).ToListAsync(stop);
        var directives = (await db.Directives.AsNoTracking().Select(d => new { d.Id, d.MeetingId }).ToListAsync(stop)).ToLookup(d => d.MeetingId, d => d.Id);
        var tasks = (await FindStanding.Run(new(), book, today, db, stop)).ToLookup(t => t.DirectiveId);
        return [.. meetings.Select(m => new Line(
            m, string.Join(", ", m.Units.Select(u => book[u.UnitId].Brief).Order(StringComparer.CurrentCulture)), directives[m.Id].Count(), Tally.Of(directives[m.Id].SelectMany(d => tasks[d]), today)))];
    }
}

using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Places.Units;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Meetings;

/// <summary>What was agreed at a meeting, and what had come by then of what was agreed at the one before?</summary>
public static class LookAtMeeting
{
    /// <param name="Said">The directive.</param>
    /// <param name="Tally">How its tasks stand.</param>
    /// <param name="Late">Those that are overdue, the longest first.</param>
    public sealed record Line(Directive Said, Tally Tally, Card[] Late);

    public sealed record View
    {
        public required Meeting Meeting { get; init; }
        public required UnitBook Units { get; init; }

        /// <summary>As of today.</summary>
        public required Line[] Own { get; init; }

        /// <summary>The last meeting before it in which one of its agencies took part; null for the first.</summary>
        public required Meeting? Before { get; init; }

        /// <summary>Of that one, as of the day of this, or of today when this is still to come.</summary>
        public required Line[] Earlier { get; init; }
        public required DateOnly EarlierDay { get; init; }
        public required DateOnly Today { get; init; }

        /// <summary>Units that whoever looks acts for: only under what these ask for may they give tasks.</summary>
        public required int[] ActsFor { get; init; }
    }

    /// <returns>Null when there is no such meeting.</returns>
    public static async Task<View?> Run(int id, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var today = clock.Today;
        if (await db.Meetings.AsNoTracking().Include(m => m.Units).SingleOrDefaultAsync(m => m.Id == id, stop) is not { } meeting) return null;
        var book = await UnitBook.Read(db, stop);
        int[] agencies = [.. meeting.Units.Select(u => u.UnitId)];
        var before = await db.Meetings.AsNoTracking().Where(m => (m.Day < meeting.Day || (m.Day == meeting.Day && m.Id < id)) && m.Units.Any(u => agencies.Contains(u.UnitId)))
            .OrderByDescending(m => m.Day).ThenByDescending(m => m.Id).FirstOrDefaultAsync(stop);
        var day = meeting.Day < today ? meeting.Day : today;
        var own = await Lines(id, null, book, today, db, stop);
        return new()
        {
            Meeting = meeting, Units = book, Own = own, Before = before, EarlierDay = day, Today = today, ActsFor = db.SeenUnits,
            Earlier = before is null ? [] : await Lines(before.Id, day < today ? day : null, book, today, db, stop),
        };
    }

    private static async Task<Line[]> Lines(int meetingId, DateOnly? asOf, UnitBook book, DateOnly today, HaiDangDb db, CancellationToken stop)
    {
        var directives = await db.Directives.AsNoTracking().Where(d => d.MeetingId == meetingId).OrderBy(d => d.Rank).ToListAsync(stop);
        var day = asOf ?? today;
        var tasks = (await FindStanding.Run(new() { MeetingId = meetingId, AsOf = asOf }, book, today, db, stop)).ToLookup(t => t.DirectiveId);
        Standing[] late = [.. tasks.SelectMany(g => g).Where(t => t.Status(day) is Status.Overdue).OrderBy(t => t.State.Due)];
        var cards = (await Card.Of(late, db, stop)).ToLookup(c => c.Standing.DirectiveId);
        return [.. directives.Select(d => new Line(d, Tally.Of(tasks[d.Id], day), [.. cards[d.Id]]))];
    }
}

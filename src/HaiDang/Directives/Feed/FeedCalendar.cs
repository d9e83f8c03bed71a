using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Feed;

/// <summary>Which due days does a calendar program see that asks with somebody's secret? Those of the tasks in which they have part.</summary>
public static class FeedCalendar
{
    /// <summary>A withdrawn task stays crossed out for so long; a program that did not ask meanwhile drops it by itself.</summary>
    private const int WithdrawnDays = 60;

    /// <summary>On the mornings of the seventh, third and last day before, at half past eight.</summary>
    private static readonly TimeSpan[] Alarms = [.. new[] { 7, 3, 1 }.Select(d => TimeSpan.FromDays(d) - TimeSpan.FromHours(8.5))];

    public static async Task<Results<ContentHttpResult, NotFound>> Get(
        string secret, HttpRequest request, HaiDangDb db, IDbContextFactory<HaiDangDb> databases, ScopeGround ground, TimeProvider clock, CancellationToken stop)
    {
        if (await FindCalendarOwner.Run(secret, db, clock, stop) is not { } owner) return TypedResults.NotFound();
        var entries = await Run(owner, new($"{request.Scheme}://{request.Host}"), databases, ground, clock, stop);
        return TypedResults.Text(WriteCalendar.Run(Words.Of<Texts>("Feed.Name"), entries), WriteCalendar.Type);
    }

    /// <param name="owner">The account; from here on the work sees as far as it does.</param>
    /// <param name="site">The site's own address.</param>
    /// <param name="databases">The database.</param>
    /// <param name="ground">Knows what lies in its places and beneath its units.</param>
    /// <param name="clock">Says what is open.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<CalendarEntry[]> Run(int owner, Uri site, IDbContextFactory<HaiDangDb> databases, ScopeGround ground, TimeProvider clock, CancellationToken stop)
    {
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            var may = Array.Find(DirectivesModule.Module.Policies, p => p.Name == DirectivesModule.See)!.May;
            if (!await db.AccountRoles.AnyAsync(r => r.AccountId == owner && may.Contains(r.Role), stop)) return [];
            Scope.Enter(await ReadScope.Run(await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == owner, stop), db, ground, stop));
        }
        // A context keeps the scope in which it was made.
        await using var seen = await databases.CreateDbContextAsync(stop);
        return await Entries(owner, site, seen, clock, stop);
    }

    private static async Task<CalendarEntry[]> Entries(int owner, Uri site, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var (units, recent) = (db.SeenUnits, clock.GetUtcNow().AddDays(-WithdrawnDays));
        var tasks = await db.AssignmentStates.AsNoTracking()
            .Where(s => s.UntilAt == null && s.DoneOn == null && (s.Waiting != Waiting.Withdrawn || s.FromAt > recent))
            .Where(s => s.Assignment!.LeaderId == owner || s.Assignment.OfficerId == owner || s.Assignment.Units.Any(u => u.Part != Part.Assigner && units.Contains(u.UnitId)))
            .OrderBy(s => s.Due).ThenBy(s => s.AssignmentId)
            .Select(s => new { s.AssignmentId, s.Due, s.FromAt, s.Waiting, s.Assignment!.Title, s.Assignment.Number, s.Assignment.Directive!.Code }).ToListAsync(stop);
        int[] ids = [.. tasks.Select(t => t.AssignmentId)];
        var steps = (await db.Milestones.AsNoTracking().Where(m => ids.Contains(m.AssignmentId) && m.ReachedOn == null).OrderBy(m => m.Due).ThenBy(m => m.Id).ToListAsync(stop)).ToLookup(m => m.AssignmentId);
        return [.. tasks.SelectMany(t => steps[t.AssignmentId].Select(m => Entry($"milestone-{m.Id}", m.Due, "Feed.Step", m.Title)).Prepend(Entry($"task-{t.AssignmentId}", t.Due, "Feed.Due", t.Title)).Select(entry => entry with
        {
            Title = Words.Of<Texts>(entry.Title, $"{t.Code}.{t.Number}", entry.Description), Description = entry.Description == t.Title ? "" : t.Title,
            Link = new(site, $"{DirectivesModule.Page}/{t.AssignmentId}"), Updated = t.FromAt, IsCancelled = t.Waiting is Waiting.Withdrawn,
        }))];
        CalendarEntry Entry(string what, DateOnly day, string key, string title) =>
            new() { Uid = $"{what}@{site.Host}", Day = day, Title = key, Description = title, Link = site, Updated = default, Alarms = Alarms };
    }
}

using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Directives.Follow;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.OneTask;

/// <summary>All that is known of one task, for the side that looks.</summary>
public static class ShowTask
{
    public sealed record View
    {
        public required Assignment Task { get; init; }
        public required Directive Directive { get; init; }
        public required Meeting Meeting { get; init; }
        public required UnitBook Units { get; init; }
        public required AssignmentState State { get; init; }

        /// <summary>The newest first.</summary>
        public required Event[] Events { get; init; }
        public required Step[] Steps { get; init; }
        public required Evidence[] Evidence { get; init; }

        /// <summary>Of one's own agencies alone.</summary>
        public required InternalNote[] Notes { get; init; }

        /// <summary>For whom whoever looks may act.</summary>
        public required Side Side { get; init; }
        public required string? Leader { get; init; }
        public required string? Officer { get; init; }
        public required DateOnly Day { get; init; }
        public required JudgeRisk.Reason? Risk { get; init; }
        public required int? AccountId { get; init; }

        public string Code => $"{Directive.Code}.{Task.Number}";
        public Status Status => Statuses.Of(State, Day);
        public int Seen => Task.Events;
        public Unit Lead => Units[State.LeadId];
        public IEnumerable<Unit> Coordinating => Task.Units.Where(u => u.Part is Part.Coordinating).Select(u => Units[u.UnitId]).OrderBy(u => u.Name, StringComparer.CurrentCulture);
    }

    /// <param name="Said">What happened.</param>
    /// <param name="Undone">Whether it was taken back later.</param>
    /// <param name="After">The state that it made; null when it changed none.</param>
    /// <param name="Other">The unit, account or milestone that it is about, in words.</param>
    public sealed record Event(AssignmentEvent Said, bool Undone, AssignmentState? After, string? Other);

    /// <param name="Milestone">The milestone.</param>
    /// <param name="ReachedOn">When it was; null while it is not.</param>
    public sealed record Step(Milestone Milestone, DateOnly? ReachedOn);

    /// <returns>Null when there is no such task within sight.</returns>
    public static async Task<View?> Run(int id, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Assignments.AsNoTracking().Include(a => a.Units).Include(a => a.Links).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } task) return null;
        var directive = await db.Directives.AsNoTracking().SingleAsync(d => d.Id == task.DirectiveId, stop);
        var events = await db.AssignmentEvents.AsNoTracking().Where(e => e.AssignmentId == id).OrderBy(e => e.Seq).ToListAsync(stop);
        var states = await db.AssignmentStates.AsNoTracking().Where(s => s.AssignmentId == id).OrderBy(s => s.Seq).ToListAsync(stop);
        var (book, account, day) = (await UnitBook.Read(db, stop), Actor.Current.AccountId, clock.Today);
        var undone = events.Where(e => e.Undoes is not null).Select(e => e.Undoes!.Value).ToHashSet();
        var steps = await Steps(id, db, stop);
        var people = await People(task, events, db, stop);
        var standing = new Standing { Id = id, DirectiveId = task.DirectiveId, Number = task.Number, AssignerId = task.AssignerId, MeasureKey = task.MeasureKey, TouchedAt = task.TouchedAt, AssignedAt = task.AssignedAt, State = states[^1] };
        return new()
        {
            Task = task, Directive = directive, Units = book, State = states[^1], Steps = steps, Day = day, AccountId = account,
            Meeting = await db.Meetings.AsNoTracking().Include(m => m.Units).SingleAsync(m => m.Id == directive.MeetingId, stop),
            Events = [.. events.Select(e => new Event(e, undone.Contains(e.Seq), states.Find(s => s.Seq == e.Seq), Other(e, book, steps, people))).Reverse()],
            Evidence = await db.Evidence.AsNoTracking().Where(e => e.AssignmentId == id && e.RemovedAt == null).OrderByDescending(e => e.At).ToArrayAsync(stop),
            Notes = await db.InternalNotes.AsNoTracking().Where(n => n.AssignmentId == id).OrderByDescending(n => n.At).ToArrayAsync(stop),
            Side = TellSide.Run(db.Scope, task, account, account is { } one && await TellSide.MayAssign(one, db, stop)),
            Leader = people.GetValueOrDefault(task.LeaderId ?? 0), Officer = people.GetValueOrDefault(task.OfficerId ?? 0),
            Risk = JudgeRisk.Run(standing, new(steps.Length, steps.Count(s => s.ReachedOn is not null), steps.Where(s => s.ReachedOn is null).Select(s => (DateOnly?)s.Milestone.Due).Min()), day),
        };
    }

    private static async Task<Step[]> Steps(int id, HaiDangDb db, CancellationToken stop) =>
        [.. (await db.Milestones.AsNoTracking().Where(m => m.AssignmentId == id).OrderBy(m => m.Due).ThenBy(m => m.Id).ToListAsync(stop)).Select(m => new Step(m, m.ReachedOn))];

    private static async Task<Dictionary<int, string>> People(Assignment task, List<AssignmentEvent> events, HaiDangDb db, CancellationToken stop)
    {
        int[] ids = [.. events.Where(e => e.Act is Act.SetLeader or Act.SetOfficer).Select(e => e.OtherId).Append(task.LeaderId).Append(task.OfficerId).OfType<int>().Distinct()];
        return await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Title, stop);
    }

    private static string? Other(AssignmentEvent e, UnitBook book, Step[] steps, Dictionary<int, string> people) => (e.Act, e.OtherId) switch
    {
        (_, null) => null,
        (Act.ReachedMilestone, var milestone) => Array.Find(steps, s => s.Milestone.Id == milestone)?.Milestone.Title,
        (Act.SetLeader or Act.SetOfficer, { } account) => people.GetValueOrDefault(account),
        (_, var unit) => book.Find(unit)?.Name,
    };
}

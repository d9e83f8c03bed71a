using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>A task that nobody else can act on until the transaction ends: what is so, and for whom does whoever acts?</summary>
internal sealed class HeldTask
{
    private readonly DateTimeOffset _now;

    private HeldTask(DateTimeOffset now) => _now = now;

    public required Assignment Assignment { get; init; }
    public required List<AssignmentEvent> Events { get; init; }
    public required List<AssignmentState> States { get; init; }
    public required Side Side { get; init; }

    /// <summary>Null for what the house does by itself.</summary>
    public required Account? Account { get; init; }

    public AssignmentState State => States[^1];

    /// <returns>Null when there is no such task within sight.</returns>
    public static async Task<HeldTask?> Take(int assignmentId, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        // The first touch holds the row: a second actor waits here, and then reads what the first has written.
        if (await db.Assignments.Where(a => a.Id == assignmentId).ExecuteUpdateAsync(a => a.SetProperty(x => x.TouchedAt, now), stop) != 1) return null;
        var assignment = await db.Assignments.Include(a => a.Units).Include(a => a.Directive).SingleAsync(a => a.Id == assignmentId, stop);
        var events = await db.AssignmentEvents.AsNoTracking().Where(e => e.AssignmentId == assignmentId).OrderBy(e => e.Seq).ToListAsync(stop);
        var states = await db.AssignmentStates.Where(s => s.AssignmentId == assignmentId).OrderBy(s => s.Seq).ToListAsync(stop);
        var id = Actor.Current.AccountId;
        var account = id is null ? null : await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop);
        var mayAssign = id is not null && await TellSide.MayAssign(id.Value, db, stop);
        return new(events[^1].At > now ? events[^1].At : now)
        {
            Assignment = assignment, Events = events, States = states, Account = account, Side = TellSide.Run(db.Scope, assignment, id, mayAssign),
        };
    }

    /// <summary>What somebody else did after an event that changes what can be done now; null when there is nothing of the kind.</summary>
    public AssignmentEvent? ChangedSince(int seen) => Events.FindLast(e => e.Seq > seen && e.Act is not (Act.Reported or Act.ReachedMilestone));

    public async Task<JudgeAct.Known> Known(HaiDangDb db, CancellationToken stop)
    {
        var milestones = await db.Milestones.Where(m => m.AssignmentId == Assignment.Id).Select(m => m.Id).ToArrayAsync(stop);
        var reached = Standing.Where(e => e.Act is Act.ReachedMilestone).Select(e => e.OtherId).ToHashSet();
        return new()
        {
            AssignerId = Assignment.AssignerId,
            Coordinating = [.. Assignment.Units.Where(u => u.Part is Part.Coordinating).Select(u => u.UnitId)],
            OpenMilestones = [.. milestones.Where(m => !reached.Contains(m))],
            HasEvidence = await db.Evidence.AnyAsync(e => e.AssignmentId == Assignment.Id && e.RemovedAt == null, stop),
            SubmittedBySame = Standing.LastOrDefault(e => e.Act is Act.Submitted) is { AccountId: { } submitter } && submitter == Account?.Id,
        };
    }

    /// <summary>Events that were not taken back.</summary>
    public IEnumerable<AssignmentEvent> Standing
    {
        get
        {
            var undone = Events.Where(e => e.Act is Act.Undid).Select(e => e.Undoes).ToHashSet();
            return Events.Where(e => e.Act is not Act.Undid && !undone.Contains(e.Seq));
        }
    }

    /// <summary>Writes the event, and what is so after it.</summary>
    public AssignmentEvent Add(JudgeAct.Wish wish, HaiDangDb db, int? undoes = null)
    {
        var next = new AssignmentEvent
        {
            AssignmentId = Assignment.Id, Seq = Events.Count + 1, At = _now, Act = wish.Act, Side = Side, AccountId = Account?.Id, By = Account?.Title ?? Actor.Current.Who,
            Day = wish.Day, OtherId = wish.OtherId, Text = wish.Text, Undoes = undoes,
        };
        if (FoldEvents.After(States, next) is { } state)
        {
            States[^1].UntilAt = next.At;
            States.Add(state);
            db.Add(state);
        }
        Events.Add(next);
        db.Add(next);
        Assignment.Events = next.Seq;
        return next;
    }
}

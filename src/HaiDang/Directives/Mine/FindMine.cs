using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Directives.Follow;
using HaiDang.Shell.Audit;
using HaiDang.Shell.WorkingDays;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Mine;

/// <summary>Which open tasks are whoever looks concerned with, and on which side?</summary>
internal static class FindMine
{
    /// <summary>So many working days late, the agency that gave a task decides what comes of it.</summary>
    private const int LateWorkingDays = 3;

    /// <param name="Standing">How it stands.</param>
    /// <param name="Side">The one side for which they act.</param>
    /// <param name="Follows">They keep an eye on it.</param>
    public sealed record Task(Standing Standing, Side Side, bool Follows);

    public static async Task<Task[]> Run(HaiDangDb db, CancellationToken stop)
    {
        if (Actor.Current.AccountId is not { } me) return [];
        var (units, mayAssign) = (db.SeenUnits, await TellSide.MayAssign(me, db, stop));
        var found = await db.AssignmentStates.AsNoTracking()
            .Where(s => s.UntilAt == null && s.DoneOn == null && s.Waiting != Waiting.Withdrawn)
            .Where(s => s.Assignment!.LeaderId == me || s.Assignment.OfficerId == me || s.Assignment.Units.Any(u => units.Contains(u.UnitId)))
            .Select(s => new
            {
                State = s, s.Assignment!.Id, s.Assignment.DirectiveId, s.Assignment.Number, s.Assignment.AssignerId, s.Assignment.MeasureKey, s.Assignment.TouchedAt, s.Assignment.AssignedAt,
                Follows = s.Assignment.LeaderId == me || s.Assignment.OfficerId == me, Helps = s.Assignment.Units.Any(u => u.Part == Part.Coordinating && units.Contains(u.UnitId)),
            }).ToListAsync(stop);
        HashSet<int> own = [.. units];
        return [.. found.Select(f => new Task(
            new() { Id = f.Id, DirectiveId = f.DirectiveId, Number = f.Number, AssignerId = f.AssignerId, MeasureKey = f.MeasureKey, TouchedAt = f.TouchedAt, AssignedAt = f.AssignedAt, State = f.State },
            TellSide.Run(new TellSide.Ties { MayAssign = mayAssign, Assigns = own.Contains(f.AssignerId), Leads = own.Contains(f.State.LeadId), Helps = f.Helps, Follows = f.Follows }), f.Follows))];
    }

    /// <summary>Whatever was due before it is late by so many working days, today among them.</summary>
    public static async Task<DateOnly> LateBefore(DateOnly day, HaiDangDb db, CancellationToken stop) => (await ReadCalendar.Run(db, stop)).Add(day.AddDays(1), -LateWorkingDays);

    /// <summary>Does a task wait for the word of whoever looks: handed in, more time asked for, or so late that somebody must say what now?</summary>
    public static bool IsToDecide(Task task, DateOnly day, DateOnly lateBefore) => task is { Side: Side.Assigner, Standing.State: var state }
        && (state.Waiting is Waiting.Acceptance or Waiting.Extension || (task.Standing.Status(day) is Status.Overdue && state.SubmittedOn is null && state.Due < lateBefore));

    /// <summary>Those, the most pressing first.</summary>
    public static async Task<Standing[]> ToDecide(DateOnly day, HaiDangDb db, CancellationToken stop)
    {
        var lateBefore = await LateBefore(day, db, stop);
        return [.. (await Run(db, stop)).Where(t => IsToDecide(t, day, lateBefore)).Select(t => t.Standing).OrderBy(t => t.State.Due).ThenBy(t => t.Id)];
    }
}

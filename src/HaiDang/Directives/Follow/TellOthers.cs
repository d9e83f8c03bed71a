using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Notices;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>Who is to know of what was done to a task? The other side, and those who coordinate.</summary>
internal static class TellOthers
{
    public static async Task Run(HeldTask task, AssignmentEvent done, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var (assignment, units) = (task.Assignment, task.Assignment.Units);
        int[] leads = [task.State.LeadId], all = [.. units.Where(u => u.Part is not Part.Assigner).Select(u => u.UnitId)];
        var accounts = done.Act switch
        {
            Act.Reported or Act.ReachedMilestone => [],
            Act.Started or Act.Submitted or Act.AskedExtension => await AssignerSide(assignment, db, stop),
            Act.Accepted or Act.HandedOver or Act.Withdrew or Act.Reinstated => await Of(all, db, stop),
            Act.AddedUnit or Act.RemovedUnit => await Of([done.OtherId!.Value], db, stop),
            Act.SetLeader or Act.SetOfficer => done.OtherId is { } one ? [one] : [],
            Act.Undid => [.. await Of(leads, db, stop), .. await AssignerSide(assignment, db, stop)],
            _ => await Of(leads, db, stop),
        };
        var news = new News(typeof(Texts), $"Notice.{done.Act}", CodeOf(assignment), assignment.Title) { Link = $"{DirectivesModule.Page}/{assignment.Id}" };
        await db.Notify(accounts.Where(a => a != done.AccountId), news, clock, stop);
    }

    /// <summary>As people call it: D6.2.</summary>
    public static string CodeOf(Assignment assignment) => $"{assignment.Directive!.Code}.{assignment.Number}";

    /// <summary>Those who keep an eye on it; while nobody does, those who may assign for the agency.</summary>
    public static async Task<int[]> AssignerSide(Assignment assignment, HaiDangDb db, CancellationToken stop)
    {
        if (assignment is not { LeaderId: null, OfficerId: null }) return [.. new[] { assignment.LeaderId, assignment.OfficerId }.OfType<int>().Distinct()];
        var may = DirectivesModule.MayAssign;
        var having = db.AccountRoles.Where(r => may.Contains(r.Role)).Select(r => r.AccountId);
        return await db.AccountUnits.Where(u => u.UnitId == assignment.AssignerId && having.Contains(u.AccountId)).Select(u => u.AccountId).ToArrayAsync(stop);
    }

    /// <summary>Those who act for exactly these units.</summary>
    public static Task<int[]> Of(int[] units, HaiDangDb db, CancellationToken stop) =>
        db.AccountUnits.Where(u => units.Contains(u.UnitId)).Select(u => u.AccountId).Distinct().ToArrayAsync(stop);
}

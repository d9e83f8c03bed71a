using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>Takes back what one has just done, as long as nothing has come after. Both the act and its undoing stay in the record.</summary>
public static class UndoAct
{
    public static TimeSpan Within { get; } = TimeSpan.FromMinutes(10);

    /// <returns>Null when it is undone; else why not, in words.</returns>
    public static async Task<string?> Run(int assignmentId, int seq, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await HeldTask.Take(assignmentId, db, clock, stop) is not { } task) return Words.Of<Texts>("Refused.NotSeen");
        var last = task.Events[^1];
        if (last.Seq != seq) return Words.Of<Texts>("Refused.Overtaken", last.By, ActWords.Did(last), Figures.DayTime(last.At));
        if (last.AccountId is null || last.AccountId != task.Account?.Id || !JudgeAct.CanBeUndone.Contains(last.Act)) return Words.Of<Texts>("Refused.NotYours");
        if (clock.GetUtcNow() - last.At > Within) return Words.Of<Texts>("Refused.TooLate", (int)Within.TotalMinutes);
        var undone = task.Add(new(Act.Undid), db, seq);
        await db.SaveChangesAsync(stop);
        if (last.Act is Act.HandedOver or Act.AddedUnit or Act.RemovedUnit) await KeepParts.Run(task, db, stop);
        if (last.Act is Act.ReachedMilestone) await KeepSteps.Run(task, db, stop);
        if (last.Act is Act.SetLeader) task.Assignment.LeaderId = task.Standing.LastOrDefault(e => e.Act is Act.SetLeader)?.OtherId;
        if (last.Act is Act.SetOfficer) task.Assignment.OfficerId = task.Standing.LastOrDefault(e => e.Act is Act.SetOfficer)?.OtherId;
        await TellOthers.Run(task, undone, db, clock, stop);
        await db.Audit(DirectivesModule.PolicyOf(last.Side), $"task/{assignmentId}", new { last.Seq, last.Act }, new { undone.Seq, undone.Act }, stop);
        await transaction.CommitAsync(stop);
        return null;
    }
}

using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Follow;

/// <summary>Does something to a task: starts, reports, submits, accepts, returns, extends, hands over. It takes effect wholly, or is refused with the reason.</summary>
/// <remarks>Whoever acts holds the task's row first, so of two at once one waits and is then told what the other did; nothing is overwritten.</remarks>
public static class ActOn
{
    public const int LongestText = 4_000;

    /// <summary>What somebody who has seen the task up to an event wants to do.</summary>
    public sealed record Command
    {
        public required int AssignmentId { get; init; }

        /// <summary>The last event that was on the screen.</summary>
        public required int Seen { get; init; }
        public required JudgeAct.Wish Wish { get; init; }
    }

    /// <param name="Seq">The event; null when it was refused.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(int? Seq, string? Refusal);

    public static async Task<Answer> Run(Command command, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await HeldTask.Take(command.AssignmentId, db, clock, stop) is not { } task) return Refused("Refused.NotSeen");
        if (task.ChangedSince(command.Seen) is { } other) return new(null, Words.Of<Texts>("Refused.Overtaken", other.By, ActWords.Did(other), Figures.DayTime(other.At)));
        var wish = command.Wish with { Text = string.IsNullOrWhiteSpace(command.Wish.Text) ? null : command.Wish.Text.Trim() };
        if (wish.Text?.Length > LongestText) return new(null, Words.Of<Texts>("Refused.LongText", LongestText));
        if (JudgeAct.Run(task.State, task.Side, wish, await task.Known(db, stop)) is { } why) return Refused(why);
        if (await Missing(wish, db, stop) is { } missing) return Refused(missing);
        var done = task.Add(wish, db);
        await Apply(task, wish, db, stop);
        await TellOthers.Run(task, done, db, clock, stop);
        await db.Audit(DirectivesModule.PolicyOf(done.Side), $"task/{task.Assignment.Id}", null, new { done.Seq, done.Act, done.Side, done.Day, done.OtherId, done.Text }, stop);
        await transaction.CommitAsync(stop);
        return new(done.Seq, null);
    }

    private static async Task<string?> Missing(JudgeAct.Wish wish, HaiDangDb db, CancellationToken stop) => wish.Act switch
    {
        Act.HandedOver or Act.AddedUnit when !await db.Set<Unit>().AnyAsync(u => u.Id == wish.OtherId && u.EndedOn == null, stop) => "Refused.NoUnit",
        Act.SetLeader or Act.SetOfficer when wish.OtherId is not null && !await db.Set<Account>().AnyAsync(a => a.Id == wish.OtherId && a.DisabledAt == null, stop) => "Refused.NoAccount",
        _ => null,
    };

    /// <summary>What is kept beside the events follows them.</summary>
    private static async Task Apply(HeldTask task, JudgeAct.Wish wish, HaiDangDb db, CancellationToken stop)
    {
        if (wish.Act is Act.HandedOver or Act.AddedUnit or Act.RemovedUnit) await KeepParts.Run(task, db, stop);
        if (wish.Act is Act.ReachedMilestone) await KeepSteps.Run(task, db, stop);
        if (wish.Act is Act.SetLeader) task.Assignment.LeaderId = wish.OtherId;
        if (wish.Act is Act.SetOfficer) task.Assignment.OfficerId = wish.OtherId;
        await db.SaveChangesAsync(stop);
    }

    private static Answer Refused(string key) => new(null, Words.Of<Texts>(key));
}

using System.Globalization;
using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Notices;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Remind;

/// <summary>Reminds the lead of a task because the side that gave it wants so; once a day at most, for a word said each hour is not heard.</summary>
public static class RemindNow
{
    /// <returns>Null when the lead was told; else why not, in words.</returns>
    public static async Task<string?> Run(int assignmentId, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held before it is read. The word of the one side is no sign of life from the other, so it leaves the task as untouched as it was.
        await db.Assignments.Where(a => a.Id == assignmentId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Events, x => x.Events), stop);
        var touched = await db.Assignments.Where(a => a.Id == assignmentId).Select(a => (DateTimeOffset?)a.TouchedAt).SingleOrDefaultAsync(stop);
        if (touched is not { } before || await HeldTask.Take(assignmentId, db, clock, stop) is not { } task) return Words.Of<Texts>("Refused.NotSeen");
        if (Refuse(task.Side, task.State) is { } why) return Words.Of<Texts>(why);
        var accounts = await TellOthers.Of([task.State.LeadId], db, stop);
        if (accounts.Length == 0) return Words.Of<Texts>("Refused.NobodyActs");
        await db.Assignments.Where(a => a.Id == assignmentId).ExecuteUpdateAsync(a => a.SetProperty(x => x.TouchedAt, before), stop);
        var news = new News(typeof(Texts), "Remind.Asked", TellOthers.CodeOf(task.Assignment), task.Assignment.Title, task.State.Due)
        {
            Link = TaskAddress.Of(assignmentId), Once = string.Create(CultureInfo.InvariantCulture, $"directive/{assignmentId}/asked/{clock.Today:yyyy-MM-dd}"),
        };
        if (await db.Notify(accounts, news, clock, stop) == 0) return Words.Of<Texts>("Refused.Reminded");
        await db.Audit(DirectivesModule.Assign, $"task/{assignmentId}", null, new { reminded = accounts }, stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>The same of several, each by itself.</summary>
    public static async Task<BulkAct.Answer> Run(Card[] tasks, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tasks.Length, BulkAct.Most);
        List<(int, int)> done = [];
        List<(string, string)> refused = [];
        foreach (var task in tasks)
            if (await Run(task.Id, databases, clock, stop) is { } why) refused.Add((task.Code, why));
            else done.Add((task.Id, task.State.Seq));
        return new([.. done], [.. refused]) { CannotBeUndone = true };
    }

    /// <returns>Null when it may; else the key of the words that say why not.</returns>
    public static string? Refuse(Side side, AssignmentState state) => side is not Side.Assigner ? "Refused.OnlyAssigner" : state switch
    {
        { Waiting: Waiting.Withdrawn } => "Refused.Withdrawn",
        { DoneOn: not null } => "Refused.Done",
        { SubmittedOn: not null } => "Refused.Submitted",
        _ => null,
    };
}

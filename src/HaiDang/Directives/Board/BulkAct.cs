using HaiDang.Data;
using HaiDang.Directives.Follow;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>Does the same to several tasks, each by itself: what one is refused the others still take.</summary>
public static class BulkAct
{
    public const int Most = 500;

    /// <param name="Done">Tasks and the event that each got.</param>
    /// <param name="Refused">Tasks by code, and why not.</param>
    public sealed record Answer((int Task, int Seq)[] Done, (string Code, string Why)[] Refused)
    {
        /// <summary>A word that was said stays said.</summary>
        public bool CannotBeUndone { get; init; }
    }

    public static async Task<Answer> Run(Card[] tasks, JudgeAct.Wish wish, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tasks.Length, Most);
        List<(int, int)> done = [];
        List<(string, string)> refused = [];
        foreach (var task in tasks)
        {
            var answer = await ActOn.Run(new() { AssignmentId = task.Id, Seen = task.State.Seq, Wish = wish }, databases, clock, stop);
            if (answer.Seq is { } seq) done.Add((task.Id, seq));
            else refused.Add((task.Code, answer.Refusal!));
        }
        return new([.. done], [.. refused]);
    }

    /// <summary>Takes all of it back.</summary>
    /// <returns>Why some could not be, in words; empty when all were.</returns>
    public static async Task<string[]> Undo(Answer answer, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        List<string> refused = [];
        foreach (var (task, seq) in answer.Done)
            if (await UndoAct.Run(task, seq, databases, clock, stop) is { } why) refused.Add(why);
        return [.. refused];
    }
}

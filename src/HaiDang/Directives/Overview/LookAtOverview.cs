using HaiDang.Data;
using HaiDang.Directives.Board;
using HaiDang.Directives.Mine;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Overview;

/// <summary>What does a leader need on one page: what is late, what will be, what waits for a decision, and whether it helped?</summary>
public static class LookAtOverview
{
    public const int Most = 8;

    public sealed record View
    {
        public required LookAtBoard.View Board { get; init; }

        /// <summary>What waits for whoever looks, the most pressing first.</summary>
        public required Card[] Decide { get; init; }
        public required Card[] Late { get; init; }
        public required Card[] AtRisk { get; init; }
        public required Line[] Lines { get; init; }
        public int Waiting { get; init; }
    }

    /// <param name="Said">The directive.</param>
    /// <param name="Tally">How its tasks stand.</param>
    /// <param name="Better">How many measures of its tasks are better since these began.</param>
    /// <param name="Unmoved">How many tasks are done and their measure is where it was, or worse.</param>
    /// <param name="Untold">Of how many it cannot be told.</param>
    public sealed record Line(Directive Said, Tally Tally, int Better, int Unmoved, int Untold);

    public static async Task<View> Run(IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        var board = await LookAtBoard.Run(new(), databases, clock, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = await FindMine.ToDecide(board.Day, db, stop);
        Standing[] Some(Func<Standing, bool> which) => [.. board.Tasks.Where(which).OrderBy(t => t.State.Due).Take(Most)];
        return new()
        {
            Board = board, Waiting = waiting.Length, Decide = await Card.Of([.. waiting.Take(Most)], db, stop), Late = await Card.Of(Some(t => t.Status(board.Day) is Status.Overdue), db, stop),
            AtRisk = await Card.Of(Some(t => board.Risks.ContainsKey(t.Id)), db, stop), Lines = Lines(board),
        };
    }

    private static Line[] Lines(LookAtBoard.View board)
    {
        var tasks = board.Tasks.ToLookup(t => t.DirectiveId);
        int Count(int directive, Func<Standing, MoveVerdict, bool> which) => tasks[directive].Count(t => board.Moves.TryGetValue(t.Id, out var move) && which(t, move.Verdict));
        return [.. board.Directives.Where(d => tasks.Contains(d.Id)).Select(d => new Line(d, Tally.Of(tasks[d.Id], board.Day),
            Count(d.Id, (_, v) => v is MoveVerdict.Better), tasks[d.Id].Count(t => LookAtBoard.IsUnmoved(t, board.Moves.GetValueOrDefault(t.Id), board.Day)), Count(d.Id, (_, v) => v is MoveVerdict.CannotTell)))];
    }
}

using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>One page of tasks, in an order.</summary>
public static class ListTasks
{
    /// <param name="view">What is shown.</param>
    /// <param name="at">Which page, in which order.</param>
    /// <param name="databases">The database.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Card[]> Run(LookAtBoard.View view, BoardAddress at, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Card.Of([.. Sorted(view, at.Sort).Skip((at.Page - 1) * BoardAddress.PageSize).Take(BoardAddress.PageSize)], db, stop);
    }

    /// <summary>All of them in the order of a column.</summary>
    public static IEnumerable<Standing> Sorted(LookAtBoard.View view, string? sort)
    {
        var ranks = view.Directives.ToDictionary(d => d.Id, d => d.Rank);
        var tasks = view.Tasks;
        var (down, key) = sort?.StartsWith('-') is true ? (true, sort[1..]) : (false, sort);
        IOrderedEnumerable<Standing> By<T>(Func<Standing, T> value) => down ? tasks.OrderByDescending(value) : tasks.OrderBy(value);
        return (key switch
        {
            "code" => By(t => (ranks.GetValueOrDefault(t.DirectiveId), t.Number)),
            "lead" => By(t => view.Units.Find(t.State.LeadId)?.Name),
            "due" => By(t => t.State.Due),
            "status" => By(t => t.Status(view.Day)),
            "touched" => By(t => t.TouchedAt),
            _ => tasks.OrderBy(t => Pressing(t, view)).ThenBy(t => t.State.DoneOn is { } done ? -done.DayNumber : t.State.Due.DayNumber),
        }).ThenBy(t => t.Id);
    }

    /// <summary>What is late first, then what is under way, then what has not begun, then what is done.</summary>
    private static int Pressing(Standing task, LookAtBoard.View view) => task.Status(view.Day) switch { Status.Overdue => 0, Status.InTime => 1, Status.NotStarted => 2, _ => 3 };
}

using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>Which cards stand in the column of each status? The first of them; the others are a link away.</summary>
public static class ReadColumns
{
    public const int CardsEach = 6;

    public static async Task<Dictionary<Status, Card[]>> Run(LookAtBoard.View view, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var first = view.Tasks.GroupBy(t => t.Status(view.Day)).SelectMany(g => Sorted(g, g.Key).Take(CardsEach)).ToArray();
        var cards = (await Card.Of(first, db, stop)).ToLookup(c => c.Standing.Status(view.Day));
        return Statuses.All.ToDictionary(s => s, s => cards[s].ToArray());
    }

    /// <summary>What is done, the latest first; what is not, the most pressing first.</summary>
    private static IEnumerable<Standing> Sorted(IEnumerable<Standing> tasks, Status status) => status.IsDone()
        ? tasks.OrderByDescending(t => t.State.DoneOn).ThenBy(t => t.Id) : tasks.OrderBy(t => t.State.Due).ThenBy(t => t.Id);
}

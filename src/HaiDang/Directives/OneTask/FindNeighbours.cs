using HaiDang.Data;
using HaiDang.Directives.Board;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.OneTask;

/// <summary>Which task stands before and which after one in the list that it was opened from?</summary>
public static class FindNeighbours
{
    /// <param name="Place">Its place in the list, from 1; 0 when it is not in it.</param>
    /// <param name="Of">How many there are.</param>
    /// <param name="Before">Null at the beginning.</param>
    /// <param name="After">Null at the end.</param>
    public sealed record Answer(int Place, int Of, int? Before, int? After);

    public static async Task<Answer> Run(int id, BoardAddress from, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        var view = await LookAtBoard.Run(from.Filter, databases, clock, stop);
        int[] ids = [.. ListTasks.Sorted(view, from.Sort).Select(t => t.Id)];
        var at = Array.IndexOf(ids, id);
        return at < 0 ? new(0, ids.Length, null, null) : new(at + 1, ids.Length, at > 0 ? ids[at - 1] : null, at + 1 < ids.Length ? ids[at + 1] : null);
    }
}

using HaiDang.Data;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Kinds;

/// <summary>Says which kind a source's own words are counted as, now and from now on.</summary>
public static class MapKind
{
    /// <param name="LocalKindId">The words, as the source writes them.</param>
    /// <param name="KindId">What they mean; null: not mapped again.</param>
    public sealed record Command(int LocalKindId, int? KindId);

    /// <returns>False when there are no such words, or no such kind.</returns>
    public static async Task<bool> Run(Command command, HaiDangDb db, CancellationToken stop)
    {
        if (await db.LocalKinds.FindAsync([command.LocalKindId], stop) is not { } words) return false;
        if (command.KindId is { } kind && !await db.Kinds.AnyAsync(k => k.Id == kind, stop)) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var before = words.KindId;
        words.KindId = command.KindId;
        await db.Audit("map kinds", $"local-kind/{words.Id}", new { kind = before }, new { kind = words.KindId }, stop);
        await Remark(command, db, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private static Task<int> Remark(Command command, HaiDangDb db, CancellationToken stop)
    {
        var rows = db.Incidents.Where(i => i.LocalKindId == command.LocalKindId);
        return command.KindId is null
            ? rows.ExecuteUpdateAsync(set => set.SetProperty(i => i.Doubts, i => i.Doubts | Doubts.UnmappedKind), stop)
            : rows.ExecuteUpdateAsync(set => set.SetProperty(i => i.Doubts, i => i.Doubts & ~Doubts.UnmappedKind), stop);
    }
}

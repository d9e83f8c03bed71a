using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places;

/// <summary>Of which places and units is an account's scope made, and what lies in them?</summary>
internal static class PlacesOfScope
{
    public static ScopeGround Ground { get; } = new() { Choices = Choices, Within = Within, Units = Units, Beneath = Beneath };

    private static async Task<ScopeGround.Place[]> Choices(HaiDangDb db, CancellationToken stop) => await Territories.Current(db, stop) is not { } territory ? [] :
        [.. territory.Communes.OrderBy(c => c.Name, StringComparer.CurrentCulture).Prepend(territory.Root).Select(p => new ScopeGround.Place(p.Id, p.Code, p.FullName))];

    /// <summary>What was wholly merged into a place is part of it; of what was divided only what lies there now.</summary>
    private static async Task<int[]> Within(HaiDangDb db, int[] ids, CancellationToken stop)
    {
        var places = db.Places;
        var within = (await places.Where(p => ids.Contains(p.Id) || ids.Contains(p.RootId) || (p.ParentId != null && ids.Contains(p.ParentId.Value))).Select(p => p.Id).ToListAsync(stop)).ToHashSet();
        var merged = await db.Successions.Where(s => s.Whole).Select(s => new { s.FromId, s.ToId }).ToListAsync(stop);
        for (var before = -1; before != within.Count;)
        {
            before = within.Count;
            foreach (var m in merged.Where(m => within.Contains(m.ToId))) within.Add(m.FromId);
        }
        return [.. within];
    }

    private static async Task<ScopeGround.Place[]> Units(HaiDangDb db, CancellationToken stop) =>
        [.. (await UnitBook.Read(db, stop)).InOrder.Select(u => new ScopeGround.Place(u.Unit.Id, u.Unit.Code, u.Unit.Name) { Ended = u.Unit.EndedOn is not null, Depth = u.Depth })];

    private static async Task<(int[] Units, int[] Agencies)> Beneath(HaiDangDb db, int[] ids, CancellationToken stop)
    {
        var book = await UnitBook.Read(db, stop);
        var beneath = book.Beneath(ids);
        return ([.. beneath], [.. beneath.Select(u => book[u].Agency).Distinct()]);
    }
}

using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units.Browse;

/// <summary>Which agencies and parts are there, where do they work, and how many accounts act for each?</summary>
public static class LookAtUnits
{
    /// <param name="Unit">The unit.</param>
    /// <param name="Depth">0 for an agency.</param>
    /// <param name="Found">False: it is there only because a part of it was found.</param>
    /// <param name="Parent">The code of what it is part of.</param>
    /// <param name="PlaceCode">The code of the place that it works for.</param>
    /// <param name="Place">Its name in full.</param>
    /// <param name="Accounts">Open accounts that act for it, or for what it is part of.</param>
    public sealed record Row(Unit Unit, int Depth, bool Found, string? Parent, string? PlaceCode, string? Place, int Accounts);

    /// <param name="Book">All units.</param>
    /// <param name="Rows">Those looked at, in order of the tree.</param>
    /// <param name="Agencies">Agencies that stand.</param>
    /// <param name="Parts">Parts that stand.</param>
    /// <param name="Chosen">The one in the panel; null for none.</param>
    public sealed record View(UnitBook Book, Row[] Rows, int Agencies, int Parts, Row? Chosen)
    {
        public int Found => Rows.Count(r => r.Found);
    }

    public static async Task<View> Run(UnitsAddress at, HaiDangDb db, CancellationToken stop)
    {
        var book = await UnitBook.Read(db, stop);
        var (all, accounts) = (book.InOrder.ToArray(), await Accounts(book, db, stop));
        var places = await Places(all, db, stop);
        Row Of((Unit Unit, int Depth) at, bool found) => new(at.Unit, at.Depth, found, book.Find(at.Unit.ParentId)?.Code,
            at.Unit.PlaceId is { } id ? places[id].Code : null, at.Unit.PlaceId is { } of ? places[of].Name : null, accounts.GetValueOrDefault(at.Unit.Id)?.Count ?? 0);
        var found = all.Where(u => (at.Ended || u.Unit.EndedOn is null) && WithoutMarks.Finds(at.Text, u.Unit.Folded)).Select(u => u.Unit.Id).ToHashSet();
        var shown = found.SelectMany(u => book.Upwards(u)).Select(u => u.Id).ToHashSet();
        var standing = all.Where(u => u.Unit.EndedOn is null).ToArray();
        return new(book, [.. all.Where(u => shown.Contains(u.Unit.Id)).Select(u => Of(u, found.Contains(u.Unit.Id)))], standing.Count(u => u.Depth == 0), standing.Count(u => u.Depth > 0),
            Array.FindIndex(all, u => u.Unit.Id == at.Unit) is >= 0 and var chosen ? Of(all[chosen], true) : null);
    }

    /// <summary>Whoever acts for a unit acts for all beneath it.</summary>
    private static async Task<Dictionary<int, HashSet<int>>> Accounts(UnitBook book, HaiDangDb db, CancellationToken stop)
    {
        var open = db.Accounts.Where(a => a.DisabledAt == null).Select(a => a.Id);
        var direct = (await db.AccountUnits.AsNoTracking().Where(u => open.Contains(u.AccountId)).ToArrayAsync(stop)).ToLookup(u => u.UnitId, u => u.AccountId);
        Dictionary<int, HashSet<int>> acting = [];
        foreach (var (unit, _) in book.InOrder)
            acting[unit.Id] = [.. direct[unit.Id], .. unit.ParentId is { } above ? acting[above] : []];
        return acting;
    }

    private static async Task<Dictionary<int, (string Code, string Name)>> Places((Unit Unit, int Depth)[] all, HaiDangDb db, CancellationToken stop)
    {
        var ids = all.Select(u => u.Unit.PlaceId).OfType<int>().Distinct().ToArray();
        return (await db.Places.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Code, p.FullName }).ToListAsync(stop)).ToDictionary(p => p.Id, p => (p.Code, p.FullName));
    }
}

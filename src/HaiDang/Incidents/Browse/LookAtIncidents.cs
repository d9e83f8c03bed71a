using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>What does the page of incidents show for a filter? Counts, one page of the list, what can be chosen, where the map is.</summary>
public static class LookAtIncidents
{
    /// <param name="Asked">The filter and page that this answers, as they stand in the address.</param>
    /// <param name="Any">Whether there is any incident at all, whatever the filter.</param>
    /// <param name="Counts">Totals, series, places, kinds.</param>
    /// <param name="Rows">One page of the list.</param>
    /// <param name="Next">Names the next page; null on the last.</param>
    /// <param name="Kinds">Every kind, by name.</param>
    /// <param name="Places">Every place in force, by name.</param>
    /// <param name="Place">The chosen place, in force or not.</param>
    /// <param name="Import">The chosen import's file.</param>
    /// <param name="Elsewhere">Whether incidents of other territories are left out.</param>
    /// <param name="PartOnly">Whether the reader sees only some of the places.</param>
    /// <param name="Map">Where the map finds its shapes; null without a territory.</param>
    public sealed record View(
        string Asked, bool Any, CountIncidents.Answer Counts, ListIncidents.Line[] Rows, string? Next, Option[] Kinds, Option[] Places,
        string? Place, string? Import, bool Elsewhere, bool PartOnly, PlaceUrls? Map);

    public sealed record Option(string Value, string Words);

    public static string Asks(IncidentFilter filter, string? after) => $"{filter.ToQuery()}|{after}";

    public static async Task<View> Run(
        IncidentFilter filter, string? after, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(filter, db, clock.Today, stop);
        var counts = await CountIncidents.Run(selection, db, clock, stop);
        var list = await ListIncidents.Run(selection, Cursor.Parse(after), ListIncidents.Usual, db, stop);
        return new View(
            Asks(filter, after), counts.N > 0 || await db.IncidentDays.AnyAsync(stop), counts,
            Array.ConvertAll(list.Rows, r => ListIncidents.Told(r, selection)), list.Next,
            [.. selection.Kinds.All.Select(k => new Option(k.Key, KindBook.Name(k)))],
            [.. selection.Places.All.Where(p => p.ValidTo is null && p.Id != selection.Places.Root && db.Scope.Sees(p.Id)).Select(p => new Option(Written(p.Id), p.FullName))],
            filter.Place is { } place ? selection.Places[place]?.FullName : null, await FileOf(filter.Import, db, stop),
            selection.Places.Elsewhere.Length > 0, !db.Scope.IsWhole, selection.Places.Root is { } root ? await PlaceUrls.Of(db, root, stop) : null);
    }

    /// <summary>Which files came in is for those who see all that came with them.</summary>
    private static async Task<string?> FileOf(int? import, HaiDangDb db, CancellationToken stop) => import is null || !db.Scope.IsWhole ? null :
        await db.IncidentImports.Where(i => i.Id == import).Select(i => i.FileName).FirstOrDefaultAsync(stop);

    private static string Written(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

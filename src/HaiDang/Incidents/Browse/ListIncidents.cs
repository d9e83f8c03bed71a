using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>Which incidents are they, page by page?</summary>
/// <remarks>A page begins after the last row of the one before ("keyset"), so that page 9,000 costs what page 1 costs and a
/// new incident moves no row to another page. By place and by kind, pages walk through the groups in the order of their names.</remarks>
public static class ListIncidents
{
    public const int Least = 50;
    public const int Most = 200;
    public const int Usual = 100;

    /// <param name="Rows">The rows of this page.</param>
    /// <param name="Next">What names the next page; null on the last.</param>
    public sealed record Answer(IncidentRow[] Rows, string? Next);

    public sealed record Line(
        Guid Id, string Reference, DateTimeOffset StartAt, DateTimeOffset EndAt, string TimePrecision, string? Kind, string Text,
        string? Place, int? PlaceId, double? Lon, double? Lat, string[] Doubts);

    public sealed record Page(Ui.Period Period, Line[] Rows, string? Next);

    public static async Task<Ok<Page>> Get(
        HttpRequest request, string? after, int? size, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(IncidentFilter.Parse(request.QueryString.Value ?? ""), db, clock.Today, stop);
        var answer = await Run(selection, Cursor.Parse(after), size ?? Usual, db, stop);
        return TypedResults.Ok(new Page(selection.Period, Array.ConvertAll(answer.Rows, r => Told(r, selection)), answer.Next));
    }

    /// <param name="selection">Which, and in which order.</param>
    /// <param name="after">The last row of the page before; null for the first page.</param>
    /// <param name="size">Rows wanted; brought to between 50 and 200.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Answer> Run(IncidentSelection selection, Cursor? after, int size, HaiDangDb db, CancellationToken stop)
    {
        size = Math.Clamp(size, Least, Most);
        // One more than wanted tells whether there is a next page.
        var rows = selection.Filter.Sort is IncidentSort.Latest or IncidentSort.Earliest
            ? await InTime(selection.Incidents(db), selection.Filter.Sort is IncidentSort.Latest, after, size + 1, stop)
            : await InGroups(selection, after, size + 1, db, stop);
        return rows.Count <= size
            ? new([.. rows], null)
            : new([.. rows.Take(size)], Cursor.Of(rows[size - 1], GroupOf(selection)(rows[size - 1])).ToString());
    }

    private static async Task<List<IncidentRow>> InTime(IQueryable<Incident> found, bool latest, Cursor? after, int take, CancellationToken stop)
    {
        if (after is not null) found = latest ? found.After(after) : found.Before(after);
        var sorted = latest
            ? found.OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id)
            : found.OrderBy(i => i.StartAt).ThenBy(i => i.Id);
        return await sorted.Take(take).Select(IncidentRow.Of).ToListAsync(stop);
    }

    /// <summary>Whole small groups come in one query, the one that fills the page in a second.</summary>
    private static async Task<List<IncidentRow>> InGroups(IncidentSelection selection, Cursor? after, int take, HaiDangDb db, CancellationToken stop)
    {
        var groups = await IncidentGroups.Of(selection, db, stop);
        var at = after is null ? 0 : Math.Max(0, Array.FindIndex(groups, g => g.Id == after.Group));
        List<IncidentRow> rows = [];
        if (after is not null && groups.Length > 0)
            rows = await InTime(groups[at++].In(selection.Incidents(db)), true, after, take, stop);

        List<IncidentGroup> small = [];
        for (var left = take - rows.Count; at < groups.Length && groups[at].N <= left; left -= (int)groups[at++].N) small.Add(groups[at]);
        if (small.Count > 0)
        {
            var rank = small.Index().ToDictionary(g => g.Item.Id, g => g.Index);
            var some = await IncidentGroup.In(small, selection.Incidents(db)).Select(IncidentRow.Of).ToListAsync(stop);
            rows.AddRange(some.OrderBy(r => rank[GroupOf(selection)(r)]).ThenByDescending(r => r.StartAt).ThenByDescending(r => r.Id));
        }
        if (rows.Count < take && at < groups.Length)
            rows.AddRange(await InTime(groups[at].In(selection.Incidents(db)), true, null, take - rows.Count, stop));
        return rows;
    }

    private static Func<IncidentRow, int> GroupOf(IncidentSelection selection) => selection.Filter.Sort switch
    {
        IncidentSort.Place or IncidentSort.PlaceDown => r => r.PlaceId ?? IncidentGroups.None,
        IncidentSort.Kind or IncidentSort.KindDown => r => selection.Kinds.Of(r.LocalKindId)?.Id ?? IncidentGroups.None,
        _ => _ => IncidentGroups.None,
    };

    internal static Line Told(IncidentRow row, IncidentSelection selection) => new(
        row.Id, row.Reference, row.StartAt, row.EndAt, row.TimePrecision.ToString(),
        selection.Kinds.Of(row.LocalKindId) is { } kind ? KindBook.Name(kind) : null, selection.Kinds.Text(row.LocalKindId),
        row.PlaceId is { } place ? selection.Places[place]?.FullName : null, row.PlaceId, row.Lon, row.Lat, DoubtWords.Keys(row.Doubts));
}

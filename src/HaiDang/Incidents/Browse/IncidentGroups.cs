using HaiDang.Data;
namespace HaiDang.Incidents.Browse;

/// <summary>The incidents of one place or one kind, as a list by place or kind walks through them.</summary>
/// <param name="Id">The place or kind, or <see cref="IncidentGroups.None"/>.</param>
/// <param name="N">How many there are.</param>
/// <param name="Texts">The sources' texts of the kind; null for a place.</param>
internal sealed record IncidentGroup(int Id, long N, int[]? Texts)
{
    public IQueryable<Incident> In(IQueryable<Incident> found) => In([this], found);

    public static IQueryable<Incident> In(IReadOnlyCollection<IncidentGroup> groups, IQueryable<Incident> found)
    {
        if (groups.First().Texts is not null)
        {
            int[] texts = [.. groups.SelectMany(g => g.Texts!)];
            return found.Where(i => texts.Contains(i.LocalKindId));
        }
        int?[] places = [.. groups.Select(g => g.Id is IncidentGroups.None ? (int?)null : g.Id)];
        return found.Where(i => places.Contains(i.PlaceId));
    }
}

/// <summary>Through which places or kinds does a list run, in which order?</summary>
internal static class IncidentGroups
{
    /// <summary>No place that could be told; no kind that anybody has mapped. Always last.</summary>
    public const int None = IncidentDay.NoPlace;

    public static async Task<IncidentGroup[]> Of(IncidentSelection selection, HaiDangDb db, CancellationToken stop)
    {
        var tally = await selection.Tally(db, stop);
        var (groups, names) = selection.Filter.Sort is IncidentSort.Place or IncidentSort.PlaceDown
            ? (tally.Places.Select(p => new IncidentGroup(p.Key, p.Value, null)), selection.Places.All.Select(p => p.Id))
            : (tally.Texts.GroupBy(t => selection.Kinds.Of(t.Key)?.Id ?? None)
                .Select(g => new IncidentGroup(g.Key, g.Sum(t => t.Value), [.. g.Select(t => t.Key)])), selection.Kinds.All.Select(k => k.Id));
        var rank = names.Index().ToDictionary(n => n.Item, n => n.Index);
        var down = selection.Filter.Sort is IncidentSort.PlaceDown or IncidentSort.KindDown;
        return [.. groups.Where(g => g.N > 0).OrderBy(g => g.Id is None).ThenBy(g => rank.GetValueOrDefault(g.Id, int.MaxValue) * (down ? -1 : 1)).ThenBy(g => g.Id)];
    }
}

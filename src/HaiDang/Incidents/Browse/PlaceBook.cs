using HaiDang.Data;
using HaiDang.Places;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>Which places is a page about, and what are they called?</summary>
/// <remarks>Those of the working territory, and while there is none, every place that has incidents. Incidents of another territory are
/// not mixed in; <see cref="Elsewhere"/> names their places. An incident without a place belongs to every territory.</remarks>
public sealed class PlaceBook
{
    private readonly Dictionary<int, PlaceLine> _lines;

    private PlaceBook(int? root, PlaceLine[] lines, int[] elsewhere)
    {
        (Root, Elsewhere) = (root, elsewhere);
        _lines = lines.ToDictionary(p => p.Id);
        All = [.. lines.OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id)];
    }

    public sealed record PlaceLine(int Id, string Code, string Name, string FullName, string Folded, PlaceType Type, int? ParentId, DateOnly? ValidTo);

    /// <summary>The working territory; null while there is none.</summary>
    public int? Root { get; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<PlaceLine> All { get; }

    /// <summary>Places outside the territory that have incidents.</summary>
    internal int[] Elsewhere { get; }

    public static async Task<PlaceBook> Open(HaiDangDb db, CancellationToken stop)
    {
        var (places, incidents) = (db.Places.AsNoTracking(), db.Incidents);
        var root = (await Territories.Current(db, stop))?.Root.Id;
        var withIncidents = places.Where(p => incidents.Any(i => i.PlaceId == p.Id));
        var lines = await (root is null ? withIncidents : places.Where(p => p.RootId == root))
            .Select(p => new PlaceLine(p.Id, p.Code, p.Name, p.FullName, p.Folded, p.Type, p.ParentId, p.ValidTo)).ToArrayAsync(stop);
        var elsewhere = root is null ? [] : await withIncidents.Where(p => p.RootId != root).Select(p => p.Id).ToArrayAsync(stop);
        return new PlaceBook(root, lines, elsewhere);
    }

    public PlaceLine? this[int id] => _lines.GetValueOrDefault(id);

    /// <summary>The place itself and all that it holds.</summary>
    public int[] Within(int id)
    {
        List<int> found = [id];
        for (var at = 0; at < found.Count; at++)
            found.AddRange(_lines.Values.Where(p => p.ParentId == found[at]).Select(p => p.Id));
        return [.. found];
    }

    /// <summary>Places in whose name a word begins like this.</summary>
    internal int[] Reading(string foldedWord) =>
        [.. _lines.Values.Where(p => KindBook.Begins(Fold.Plain(p.FullName), foldedWord)).Select(p => p.Id)];
}

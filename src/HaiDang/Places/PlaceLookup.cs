using System.Collections.Frozen;
using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.Places;

/// <summary>Which place is meant by a point, a code or a name? A snapshot of all places of one day; safe to ask from many threads.</summary>
public sealed class PlaceLookup
{
    private readonly FrozenDictionary<int, Place> _places;
    private readonly FrozenDictionary<string, Place[]> _byCode;
    private readonly FrozenDictionary<string, Place[]> _byName;
    private readonly FrozenDictionary<int, PlaceMatch> _today;
    private readonly (AreaIndex Index, int[] Ids)[] _areas;

    internal PlaceLookup(IReadOnlyCollection<Place> places, IEnumerable<Succession> successions, IEnumerable<(int Id, Geometry Shape)> shapes, int? territory, DateOnly today)
    {
        (Territory, Today) = (territory, today);
        _places = places.ToFrozenDictionary(p => p.Id);
        var communes = places.Where(p => p.IsCommune).ToArray();
        _byCode = communes.SelectMany(p => p.OtherCode is null ? [(p.Code, p)] : new[] { (p.Code, p), (p.OtherCode, p) })
            .GroupBy(c => c.Item1, c => c.p, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);
        _byName = communes.GroupBy(p => p.Folded, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _today = Successors.Resolve(communes, successions, today);
        // One index a territory: a single grid over two cities on two continents would have cells the size of a city.
        _areas = [.. shapes.Where(s => _places[s.Id] is { IsCommune: true } place && place.StandsOn(today))
            .GroupBy(s => _places[s.Id].RootId).OrderBy(g => g.Key == territory ? int.MinValue : g.Key)
            .Select(g => (new AreaIndex([.. g.Select(s => s.Shape)]), g.Select(s => s.Id).ToArray()))];
    }

    /// <summary>The id of the working territory's root; null when there is none.</summary>
    public int? Territory { get; }

    /// <summary>The day on which the places asked for are in force.</summary>
    public DateOnly Today { get; }

    public Place this[int id] => _places[id];

    public Place? Find(int id) => _places.GetValueOrDefault(id);

    /// <summary>The commune or area in force that covers a point; the working territory is asked first.</summary>
    public int? At(double lon, double lat)
    {
        foreach (var (index, ids) in _areas)
            if (index.Find(lon, lat) is >= 0 and var found) return ids[found];
        return null;
    }

    /// <summary>The commune or area in force nearest to a point, if one is near enough.</summary>
    /// <param name="lon">Degrees.</param>
    /// <param name="lat">Degrees.</param>
    /// <param name="withinMetres">Largest distance that counts.</param>
    /// <param name="metres">The distance: 0 inside, NaN when none is near.</param>
    public int? Near(double lon, double lat, double withinMetres, out double metres)
    {
        metres = double.NaN;
        int? nearest = null;
        foreach (var (index, ids) in _areas)
        {
            if (index.Nearest(lon, lat, withinMetres, out var distance) is not (>= 0 and var found) || distance >= metres) continue;
            (nearest, metres) = (ids[found], distance);
        }
        return nearest;
    }

    /// <summary>The place in force today that a code of some day leads to.</summary>
    /// <param name="code">With or without the zeros in front that a spreadsheet drops.</param>
    /// <param name="on">The day on which the code was written; codes are used again.</param>
    public PlaceMatch ByCode(string code, DateOnly on)
    {
        code = code.Trim();
        if (!_byCode.TryGetValue(code, out var bearers) && !_byCode.TryGetValue(code.PadLeft(5, '0'), out bearers)) return PlaceMatch.None;
        var standing = In(bearers, on);
        var ours = standing.Where(p => p.RootId == Territory).ToArray();
        return One(ours.Length > 0 ? ours : standing);
    }

    /// <summary>The place in force today that a name of some day leads to; within the working territory unless the name itself says another province.</summary>
    /// <param name="name">"Hoà Bình", "P. Hòa Bình", "Xã Bắc Sơn, thành phố Móng Cái": tone marks, case and kind of unit may be missing.</param>
    /// <param name="on">The day on which the name was written.</param>
    public PlaceMatch ByName(string name, DateOnly on)
    {
        var parts = name.Split([",", " - ", " – "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) return PlaceMatch.None;
        var (bare, type) = Fold.Split(parts[0]);
        if (!_byName.TryGetValue(Fold.Plain(parts[0]), out var bearers))
        {
            if (type is PlaceType.District or PlaceType.Province || !_byName.TryGetValue(bare, out bearers)) return PlaceMatch.None;
        }
        var within = parts.Skip(1).Select(p => Fold.Name(p)).ToArray();
        var ours = bearers.Where(p => Territory is null || p.RootId == Territory).ToArray();
        if (ours.Length == 0 && within.Length > 0) ours = [.. bearers.Where(p => Lies(p, within))];
        if (ours.Length == 0) return PlaceMatch.None;
        return One(Narrowed(Narrowed(In(ours, on), p => Lies(p, within)), p => p.Type == type));
    }

    /// <summary>Those that stood on a day; else those that ended last before it; else those that came first after it.</summary>
    private static Place[] In(Place[] bearers, DateOnly on)
    {
        var standing = Array.FindAll(bearers, p => p.StandsOn(on));
        if (standing.Length > 0) return standing;
        var ended = Array.FindAll(bearers, p => p.ValidTo <= on);
        if (ended.Length == 0) return [.. bearers.Where(p => p.ValidFrom == bearers.Min(b => b.ValidFrom))];
        var last = ended.Max(p => p.ValidTo);
        return Array.FindAll(ended, p => p.ValidTo == last);
    }

    /// <summary>Those that fit, or all when none or every one does.</summary>
    private static Place[] Narrowed(Place[] places, Predicate<Place> fits) =>
        places.Length > 1 && Array.FindAll(places, fits) is { Length: > 0 } fitting ? fitting : places;

    private bool Lies(Place place, string[] within)
    {
        for (var above = place; above.ParentId is { } id && _places.TryGetValue(id, out above);)
            if (within.Contains(above.Folded)) return true;
        return false;
    }

    private PlaceMatch One(Place[] named)
    {
        var first = _today[named[0].Id];
        if (named.Length == 1 || Array.TrueForAll(named, p => _today[p.Id].Equals(first))) return first;
        return new PlaceMatch.Ambiguous([.. named.SelectMany(p => Successors.Candidates(_today[p.Id])).Distinct()]);
    }
}

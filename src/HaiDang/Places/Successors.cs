using System.Collections.Frozen;
namespace HaiDang.Places;

/// <summary>What became of a unit by a given day: it stands, one took it over, or it was divided?</summary>
internal static class Successors
{
    /// <summary>The answer for every unit.</summary>
    public static FrozenDictionary<int, PlaceMatch> Resolve(IReadOnlyCollection<Place> places, IEnumerable<Succession> successions, DateOnly on)
    {
        var byId = places.ToDictionary(p => p.Id);
        var next = successions.Where(s => s.On <= on && byId.ContainsKey(s.ToId)).ToLookup(s => s.FromId, s => s.ToId);
        return places.ToFrozenDictionary(p => p.Id, p => Resolve(p, byId, next, on));
    }

    public static IReadOnlyList<int> Candidates(PlaceMatch match) => match switch
    {
        PlaceMatch.One one => [one.Id],
        PlaceMatch.Divided divided => divided.Candidates,
        PlaceMatch.Ambiguous ambiguous => ambiguous.Candidates,
        _ => [],
    };

    private static PlaceMatch Resolve(Place place, Dictionary<int, Place> byId, ILookup<int, int> next, DateOnly on)
    {
        var ends = new SortedSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<Place>([place]);
        while (open.TryPop(out var unit))
        {
            if (!seen.Add(unit.Id)) continue;
            if (unit.StandsOn(on)) ends.Add(unit.Id);
            else
                foreach (var successor in next[unit.Id]) open.Push(byId[successor]);
        }
        return ends.Count switch
        {
            0 => PlaceMatch.None,
            1 => new PlaceMatch.One(ends.Min),
            _ => new PlaceMatch.Divided([.. ends]),
        };
    }
}

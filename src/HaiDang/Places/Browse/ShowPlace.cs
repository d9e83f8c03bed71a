using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Browse;

/// <summary>What is known of one place: its figures, what it came from and went into, whom it borders?</summary>
public static class ShowPlace
{
    public sealed record Answer(
        LookAtPlaces.Row Row, string? Root, int RootId, bool IsRoot, DateOnly From, DateOnly? To, Link[] Before, Link[] After, Link[] Beside, string Source);

    /// <summary>Another place that this one has to do with.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="FullName">Its name.</param>
    /// <param name="Parent">What it belongs to or belonged to, where that helps to tell it from others.</param>
    /// <param name="Code">Its code then.</param>
    /// <param name="On">The day of the succession.</param>
    /// <param name="Whole">False when the older of the two was divided.</param>
    public sealed record Link(int Id, string FullName, string? Parent, string Code, DateOnly? On, bool Whole);

    /// <summary>Null when there is no place of this id.</summary>
    public static async Task<Answer?> Run(int id, HaiDangDb db, LandNeighbours neighbours, CancellationToken stop)
    {
        if (await db.Places.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, stop) is not { } place) return null;
        var successions = await db.Successions.AsNoTracking().Where(s => s.FromId == id || s.ToId == id).ToListAsync(stop);
        var beside = place.IsCommune && place.ValidTo is null && (await neighbours.Of(place.RootId, stop)).TryGetValue(id, out var ids) ? ids : null;
        int[] wanted = [place.RootId, place.ParentId ?? 0, .. successions.SelectMany(s => new[] { s.FromId, s.ToId }), .. beside ?? []];
        var others = await db.Places.AsNoTracking().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var above = others.Values.Select(o => o.ParentId ?? 0).ToArray();
        var parents = await db.Places.AsNoTracking().Where(p => above.Contains(p.Id) && p.Id != p.RootId).ToDictionaryAsync(p => p.Id, p => p.FullName, stop);

        Link Linked(int other, Succession? by) => new(other, others[other].FullName,
            others[other].ParentId is { } parent ? parents.GetValueOrDefault(parent) : null, others[other].Code, by?.On, by?.Whole ?? true);
        Link[] Ordered(IEnumerable<Link> links) => [.. links.OrderBy(l => l.FullName, StringComparer.CurrentCulture)];

        return new Answer(
            new LookAtPlaces.Row
            {
                Id = id, Code = place.Code, OtherCode = place.OtherCode, Name = place.Name, FullName = place.FullName, Type = place.Type,
                Parent = place.ParentId is { } up && up != place.RootId ? others[up].FullName : null, AreaKm2 = place.AreaKm2, Population = place.Population,
                Notes = PlaceNote.Sentences(place.Note), IsIsland = beside is { Length: 0 }, Lon = place.Lon, Lat = place.Lat,
            },
            place.IsRoot ? null : others[place.RootId].FullName, place.RootId, place.IsRoot, place.ValidFrom, place.ValidTo,
            Ordered(successions.Where(s => s.ToId == id).Select(s => Linked(s.FromId, s))),
            Ordered(successions.Where(s => s.FromId == id).Select(s => Linked(s.ToId, s))),
            Ordered((beside ?? []).Select(b => Linked(b, null))), place.Source);
    }
}

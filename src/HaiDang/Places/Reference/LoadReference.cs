using HaiDang.Data;
using HaiDang.Places.Import;
using HaiDang.Places.Shapes;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Reference;

/// <summary>Puts Vietnam into the database: 34 provinces, 3,321 communes, and for Quảng Ninh outlines and what went before.</summary>
public static class LoadReference
{
    /// <param name="Places">Records added.</param>
    /// <param name="Shapes">Outlines added.</param>
    /// <param name="Successions">Successions added.</param>
    public sealed record Answer(int Places, int Shapes, int Successions);

    /// <summary>Adds what is missing, all of it or nothing; touches nothing that is there.</summary>
    public static async Task<Answer> Run(HaiDangDb db, Announce<PlacesChanged> announce, CancellationToken stop)
    {
        var provinceOutlines = AreaFile.Read(File("vietnam/provinces.geojson"));
        var communeOutlines = AreaFile.Read(File("quang-ninh/communes.geojson"));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var known = new Known(await db.Places.ToListAsync(stop));

        var provinces = known.Add(db, ReferencePlaces.Provinces(provinceOutlines));
        await db.SaveChangesAsync(stop);
        foreach (var province in provinces.Values) province.RootId = province.Id;
        var quangNinh = provinces[ReferencePlaces.QuangNinh];

        var communes = known.Add(db, [.. ReferencePlaces.Communes().Select(c => Under(c.Place, provinces[c.Province], provinces[c.Province]))]);
        var districts = known.Add(db, [.. ReferencePlaces.Districts().Select(d => Under(d, quangNinh, quangNinh))]);
        await db.SaveChangesAsync(stop);

        var former = ReferencePlaces.Former();
        var formerByCode = known.Add(db, [.. former.Select(f => Under(f.Place, districts[f.District], quangNinh))]);
        await db.SaveChangesAsync(stop);

        var successions = await AddSuccessions(db, former.SelectMany(f => f.Successors.Select(code => new Succession
        {
            FromId = formerByCode[f.Place.Code].Id, ToId = communes[code].Id, On = ReferencePlaces.Reform, Whole = f.Successors.Length == 1,
        })), stop);
        var shapes = await AddShapes(db, Outlines(provinceOutlines, provinces).Concat(Outlines(communeOutlines, communes)), stop);
        if (known.Added + shapes + successions > 0) await PlacesChanged.Note(db, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await announce.Tell(new PlacesChanged(), stop);
        return new Answer(known.Added, shapes, successions);
    }

    private static Place Under(Place place, Place parent, Place root)
    {
        (place.ParentId, place.RootId) = (parent.Id, root.Id);
        return place;
    }

    private static IEnumerable<(Place Place, AreaFeature Feature)> Outlines(AreaFile file, Dictionary<string, Place> places) =>
        file.Features.Select(f => (places[f.Values["code"]], f));

    private static async Task<int> AddShapes(HaiDangDb db, IEnumerable<(Place Place, AreaFeature Feature)> outlines, CancellationToken stop)
    {
        var there = await db.PlaceShapes.Select(s => s.PlaceId).ToHashSetAsync(stop);
        var missing = outlines.Where(o => !there.Contains(o.Place.Id))
            .Select(o => new PlaceShape { PlaceId = o.Place.Id, Wkb = ShapeBytes.Of(o.Feature.Shape!) }).ToArray();
        db.AddRange(missing);
        return missing.Length;
    }

    private static async Task<int> AddSuccessions(HaiDangDb db, IEnumerable<Succession> successions, CancellationToken stop)
    {
        var there = (await db.Successions.Select(s => new { s.FromId, s.ToId }).ToListAsync(stop)).ToHashSet();
        var missing = successions.Where(s => !there.Contains(new { s.FromId, s.ToId })).ToArray();
        db.AddRange(missing);
        return missing.Length;
    }

    private static string File(string name) => Path.Combine(DataFolder.Reference, name);

    /// <summary>What the database has already: a unit is its code with its first day; codes are used again.</summary>
    private sealed class Known(List<Place> places)
    {
        private readonly Dictionary<(string, bool, DateOnly), Place> _there =
            places.Where(p => p.Type is not PlaceType.Territory and not PlaceType.Area).DistinctBy(Key).ToDictionary(Key);

        public int Added { get; private set; }

        /// <summary>The places by code, those in the database in the stead of the given ones.</summary>
        public Dictionary<string, Place> Add(HaiDangDb db, IReadOnlyList<Place> wanted)
        {
            var missing = wanted.Where(p => !_there.ContainsKey(Key(p))).ToArray();
            db.AddRange(missing);
            Added += missing.Length;
            return wanted.ToDictionary(p => p.Code, p => _there.GetValueOrDefault(Key(p), p), StringComparer.Ordinal);
        }

        private static (string, bool, DateOnly) Key(Place place) => (place.Code, place.IsCommune, place.ValidFrom);
    }
}

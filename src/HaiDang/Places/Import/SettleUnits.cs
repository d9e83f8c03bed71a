using HaiDang.Data;
using HaiDang.Places.Shapes;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
namespace HaiDang.Places.Import;

/// <summary>Writes a file's units over those that the territory has: corrects them, or lets new ones take over from a day on.</summary>
internal sealed class SettleUnits
{
    private readonly HaiDangDb _db;
    private readonly ImportPlaces.Command _command;
    private readonly Dictionary<string, Place> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, PlaceShape> _shapes;
    private readonly Dictionary<string, Place> _parents;
    private readonly HashSet<int> _seen = [];
    private readonly List<(Place Place, Place? Before, byte[] Wkb)> _added = [];

    private SettleUnits(HaiDangDb db, ImportPlaces.Command command, Place root, List<Place> places, Dictionary<int, PlaceShape> shapes)
    {
        (_db, _command, Root, _shapes) = (db, command, root, shapes);
        foreach (var place in places.Where(p => p.IsCommune && p.ValidTo is null))
        {
            if (place.OtherCode is { } other) _byCode.TryAdd(other, place);
            _byCode[place.Code] = place;
        }
        _parents = places.Where(p => p.Type is PlaceType.District && p.ValidTo is null).DistinctBy(p => p.Folded).ToDictionary(p => p.Folded, StringComparer.Ordinal);
    }

    public Place Root { get; }
    public int Added => _added.Count(a => a.Before is null);
    public int Changed { get; private set; }
    public int Ended { get; private set; }

    public static async Task<SettleUnits> Run(IReadOnlyList<FileUnit> units, ImportPlaces.Command command, HaiDangDb db, CancellationToken stop)
    {
        var isFirst = !await db.Places.AnyAsync(stop);
        var root = await FindOrAddRoot(command, db, stop);
        var places = await db.Places.Where(p => p.RootId == root.Id).ToListAsync(stop);
        var ids = places.Select(p => p.Id).ToHashSet();
        var shapes = (await db.PlaceShapes.ToListAsync(stop)).Where(s => ids.Contains(s.PlaceId)).ToDictionary(s => s.PlaceId);
        var settling = new SettleUnits(db, command, root, places, shapes);
        await settling.AddParents(units, stop);
        foreach (var unit in units) settling.Settle(unit);
        settling.EndOthers();
        await db.SaveChangesAsync(stop);
        settling.FollowUp();
        if (isFirst) await Territories.Write(db, root.Id, stop);
        else await PlacesChanged.Note(db, stop);
        await db.SaveChangesAsync(stop);
        return settling;
    }

    private static async Task<Place> FindOrAddRoot(ImportPlaces.Command command, HaiDangDb db, CancellationToken stop)
    {
        var name = command.Territory.Trim();
        var folded = new[] { Fold.Plain(name), Fold.Name(name) };
        var roots = await db.Places.Where(p => p.Id == p.RootId && p.ValidTo == null && folded.Contains(p.Folded)).ToListAsync(stop);
        if (roots.Count > 0) return roots[0];
        var root = new Place
        {
            Code = folded[0].Replace(' ', '-'), Name = name, FullName = name, Folded = folded[0], Type = PlaceType.Territory,
            ValidFrom = Place.Always, Source = command.Source,
        };
        db.Add(root);
        await db.SaveChangesAsync(stop);
        root.RootId = root.Id;
        return root;
    }

    private async Task AddParents(IReadOnlyList<FileUnit> units, CancellationToken stop)
    {
        foreach (var name in units.Select(u => u.Parent).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var folded = Fold.Name(name);
            if (folded == Root.Folded || _parents.ContainsKey(folded)) continue;
            _parents[folded] = new Place
            {
                Code = folded.Replace(' ', '-'), Name = name, FullName = name, Folded = folded, Type = PlaceType.District,
                ParentId = Root.Id, RootId = Root.Id, ValidFrom = _command.From ?? Root.ValidFrom, Source = _command.Source,
            };
            _db.Add(_parents[folded]);
        }
        await _db.SaveChangesAsync(stop);
    }

    private void Settle(FileUnit unit)
    {
        var wkb = ShapeBytes.Of(unit.Shape);
        if (!_byCode.TryGetValue(unit.Code, out var place))
        {
            _added.Add((Made(unit, null), null, wkb));
            return;
        }
        _seen.Add(place.Id);
        var sameShape = _shapes.TryGetValue(place.Id, out var shape) && shape.Wkb.AsSpan().SequenceEqual(wkb);
        if (sameShape && !Differs(place, unit)) return;
        Changed++;
        if (_command.From is { } day && place.ValidFrom < day)
        {
            place.ValidTo = day;
            _added.Add((Made(unit, place), place, wkb));
            return;
        }
        Correct(place, unit);
        if (sameShape) return;
        (place.Lon, place.Lat) = Inside(unit.Shape);
        if (shape is null) _db.Add(new PlaceShape { PlaceId = place.Id, Wkb = wkb });
        else shape.Wkb = wkb;
    }

    private Place Made(FileUnit unit, Place? before)
    {
        var (lon, lat) = Inside(unit.Shape);
        var type = unit.Type ?? before?.Type ?? PlaceType.Area;
        var place = new Place
        {
            Code = before?.Code ?? unit.Code, OtherCode = before?.OtherCode, Name = unit.Name, FullName = Full(type, unit.Name), Folded = Fold.Plain(unit.Name), Type = type,
            ParentId = ParentOf(unit)?.Id ?? before?.ParentId ?? Root.Id, RootId = Root.Id, ValidFrom = _command.From ?? Root.ValidFrom,
            AreaKm2 = unit.AreaKm2 ?? Math.Round(SphereArea.Km2(unit.Shape), 4), Population = People(unit),
            Lon = lon, Lat = lat, Note = unit.AreaKm2 is null ? PlaceNote.AreaDrawn : null, Source = _command.Source,
        };
        _db.Add(place);
        return place;
    }

    private bool Differs(Place place, FileUnit unit) =>
        (unit.Name != unit.Code && place.Name != unit.Name) || (unit.Type is { } type && place.Type != type)
        || (People(unit) is { } people && place.Population != people) || (unit.AreaKm2 is { } area && place.AreaKm2 != area)
        || (ParentOf(unit) is { } parent && place.ParentId != parent.Id);

    private void Correct(Place place, FileUnit unit)
    {
        place.Type = unit.Type ?? place.Type;
        if (unit.Name != unit.Code)
            (place.Name, place.FullName, place.Folded) = (unit.Name, Full(place.Type, unit.Name), Fold.Plain(unit.Name));
        if (People(unit) is { } people) place.Population = people;
        if (unit.AreaKm2 is { } area) place.AreaKm2 = area;
        else if (place.Note is PlaceNote.AreaDrawn) place.AreaKm2 = Math.Round(SphereArea.Km2(unit.Shape), 4);
        place.ParentId = ParentOf(unit)?.Id ?? place.ParentId;
    }

    private void EndOthers()
    {
        if (_command.From is not { } day) return;
        foreach (var place in _byCode.Values.Distinct().Where(p => !_seen.Contains(p.Id) && p.ValidFrom < day))
        {
            place.ValidTo = day;
            Ended++;
        }
    }

    /// <summary>What needs the ids that the database has given by now.</summary>
    private void FollowUp()
    {
        foreach (var (place, before, wkb) in _added)
        {
            _db.Add(new PlaceShape { PlaceId = place.Id, Wkb = wkb });
            if (before is not null)
                _db.Add(new Succession { FromId = before.Id, ToId = place.Id, On = place.ValidFrom, Whole = true });
        }
    }

    private static long? People(FileUnit unit) => unit.Population is { } people ? (long)Math.Round(people) : null;

    private Place? ParentOf(FileUnit unit) => unit.Parent is { } name ? _parents.GetValueOrDefault(Fold.Name(name)) : null;

    private static (double Lon, double Lat) Inside(MultiPolygon shape)
    {
        var point = shape.Geometries.MaxBy(g => g.Area)!.InteriorPoint;
        return (Math.Round(point.X, 6), Math.Round(point.Y, 6));
    }

    private static string Full(PlaceType type, string name) => type switch
    {
        PlaceType.Ward => $"Phường {name}",
        PlaceType.Commune => $"Xã {name}",
        PlaceType.Township => $"Thị trấn {name}",
        PlaceType.SpecialZone => $"Đặc khu {name}",
        _ => name,
    };
}

using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Browse;

/// <summary>Which places does a territory, or the country, have on a day, and what is known of each?</summary>
public static class LookAtPlaces
{
    /// <summary>One place of the list.</summary>
    public sealed record Row
    {
        public required int Id { get; init; }
        public required string Code { get; init; }
        public string? OtherCode { get; init; }
        public required string Name { get; init; }
        public required string FullName { get; init; }
        public required PlaceType Type { get; init; }
        public string? Parent { get; init; }
        public double? AreaKm2 { get; init; }
        public long? Population { get; init; }

        /// <summary>What a reader must know of its figures, in this language.</summary>
        public string[] Notes { get; init; } = [];

        /// <summary>Drawn, and no land border with another: contiguity needs a rule for it.</summary>
        public bool IsIsland { get; init; }

        /// <summary>Units that became part of it, none when it only stayed itself; those of which it took only a part end in "*".</summary>
        public string[] From { get; init; } = [];

        /// <summary>What became of it, when it no longer stands.</summary>
        public string[] To { get; init; } = [];

        /// <summary>How many communes a province has.</summary>
        public int Communes { get; init; }
        public double? Lon { get; init; }
        public double? Lat { get; init; }

        /// <summary>People per km² of official area; null when either is not known.</summary>
        public double? Density => Population is { } people && AreaKm2 is > 0 and var area ? people / area : null;
    }

    /// <param name="Asks">What was asked, to know whether it must be asked again.</param>
    /// <param name="Root">The province or territory; for the country, the working one.</param>
    /// <param name="Territories">Those that can be worked in.</param>
    /// <param name="Working">The one that is.</param>
    /// <param name="Day">The day looked at.</param>
    /// <param name="IsToday">Whether that is today.</param>
    /// <param name="All">All places of the view.</param>
    /// <param name="Rows">Those that the search finds, sorted.</param>
    /// <param name="Map">Where the map finds its shapes; null when these places are not drawn.</param>
    /// <param name="EarliestDay">The first day for which anything is known.</param>
    public sealed record View(
        string Asks, Facts Root, Facts[] Territories, int Working, DateOnly Day, bool IsToday, Row[] All, Row[] Rows, PlaceUrls? Map, DateOnly EarliestDay);

    public sealed record Facts(int Id, string Name, string FullName, PlaceType Type, double? AreaKm2, long? Population, string[] Notes);

    /// <summary>Null while there is no place at all.</summary>
    public static async Task<View?> Run(PlacesAddress at, HaiDangDb db, LandNeighbours neighbours, TimeProvider clock, CancellationToken stop)
    {
        if (await Territories.CurrentRoot(db, stop) is not { } working) return null;
        var day = at.Day ?? clock.Today;
        var territory = await Territories.Of(db, at.Territory ?? working, day, stop) ?? (await Territories.Of(db, working, day, stop))!;
        var rows = at.Vietnam ? await Provinces(day, db, stop) : await Communes(territory, day, db, neighbours, stop);
        var drawn = await DrawnCount(at.Vietnam ? null : territory.Root.Id, rows, db, stop);
        var earliest = at.Vietnam ? rows.Length == 0 ? day : new DateOnly(2025, 7, 1)
            : await db.Places.Where(p => p.RootId == territory.Root.Id && p.Id != territory.Root.Id).MinAsync(p => (DateOnly?)p.ValidFrom, stop) ?? day;
        return new View(at.Asks, Of(territory.Root), [.. (await Territories.All(db, stop)).Select(Of)], working, day, day == clock.Today, rows,
            Sorted(Found(rows, at.Text), at.Sort),
            drawn == 0 ? null : at.Vietnam ? await PlaceUrls.OfProvinces(db, stop) : await PlaceUrls.Of(db, territory.Root.Id, stop), earliest);
    }

    private static Facts Of(Place root) => new(root.Id, root.Name, root.FullName, root.Type, root.AreaKm2, root.Population, PlaceNote.Sentences(root.Note));

    private static async Task<Row[]> Communes(Territory territory, DateOnly day, HaiDangDb db, LandNeighbours neighbours, CancellationToken stop)
    {
        var rootId = territory.Root.Id;
        var places = await db.Places.AsNoTracking().Where(p => p.RootId == rootId).Select(p => new { p.Id, p.FullName }).ToDictionaryAsync(p => p.Id, p => p.FullName, stop);
        var all = db.Places;
        var successions = await db.Successions.AsNoTracking().Where(s => all.Any(p => p.Id == s.FromId && p.RootId == rootId)).ToListAsync(stop);
        var (from, to) = (successions.ToLookup(s => s.ToId), successions.Where(s => s.On > day).ToLookup(s => s.FromId));
        var beside = await neighbours.Of(rootId, stop);
        return Array.ConvertAll(territory.Communes, c => Made(c) with
        {
            Parent = c.ParentId is { } above && above != rootId ? places.GetValueOrDefault(above) : null,
            From = [.. from[c.Id].Select(s => places[s.FromId] + (s.Whole ? "" : "*")).Where(name => name != c.FullName || from[c.Id].Skip(1).Any()).Order(StringComparer.CurrentCulture)],
            To = [.. to[c.Id].Select(s => places[s.ToId]).Order(StringComparer.CurrentCulture)],
            IsIsland = beside.TryGetValue(c.Id, out var others) && others.Length == 0,
        });
    }

    private static async Task<Row[]> Provinces(DateOnly day, HaiDangDb db, CancellationToken stop)
    {
        var provinces = await db.Places.AsNoTracking().Where(p => p.Type == PlaceType.Province).ToListAsync(stop);
        var communes = await db.Places.Where(p => p.Id != p.RootId && p.ValidTo == null && p.Type != PlaceType.District)
            .GroupBy(p => p.RootId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return [.. provinces.Where(p => p.StandsOn(day)).Select(p => Made(p) with { Communes = communes.GetValueOrDefault(p.Id) })];
    }

    private static async Task<int> DrawnCount(int? rootId, Row[] rows, HaiDangDb db, CancellationToken stop)
    {
        if (rows.Length == 0) return 0;
        var places = db.Places;
        var drawn = await db.PlaceShapes.Where(s => places.Any(p => p.Id == s.PlaceId && p.ValidTo == null && (rootId == null ? p.Id == p.RootId : p.RootId == rootId && p.Id != rootId)))
            .Select(s => s.PlaceId).ToHashSetAsync(stop);
        return rows.Count(r => drawn.Contains(r.Id));
    }

    private static Row Made(Place place) => new()
    {
        Id = place.Id, Code = place.Code, OtherCode = place.OtherCode, Name = place.Name, FullName = place.FullName, Type = place.Type,
        AreaKm2 = place.AreaKm2, Population = place.Population, Notes = PlaceNote.Sentences(place.Note), Lon = place.Lon, Lat = place.Lat,
    };

    private static Row[] Found(Row[] rows, string text)
    {
        if (text.Length == 0) return rows;
        var (whole, bare) = (Fold.Plain(text), Fold.Name(text));
        return Array.FindAll(rows, r => Fold.Plain(r.FullName).Contains(whole, StringComparison.Ordinal) || Fold.Plain(r.Name).Contains(bare, StringComparison.Ordinal)
            || r.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) || r.OtherCode?.StartsWith(text, StringComparison.OrdinalIgnoreCase) is true
            || r.From.Any(f => Fold.Plain(f).Contains(whole, StringComparison.Ordinal)));
    }

    /// <summary>What is not known comes last, whichever way.</summary>
    private static Row[] Sorted(Row[] rows, string sort)
    {
        var byName = rows.OrderBy(r => r.Name, StringComparer.CurrentCulture).ThenBy(r => r.Code, StringComparer.Ordinal);
        var falling = sort.StartsWith('-');
        Row[] By<T>(Func<Row, T?> of) where T : struct, IComparable<T> =>
            [.. falling ? byName.OrderBy(r => of(r) is null).ThenByDescending(of) : byName.OrderBy(r => of(r) is null).ThenBy(of)];
        Row[] sorted = sort.TrimStart('-') switch
        {
            "code" => [.. rows.OrderBy(r => r.Code, StringComparer.Ordinal)],
            "type" => [.. byName.OrderBy(r => r.Type)],
            "area" => By(r => r.AreaKm2),
            "population" => By(r => r.Population),
            "density" => By(r => r.Density),
            _ => [.. byName],
        };
        if (falling && sort is "-name" or "-code" or "-type") Array.Reverse(sorted);
        return sorted;
    }
}

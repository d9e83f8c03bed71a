using System.Globalization;
using HaiDang.Data;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Surface;
using HaiDang.HotSpots.Why;
using HaiDang.Incidents;
using HaiDang.Places;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.View;

/// <summary>What does the page show: the finding, the map's addresses, the explanation of one place?</summary>
public static class LookAtHotSpots
{
    /// <summary>In <see cref="HotSpotsAddress.Place"/>: no place is explained.</summary>
    public const int NoPlace = 0;

    public sealed record KindName(string Key, string Name);

    public sealed record SurfaceNote(string Url, int Points, long LeftOut, double CellMetres, double[] Cuts, string[] Paints);

    public sealed record View
    {
        /// <summary>What was asked, to tell whether this still answers it.</summary>
        public required string Asked { get; init; }

        /// <summary>Null while there are no incidents or no places.</summary>
        public required FindHotSpots.Answer? Found { get; init; }
        public required WhyHot.Answer? Why { get; init; }
        public required PlaceUrls? Map { get; init; }
        public required KindName[] Kinds { get; init; }
        public required SurfaceNote? Surface { get; init; }

        /// <summary>The reader sees only some of the places.</summary>
        public required bool PartOnly { get; init; }

        public string KindWords(string key) => Array.Find(Kinds, k => k.Key == key)?.Name ?? key;
    }

    public static async Task<View> Run(HotSpotsAddress at, HotSpotMemory memory, TimeProvider clock, CancellationToken stop)
    {
        var found = await FindHotSpots.Run(at.Query, memory, clock, stop);
        var place = at.Place ?? found?.Spots.FirstOrDefault(s => s.Verdict is Verdict.Hot)?.PlaceId;
        return new View
        {
            Asked = at.ToString(), Found = found,
            Why = found is not null && place is { } id and not NoPlace ? await WhyHot.Run(id, at.Query, memory, clock, stop) : null,
            Map = found is not null ? await memory.Of((typeof(PlaceUrls), found.TerritoryId), db => PlaceUrls.Of(db, found.TerritoryId, CancellationToken.None), stop) : null,
            Kinds = await memory.Of((typeof(KindName), CultureInfo.CurrentUICulture.Name), Names, stop),
            PartOnly = !memory.Scope.IsWhole,
            Surface = found is not null && at.Shows is Shown.Density ? await Note(at, found, memory, stop) : null,
        };
    }

    /// <summary>Null while it is not drawn yet: that takes longer than a page may.</summary>
    private static async Task<SurfaceNote?> Note(HotSpotsAddress at, FindHotSpots.Answer found, HotSpotMemory memory, CancellationToken stop)
    {
        var query = new DrawSurface.Query(found.Period, at.Query.Kinds, at.Bandwidth);
        if (!await memory.Has(DrawSurface.Key(query, memory.Scope), stop)) return null;
        return await DrawSurface.Run(query, memory, null, stop) is { } surface
            ? new(await DrawSurface.Address(query, memory, stop), surface.Points, surface.LeftOut, surface.CellMetres,
                [.. surface.Bands.Select(b => b.From)], [.. surface.Bands.Select(b => b.Paint)])
            : null;
    }

    /// <summary>Kinds in the reader's language, and words of sources that nobody has mapped, as they were written.</summary>
    private static async Task<KindName[]> Names(HaiDangDb db)
    {
        var isVietnamese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "vi";
        var kinds = await db.Kinds.AsNoTracking().ToListAsync();
        var locals = await db.LocalKinds.AsNoTracking().ToListAsync();
        var used = locals.Select(l => l.KindId).OfType<int>().ToHashSet();
        var names = StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.None);
        return
        [
            .. kinds.Where(k => used.Contains(k.Id)).Select(k => new KindName(k.Key, isVietnamese ? k.Vietnamese : k.English)).OrderBy(k => k.Name, names),
            .. locals.Where(l => l.KindId is null).Select(l => new KindName(KindsAsked.Unmapped(l.Id), $"“{l.Text}”")).OrderBy(k => k.Name, names),
        ];
    }
}

using System.Diagnostics;
using System.Globalization;
using HaiDang.Analysis.Density;
using HaiDang.Data;
using HaiDang.HotSpots.Find;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using HaiDang.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Surface;

/// <summary>How densely do incidents lie on the ground, as a surface for a map?</summary>
/// <remarks>A density shows where incidents lie, not whether they lie there by more than chance.</remarks>
public static class DrawSurface
{
    public const double UsualBandwidth = 2_000;

    private const double CellsAcrossBandwidth = 5;
    private const double MostCells = 1_500_000;

    public sealed record Query(Period Period, string? Kinds, double BandwidthMetres);

    /// <summary>A band of the surface: at least so many incidents per km² in the period.</summary>
    public sealed record Band(double From, string Paint, Geometry Area);

    public sealed record Answer
    {
        public required Query Query { get; init; }
        public required Band[] Bands { get; init; }

        /// <summary>Points that the surface is made of.</summary>
        public required int Points { get; init; }

        /// <summary>Incidents of the period that lie where exactly is not known: no point of their own, or one of a pile at one point.</summary>
        public required long LeftOut { get; init; }
        public required double CellMetres { get; init; }
        public required double Seconds { get; init; }
    }

    public static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> Get(
        string period, string? kind, double? bandwidth, HotSpotMemory memory, HttpContext http, CancellationToken stop)
    {
        var (asked, wrong) = new HotSpotAddress { Period = period, Kind = kind }.Read();
        if (bandwidth is < 100 or > 100_000) wrong["bandwidth"] = ["100–100000"];
        if (wrong.Count > 0) return TypedResults.ValidationProblem(wrong);
        if (await Run(new(asked.Period!.Value, asked.Kinds, bandwidth ?? UsualBandwidth), memory, null, stop) is not { } answer) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=3600";
        // Kept for whoever asked: the next to sign in here may see less.
        http.Response.Headers.Vary = "Cookie";
        return TypedResults.File(SurfaceJson.Of(answer), "application/geo+json");
    }

    /// <summary>Where the map finds it; changes with the data, so that a browser may keep it.</summary>
    public static async Task<string> Address(Query query, HotSpotMemory memory, CancellationToken stop) =>
        "/api/HotSpots/surface" + QueryString.Create(new Dictionary<string, string?>
        {
            ["period"] = query.Period.ToString(), ["kind"] = query.Kinds,
            ["bandwidth"] = query.BandwidthMetres.ToString(CultureInfo.InvariantCulture), ["v"] = await memory.Version(stop),
        });

    /// <returns>Null while there is no territory.</returns>
    public static Task<Answer?> Run(Query query, HotSpotMemory memory, IProgress<Progress>? progress, CancellationToken stop) =>
        Run(query, memory.Scope, memory, progress, stop);

    /// <summary>Under what its answer is kept: who sees less gets a surface of less.</summary>
    internal static object Key(Query query, Scope scope) => (query, scope.ToString());

    private static Task<Answer?> Run(Query query, Scope scope, HotSpotMemory memory, IProgress<Progress>? progress, CancellationToken stop) =>
        memory.Of(Key(query, scope), db => Draw(query, scope, memory, progress, db), stop);

    private static async Task<Answer?> Draw(Query query, Scope scope, HotSpotMemory memory, IProgress<Progress>? progress, HaiDangDb db)
    {
        var (began, stop) = (Stopwatch.GetTimestamp(), CancellationToken.None);
        if (await FindHotSpots.GroundOf(memory, stop) is not { } ground) return null;
        var seen = ground.Territory.Communes.Select(c => c.Id).Where(id => scope.Sees(id)).ToHashSet();
        if (seen.Count == 0) return null;
        var (lon, lat, leftOut) = await Points(query, scope, seen, memory, progress, db, stop);
        var (x, y) = (new double[lon.Length], new double[lon.Length]);
        ground.Plane.ToMetres(lon, lat, x, y);

        var land = scope.IsWhole ? ground.Land : ground.LandOf(seen);
        var cell = Math.Max(query.BandwidthMetres / CellsAcrossBandwidth, Math.Sqrt(land.EnvelopeInternal.Area / MostCells));
        var doing = Words.Of<Texts>("Surface.Doing");
        var surface = KernelDensity.Estimate(x, y, Grid.Covering(land.EnvelopeInternal, cell), new DensitySettings
        {
            Kernel = Kernel.Quartic, BandwidthMetres = query.BandwidthMetres, Edge = EdgeCorrection.Diggle, Window = land, Path = DensityPath.Fast,
        }, progress.Shares(doing).AsProgress(), stop);

        return new Answer
        {
            Query = query, Bands = SurfaceBands.Of(surface, ground), Points = surface.Points - surface.OutsideWindow,
            LeftOut = leftOut + surface.OutsideWindow, CellMetres = cell, Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    /// <summary>The points that are exact, and how many incidents of the territory have none.</summary>
    private static async Task<(double[] Lon, double[] Lat, long LeftOut)> Points(
        Query query, Scope scope, HashSet<int> seen, HotSpotMemory memory, IProgress<Progress>? progress, HaiDangDb db, CancellationToken stop)
    {
        var kinds = (await KindsAsked.Of(query.Kinds, memory, stop)).Of(null);
        var (from, to) = (query.Period.From.Begins, query.Period.To.AddDays(1).Begins);
        var incidents = db.Incidents.AsNoTracking().Where(i => i.StartAt >= from && i.StartAt < to);
        if (kinds is not null) incidents = incidents.Where(i => kinds.Contains(i.LocalKindId));
        var (lon, lat, leftOut, read, reading) = (new List<double>(), new List<double>(), 0L, 0L, Words.Of<Texts>("Surface.Reading"));
        await foreach (var i in incidents.Select(i => new { i.Lon, i.Lat, i.PlaceId, i.PlacedBy, i.Doubts }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (++read % 10_000 == 0) progress?.Report(new Progress(reading, read, null));
            // Where the place could not be told, only who sees everything counts it.
            if (i.PlaceId is { } place ? !seen.Contains(place) : !scope.IsWhole) continue;
            if (i is { PlacedBy: PlacedBy.Point, Lon: { } east, Lat: { } north } && !i.Doubts.HasFlag(Doubts.Pile))
            {
                lon.Add(east);
                lat.Add(north);
            }
            else leftOut++;
        }
        return ([.. lon], [.. lat], leftOut);
    }
}

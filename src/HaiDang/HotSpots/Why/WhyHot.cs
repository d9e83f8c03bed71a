using HaiDang.Data;
using HaiDang.HotSpots.Find;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Why;

/// <summary>What stands behind the verdict on one place?</summary>
/// <remarks>Where one kind decides, neighbours, months and hours are those of that kind.</remarks>
public static class WhyHot
{
    /// <param name="Count">Expected.</param>
    /// <param name="Low">95 of 100 usual months do not fall below.</param>
    /// <param name="High">Nor rise above.</param>
    public readonly record struct Band(double Count, long Low, long High);

    public sealed record Month
    {
        public required DateOnly First { get; init; }
        public required long Count { get; init; }

        /// <summary>Null while twelve months before it are not known.</summary>
        public required Band? Usual { get; init; }

        /// <summary>False when the data ends before the month does.</summary>
        public required bool IsWhole { get; init; }
    }

    public sealed record Neighbour(int PlaceId, string Name, long Count, double? Expected);

    public sealed record Answer
    {
        public required Spot Spot { get; init; }
        public required Neighbour[] Neighbours { get; init; }

        /// <summary>Nothing touches it: its neighbours are the nearest places.</summary>
        public required bool IsIsland { get; init; }
        public required Month[] Months { get; init; }
        public required HoursOfWeek Hours { get; init; }

        /// <summary>If nothing were unusual anywhere, so strong a result at one of the places would come once in so many days.</summary>
        public required double? OnceInDays { get; init; }
    }

    public static async Task<Results<Ok<Answer>, NotFound, ValidationProblem>> Get(
        int placeId, [AsParameters] HotSpotAddress address, HotSpotMemory memory, TimeProvider clock, CancellationToken stop)
    {
        var (query, wrong) = address.Read();
        if (wrong.Count > 0) return TypedResults.ValidationProblem(wrong);
        return await Run(placeId, query, memory, clock, stop) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
    }

    /// <returns>Null when there is no such place in the territory or in the scope, or no incidents at all. Only neighbours that may be seen are told.</returns>
    public static async Task<Answer?> Run(int placeId, HotSpotQuery query, HotSpotMemory memory, TimeProvider clock, CancellationToken stop)
    {
        var scope = memory.Scope;
        if (!scope.Sees(placeId)) return null;
        var answer = await memory.Of((placeId, query, clock.Today), db => Explain(placeId, query, memory, clock, db), stop);
        return answer is null ? null : answer with { Neighbours = Array.FindAll(answer.Neighbours, n => scope.Sees(n.PlaceId)) };
    }

    private static async Task<Answer?> Explain(int placeId, HotSpotQuery query, HotSpotMemory memory, TimeProvider clock, HaiDangDb db)
    {
        var stop = CancellationToken.None;
        if (await FindHotSpots.Run(query, memory, clock, stop) is not { } found || await FindHotSpots.GroundOf(memory, stop) is not { } ground) return null;
        if (ground.Order.Of(placeId) is not (>= 0 and var at)) return null;
        var spot = found.Spots.First(s => s.PlaceId == placeId);
        var seen = spot.Finding.Kind is { } kind ? query with { Kinds = kind } : query;
        var beside = (await FindHotSpots.Run(seen, memory, clock, stop) ?? found).Spots.ToDictionary(s => s.PlaceId);
        var usual = await FindHotSpots.Run(seen with { Against = Against.Past, Statistic = Statistic.Each }, memory, clock, stop) ?? found;
        var swing = usual.Spots.First(s => s.PlaceId == placeId).AllKinds.Swing ?? 0;
        var kinds = await KindsAsked.Of(seen.Kinds, memory, stop);

        return new Answer
        {
            Spot = spot,
            Neighbours = [.. ground.Neighbours(query.Weights)[at].ToArray().Select(n => beside[ground.Territory.Communes[n].Id])
                .OrderByDescending(s => s.AllKinds.Count).Select(s => new Neighbour(s.PlaceId, s.Name, s.AllKinds.Count, s.AllKinds.Expected))],
            IsIsland = ground.Islands(query.Weights).Contains(at),
            Months = MonthlySeries.Of(await DayCounts.Of(memory, clock, stop), placeId, found.Period, swing * swing, kinds),
            Hours = await Hours(placeId, found.Period, kinds, db, stop),
            OnceInDays = spot.P is > 0 and var p ? found.Period.Days / Math.Min(1, p * found.Spots.Count(s => s.P is not null)) : null,
        };
    }

    private static async Task<HoursOfWeek> Hours(int placeId, Period period, KindsAsked kinds, HaiDangDb db, CancellationToken stop)
    {
        var (from, to, asked) = (period.From.Begins, period.To.AddDays(1).Begins, kinds.Of(null));
        var incidents = db.Incidents.AsNoTracking().Where(i => i.PlaceId == placeId && i.StartAt >= from && i.StartAt < to);
        if (asked is not null) incidents = incidents.Where(i => asked.Contains(i.LocalKindId));
        var times = await incidents.Select(i => new { i.StartAt, i.EndAt, i.TimePrecision, i.Doubts }).ToListAsync(stop);
        return HoursOfWeek.Of(times.Select(t => new KnownTime(t.StartAt, t.EndAt, t.TimePrecision, t.Doubts)));
    }
}

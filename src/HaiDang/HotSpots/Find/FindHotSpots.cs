using System.Diagnostics;
using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.HotSpots.Find;

/// <summary>Which places have more, or fewer, incidents than chance allows?</summary>
public static class FindHotSpots
{
    private const int UsualDays = 28;

    public sealed record Answer
    {
        public required Period Period { get; init; }
        public required string Territory { get; init; }
        public required int TerritoryId { get; init; }

        /// <summary>Hot first, then by how surprising.</summary>
        public required Spot[] Spots { get; init; }

        /// <summary>Incidents of the period in the territory's places, and those that no place could be told for.</summary>
        public required long Incidents { get; init; }
        public required long NoPlace { get; init; }
        public required long WithPoint { get; init; }

        /// <summary>The days that usual levels come from; null when the data does not reach back far enough, or is not asked.</summary>
        public required Period? DaysBefore { get; init; }

        /// <summary>Names of the places that were joined to the nearest, because nothing touches them.</summary>
        public required string[] Islands { get; init; }

        /// <summary>The first and last day of all data.</summary>
        public required Period Data { get; init; }
        public required DateTimeOffset At { get; init; }
        public required double Seconds { get; init; }
        public required string? SyntheticSeed { get; init; }

        public int Hot => Spots.Count(s => s.Verdict is Verdict.Hot);

        /// <summary>Verdicts found among all places, but only those that may be seen; totals are those of the places that are left.</summary>
        internal Answer For(Scope scope)
        {
            if (scope.IsWhole) return this;
            var seen = Array.FindAll(Spots, s => scope.Sees(s.PlaceId));
            var names = seen.Select(s => s.Name).ToHashSet();
            return this with
            {
                Spots = seen,
                Incidents = seen.Sum(s => s.AllKinds.Count),
                NoPlace = 0,
                WithPoint = seen.Sum(s => s.WithPoint),
                Islands = Array.FindAll(Islands, names.Contains),
            };
        }
    }

    public static async Task<Results<Ok<Answer>, NotFound, ValidationProblem>> Get(
        [AsParameters] HotSpotAddress address, HotSpotMemory memory, TimeProvider clock, CancellationToken stop)
    {
        var (query, wrong) = address.Read();
        if (wrong.Count > 0) return TypedResults.ValidationProblem(wrong);
        return await Run(query, memory, clock, stop) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
    }

    /// <returns>Null while there is nothing to look at: no incidents, or fewer than two places.</returns>
    public static async Task<Answer?> Run(HotSpotQuery query, HotSpotMemory memory, TimeProvider clock, CancellationToken stop) =>
        (await memory.Of((query, clock.Today), db => Find(query, db, memory, clock), stop))?.For(memory.Scope);

    /// <summary>The period of a query; without one the last 28 days that are over and have data.</summary>
    public static Period PeriodOf(HotSpotQuery query, Period data, TimeProvider clock)
    {
        if (query.Period is { } asked) return asked;
        var yesterday = clock.Today.AddDays(-1);
        return Period.Last(UsualDays, data.To < yesterday ? data.To : yesterday);
    }

    internal static Task<Ground?> GroundOf(HotSpotMemory memory, CancellationToken stop) =>
        memory.Of(typeof(Ground), db => Ground.Load(db, CancellationToken.None), stop);

    private static async Task<Answer?> Find(HotSpotQuery query, HaiDangDb db, HotSpotMemory memory, TimeProvider clock)
    {
        var stop = CancellationToken.None;
        var began = Stopwatch.GetTimestamp();
        if (await GroundOf(memory, stop) is not { } ground) return null;
        var days = await DayCounts.Of(memory, clock, stop);
        if (days.Days is not { } data) return null;
        var period = PeriodOf(query, data, clock);
        var kinds = await KindsAsked.Of(query.Kinds, memory, stop);
        var counts = CountsByPlace.Of(days, ground.Order, period, kinds, data.From);
        var own = OwnCounts.Of(counts, tally => Expect(query.Against, tally, counts, ground));
        var judged = JudgeSpots.Run(query, own, ground.Neighbours(query.Weights), stop);
        var spots = ground.Territory.Communes.Select((place, i) => Spot(place, counts.WithPoint[i], own.All[i], judged[i]))
            .OrderBy(Rank).ThenBy(s => s.Finding.Ratio is > 1 ? 0 : 1).ThenBy(s => s.P ?? 1).ThenBy(s => s.Code, StringComparer.Ordinal);

        return new Answer
        {
            Period = period, Territory = ground.Territory.Root.FullName, TerritoryId = ground.Territory.Root.Id,
            Spots = await DescribeSpots.Run([.. spots], period, kinds, db, stop),
            Incidents = counts.All.Now.Sum(), NoPlace = counts.NoPlace, WithPoint = counts.WithPoint.Sum(), DaysBefore = counts.DaysBefore,
            Islands = [.. ground.Islands(query.Weights).Select(i => ground.Territory.Communes[i].Name)], Data = data,
            At = clock.GetUtcNow(), Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            SyntheticSeed = await db.ReadSetting(Setting.SyntheticSeed, stop),
        };
    }

    private static Expectation[] Expect(Against against, Tally tally, CountsByPlace counts, Ground ground) => against switch
    {
        Against.Population => ComparedWithPopulation.Of(tally.Now, [.. ground.Territory.Communes.Select(c => c.Population)]),
        Against.Past when counts.DaysBefore is not null => ComparedWithPast.Of(tally.Now, tally.Before, counts.BlocksNow),
        _ => [.. tally.Now.Select(_ => Expectation.Missing)],
    };

    private static Spot Spot(Place place, long withPoint, OwnCounts.Looked all, JudgeSpots.Judged judged) => new()
    {
        PlaceId = place.Id, Code = place.Code, Name = place.Name, People = place.Population,
        AllKinds = Finding(all), WithPoint = withPoint, Finding = Finding(judged.Standing),
        P = Told(judged.P), Q = Told(judged.Q), Around = Told(judged.Around), AroundP = Told(judged.AroundP), AroundQ = Told(judged.AroundQ),
        Verdict = judged.Verdict, Because = judged.Because, Together = judged.Together,
    };

    private static Finding Finding(OwnCounts.Looked looked)
    {
        var own = OwnCount.Of(looked.Count, looked.Expected);
        return new(looked.Kind, looked.Count, Told(looked.Expected.Count), Told(own.Ratio), Told(own.Low), Told(own.High), Told(Math.Sqrt(looked.Expected.Swing)));
    }

    private static int Rank(Spot spot) => spot.Verdict switch
    {
        Verdict.Hot => 0,
        Verdict.HighAmongLow => 1,
        Verdict.Cold or Verdict.LowAmongHigh => 3,
        Verdict.CannotTell => 4,
        _ => 2,
    };

    /// <summary>What is not a number is not told: JSON has no word for it.</summary>
    private static double? Told(double value) => double.IsFinite(value) ? value : null;
}

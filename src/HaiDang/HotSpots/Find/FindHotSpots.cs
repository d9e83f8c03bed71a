using System.Diagnostics;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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
    }

    public static async Task<Results<Ok<Answer>, NotFound, ValidationProblem>> Get(
        [AsParameters] HotSpotAddress address, HotSpotMemory memory, TimeProvider clock, CancellationToken stop)
    {
        var (query, wrong) = address.Read();
        if (wrong.Count > 0) return TypedResults.ValidationProblem(wrong);
        return await Run(query, memory, clock, stop) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
    }

    /// <returns>Null while there is nothing to look at: no incidents, or fewer than two places.</returns>
    public static Task<Answer?> Run(HotSpotQuery query, HotSpotMemory memory, TimeProvider clock, CancellationToken stop) =>
        memory.Of((query, clock.Today), db => Find(query, db, memory, clock), stop);

    /// <summary>The first and last day that incidents are known for, the future left out; null when there are none.</summary>
    public static async Task<Period?> Data(HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today;
        var days = db.IncidentDays.Where(d => d.Day <= today);
        return await days.MinAsync(d => (DateOnly?)d.Day, stop) is { } first && await days.MaxAsync(d => (DateOnly?)d.Day, stop) is { } last
            ? new Period(first, last) : null;
    }

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
        if (await GroundOf(memory, stop) is not { } ground || await Data(db, clock, stop) is not { } data) return null;
        var period = PeriodOf(query, data, clock);
        var kinds = await KindsAsked.Read(query.Kinds, db, stop);
        var counts = await CountsByPlace.Read(db, ground.Order, period, kinds.LocalIds, data.From, stop);
        var expected = ExpectedOf(query, counts, ground);
        var judged = JudgeSpots.Run(query, counts, expected, ground.Neighbours(query.Weights), stop);
        var spots = ground.Territory.Communes.Select((place, i) => new Spot
        {
            PlaceId = place.Id, Code = place.Code, Name = place.Name, People = place.Population,
            Count = counts.Now[i], WithPoint = counts.WithPoint[i],
            Expected = Told(expected[i].Count), Ratio = Told(judged[i].Own.Ratio), Low = Told(judged[i].Own.Low), High = Told(judged[i].Own.High),
            Swing = Told(Math.Sqrt(expected[i].Swing)),
            P = Told(judged[i].P), Q = Told(judged[i].Q),
            Around = Told(judged[i].Around), AroundP = Told(judged[i].AroundP), AroundQ = Told(judged[i].AroundQ),
            Verdict = judged[i].Verdict, Because = judged[i].Because, Together = judged[i].Together,
        });
        var described = await DescribeSpots.Run([.. spots.OrderBy(Rank).ThenByDescending(s => s.Ratio is > 1 ? 1 : 0).ThenBy(s => s.P ?? 1).ThenBy(s => s.Code, StringComparer.Ordinal)],
            period, counts.DaysBefore, kinds, db, stop);

        return new Answer
        {
            Period = period, Territory = ground.Territory.Root.FullName, TerritoryId = ground.Territory.Root.Id, Spots = described,
            Incidents = counts.Now.Sum(), NoPlace = counts.NoPlace, WithPoint = counts.WithPoint.Sum(), DaysBefore = counts.DaysBefore,
            Islands = [.. ground.Islands(query.Weights).Select(i => ground.Territory.Communes[i].Name)], Data = data,
            At = clock.GetUtcNow(), Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            SyntheticSeed = await db.ReadSetting(Setting.SyntheticSeed, stop),
        };
    }

    private static Expectation[] ExpectedOf(HotSpotQuery query, CountsByPlace counts, Ground ground) => query.Against switch
    {
        Against.Population => ComparedWithPopulation.Of(counts.Now, [.. ground.Territory.Communes.Select(c => c.Population)]),
        Against.Past when counts.DaysBefore is not null => ComparedWithPast.Of(counts.Now, counts.Before, counts.BlocksNow),
        _ => [.. counts.Now.Select(_ => Expectation.Missing)],
    };

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

using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>How many incidents does a filter mean: in all, over time, by place, by kind, and how complete are they?</summary>
public static class CountIncidents
{
    /// <param name="Period">The days counted, both included.</param>
    /// <param name="AsOf">When data was last brought in; null when never.</param>
    /// <param name="N">Incidents in all.</param>
    /// <param name="WithPoint">Of these, how many have a point of their own.</param>
    /// <param name="WithDay">Of these, how many are known to the day or better.</param>
    /// <param name="WithoutPlace">Of these, how many belong to no commune that could be told.</param>
    /// <param name="Unmapped">Of these, how many are of a kind that nobody has mapped.</param>
    /// <param name="Change">Against the period of the same length before.</param>
    /// <param name="Step">The length of a step of <paramref name="Series"/>.</param>
    /// <param name="Series">Every step of the period in order.</param>
    /// <param name="Places">Places with incidents, most first; a null place for those that could not be told.</param>
    /// <param name="Kinds">Kinds with incidents, most first; a null kind for the unmapped.</param>
    public sealed record Answer(
        Period Period, DateTimeOffset? AsOf, long N, long WithPoint, long WithDay, long WithoutPlace, long Unmapped, Compared Change,
        Step Step, Bucket[] Series, PlaceCount[] Places, KindCount[] Kinds);

    public sealed record PlaceCount(int? PlaceId, string? Name, long N);

    public sealed record KindCount(string? Key, string? Name, string? Iccs, long N);

    public static async Task<Ok<Answer>> Get(HttpRequest request, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(IncidentFilter.Parse(request.QueryString.Value ?? ""), db, clock.Today, stop);
        return TypedResults.Ok(await Run(selection, db, clock, stop));
    }

    public static async Task<Answer> Run(IncidentSelection selection, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var tally = await selection.Tally(db, stop);
        var before = await Tally.Count(selection.In(selection.Period.Before), db, stop);
        var kinds = KindCounts(tally, selection.Kinds);
        return new(
            selection.Period, await AsOf(db, stop), tally.N, tally.WithPoint, tally.WithDay,
            tally.Places.GetValueOrDefault(IncidentDay.NoPlace), kinds.FirstOrDefault(k => k.Key is null)?.N ?? 0,
            Compared.Of(tally.N, before), TimeSeries.StepOf(selection.Period), TimeSeries.Of(selection.Period, tally.Days, clock.Today),
            PlaceCounts(tally, selection.Places), kinds);
    }

    private static async Task<DateTimeOffset?> AsOf(HaiDangDb db, CancellationToken stop) =>
        await db.IncidentImports.Where(i => i.UndoneAt == null).OrderByDescending(i => i.At).Select(i => (DateTimeOffset?)i.At).FirstOrDefaultAsync(stop);

    private static PlaceCount[] PlaceCounts(Tally tally, PlaceBook places) =>
    [
        .. tally.Places.Where(p => p.Value > 0).OrderByDescending(p => p.Value).ThenBy(p => p.Key)
            .Select(p => new PlaceCount(p.Key is IncidentDay.NoPlace ? null : p.Key, places[p.Key]?.FullName, p.Value)),
    ];

    private static KindCount[] KindCounts(Tally tally, KindBook kinds) =>
    [
        .. tally.Texts.GroupBy(t => kinds.Of(t.Key), t => t.Value).Select(g => (Kind: g.Key, N: g.Sum())).Where(k => k.N > 0)
            .OrderByDescending(k => k.N).ThenBy(k => k.Kind?.Id)
            .Select(k => new KindCount(k.Kind?.Key, k.Kind is null ? null : KindBook.Name(k.Kind), k.Kind?.Iccs, k.N)),
    ];
}

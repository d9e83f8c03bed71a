using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>How many are there, by day, place and kind? One pass over the counts where they can tell, else over the incidents.</summary>
internal sealed class Tally
{
    public long N { get; private set; }
    public long WithPoint { get; private set; }
    public long WithDay { get; private set; }
    public Dictionary<DateOnly, long> Days { get; } = [];

    /// <summary>By place; under <see cref="IncidentDay.NoPlace"/> those whose place could not be told.</summary>
    public Dictionary<int, long> Places { get; } = [];

    /// <summary>By the source's text.</summary>
    public Dictionary<int, long> Texts { get; } = [];

    public static async Task<Tally> Of(IncidentScope scope, HaiDangDb db, CancellationToken stop)
    {
        var tally = new Tally();
        await foreach (var line in Lines(scope, db).WithCancellation(stop))
            tally.Add(line.StartAt?.LocalDay ?? line.Day, line);
        return tally;
    }

    /// <summary>Only how many, which the counts tell at once.</summary>
    public static async Task<long> Count(IncidentScope scope, HaiDangDb db, CancellationToken stop) => scope.Days(db) is { } days
        ? await days.SumAsync(d => (long)d.Count, stop)
        : await scope.Incidents(db).LongCountAsync(stop);

    /// <summary>Read as rows and added up here: the database's own grouping of half a million counts takes longer than reading them.</summary>
    private static IAsyncEnumerable<Line> Lines(IncidentScope scope, HaiDangDb db) => scope.Days(db) is { } days
        ? days.Select(d => new Line(d.Day, null, d.PlaceId, d.LocalKindId, d.Count, d.WithPoint, d.WithDay)).AsAsyncEnumerable()
        : scope.Incidents(db).Select(i => new Line(default, i.StartAt, i.PlaceId ?? IncidentDay.NoPlace, i.LocalKindId, 1,
            i.Lon != null ? 1 : 0, (i.Doubts & Doubts.MonthOnly) == Doubts.None ? 1 : 0)).AsAsyncEnumerable();

    private void Add(DateOnly day, Line line)
    {
        N += line.Count;
        WithPoint += line.WithPoint;
        WithDay += line.WithDay;
        Days[day] = Days.GetValueOrDefault(day) + line.Count;
        Places[line.PlaceId] = Places.GetValueOrDefault(line.PlaceId) + line.Count;
        Texts[line.LocalKindId] = Texts.GetValueOrDefault(line.LocalKindId) + line.Count;
    }

    private readonly record struct Line(DateOnly Day, DateTimeOffset? StartAt, int PlaceId, int LocalKindId, int Count, int WithPoint, int WithDay);
}

using HaiDang.Incidents;
using HaiDang.Ui;
namespace HaiDang.HotSpots.Find;

/// <summary>Counts per place in the period, and per place (rows) in blocks of the time before (columns, oldest first).</summary>
internal sealed record Tally(long[] Now, long[,] Before)
{
    public static Tally Empty(int places, int blocks) => new(new long[places], new long[places, blocks]);

    public long Sum => Now.Sum() + Before.Cast<long>().Sum();
}

/// <summary>How many incidents did each place have in the period, and in equal blocks of 52 earlier weeks, in all and by kind?</summary>
internal sealed record CountsByPlace
{
    private const int WeeksBefore = 52;
    private const int FewestWeeksBefore = 24;

    /// <summary>Left out just before the period: what has been going on for some weeks must not become its own norm.</summary>
    private const int WeeksBetween = 13;
    private const int LongestBlock = 28;

    public required Tally All { get; init; }

    /// <summary>By key of the kind.</summary>
    public required Dictionary<string, Tally> ByKind { get; init; }
    public required long[] WithPoint { get; init; }

    /// <summary>The days of the blocks; null when the data does not reach back far enough.</summary>
    public required Period? DaysBefore { get; init; }
    public required double BlocksNow { get; init; }

    /// <summary>Incidents of the period that no place could be told for.</summary>
    public required long NoPlace { get; init; }

    public static CountsByPlace Of(DayCounts counts, PlaceOrder order, Period period, KindsAsked kinds, DateOnly firstDay)
    {
        var length = Math.Min(period.Days, LongestBlock);
        var until = period.From.AddDays(-WeeksBetween * 7);
        var reach = Math.Min(WeeksBefore * 7, until.DayNumber - firstDay.DayNumber);
        var blocks = reach >= FewestWeeksBefore * 7 ? reach / length : 0;
        var first = until.AddDays(-blocks * length);

        var all = Tally.Empty(order.Count, blocks);
        Dictionary<string, Tally> byKind = [];
        var withPoint = new long[order.Count];
        var noPlace = 0L;
        foreach (var row in counts.Within(period.From, period.To))
        {
            if (!kinds.Holds(row.LocalKindId)) continue;
            if (row.PlaceId == IncidentDay.NoPlace) noPlace += row.Count;
            if (order.Of(row.PlaceId) is not (>= 0 and var place)) continue;
            all.Now[place] += row.Count;
            withPoint[place] += row.WithPoint;
            if (OfKind(row.LocalKindId) is { } tally) tally.Now[place] += row.Count;
        }
        foreach (var row in counts.Within(first, until.AddDays(-1)))
        {
            if (!kinds.Holds(row.LocalKindId) || order.Of(row.PlaceId) is not (>= 0 and var place)) continue;
            var block = (row.DayNumber - first.DayNumber) / length;
            all.Before[place, block] += row.Count;
            if (OfKind(row.LocalKindId) is { } tally) tally.Before[place, block] += row.Count;
        }
        return new()
        {
            All = all, ByKind = byKind, WithPoint = withPoint, NoPlace = noPlace, BlocksNow = (double)period.Days / length,
            DaysBefore = blocks > 0 ? new Period(first, until.AddDays(-1)) : null,
        };

        Tally? OfKind(int localKind)
        {
            if (!kinds.KeyOf.TryGetValue(localKind, out var key)) return null;
            if (!byKind.TryGetValue(key, out var tally)) byKind[key] = tally = Tally.Empty(order.Count, blocks);
            return tally;
        }
    }
}

/// <summary>Which position has a place among the communes of the territory?</summary>
internal sealed class PlaceOrder(IEnumerable<int> ids)
{
    private readonly Dictionary<int, int> _at = ids.Index().ToDictionary(p => p.Item, p => p.Index);

    public int Count => _at.Count;

    /// <returns>−1 for a place that is not among them.</returns>
    public int Of(int id) => _at.TryGetValue(id, out var at) ? at : -1;
}

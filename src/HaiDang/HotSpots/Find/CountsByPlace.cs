using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>How many incidents did each place have in the period, and in equal blocks of the 52 weeks before?</summary>
internal sealed record CountsByPlace
{
    private const int WeeksBefore = 52;
    private const int FewestWeeksBefore = 24;
    private const int LongestBlock = 28;

    public required long[] Now { get; init; }
    public required long[] WithPoint { get; init; }

    /// <summary>Per place (rows) and block (columns, oldest first); no columns when the data does not reach back far enough.</summary>
    public required long[,] Before { get; init; }

    /// <summary>The days of the blocks; null when there are none.</summary>
    public required Period? DaysBefore { get; init; }

    public required double BlocksNow { get; init; }

    /// <summary>Incidents of the period that no place could be told for, or that lie in another territory.</summary>
    public required long NoPlace { get; init; }
    public required long Elsewhere { get; init; }

    public static async Task<CountsByPlace> Read(HaiDangDb db, PlaceOrder order, Period period, int[]? localKinds, DateOnly firstDay, CancellationToken stop)
    {
        var length = Math.Min(period.Days, LongestBlock);
        var reach = Math.Min(WeeksBefore * 7, period.From.DayNumber - firstDay.DayNumber);
        var blocks = reach >= FewestWeeksBefore * 7 ? reach / length : 0;
        var first = period.From.AddDays(-blocks * length);

        var days = db.IncidentDays.AsNoTracking().Where(d => d.Day >= first && d.Day <= period.To);
        if (localKinds is not null) days = days.Where(d => localKinds.Contains(d.LocalKindId));
        var rows = await days.GroupBy(d => new { d.Day, d.PlaceId })
            .Select(g => new { g.Key.Day, g.Key.PlaceId, Count = g.Sum(d => d.Count), WithPoint = g.Sum(d => d.WithPoint) })
            .ToListAsync(stop);

        var (now, withPoint, before) = (new long[order.Count], new long[order.Count], new long[order.Count, blocks]);
        var (noPlace, elsewhere) = (0L, 0L);
        foreach (var row in rows)
        {
            var (place, isNow) = (order.Of(row.PlaceId), row.Day >= period.From);
            if (place < 0)
            {
                if (isNow && row.PlaceId == IncidentDay.NoPlace) noPlace += row.Count;
                else if (isNow) elsewhere += row.Count;
            }
            else if (isNow) (now[place], withPoint[place]) = (now[place] + row.Count, withPoint[place] + row.WithPoint);
            else before[place, (row.Day.DayNumber - first.DayNumber) / length] += row.Count;
        }
        return new()
        {
            Now = now, WithPoint = withPoint, Before = before, NoPlace = noPlace, Elsewhere = elsewhere,
            BlocksNow = (double)period.Days / length,
            DaysBefore = blocks > 0 ? new Period(first, period.From.AddDays(-1)) : null,
        };
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

using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>All counts per day, place and kind, in memory: a few tens of megabytes for a million incidents, read once per state of the data.</summary>
public sealed class DayCounts
{
    private readonly List<Row> _rows = [];

    /// <summary>One line of the rollup.</summary>
    internal readonly record struct Row(int DayNumber, int PlaceId, int LocalKindId, int Count, int WithPoint);

    /// <summary>The first and last day, the future left out; null while there is none.</summary>
    public Period? Days { get; private set; }

    public static Task<DayCounts> Of(HotSpotMemory memory, TimeProvider clock, CancellationToken stop) =>
        memory.Of((typeof(DayCounts), clock.Today), db => Load(db, clock.Today), stop);

    internal ReadOnlySpan<Row> Within(DateOnly from, DateOnly to)
    {
        var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows);
        return rows[FirstOn(rows, from.DayNumber)..FirstOn(rows, to.DayNumber + 1)];
    }

    private static async Task<DayCounts> Load(HaiDangDb db, DateOnly today)
    {
        var counts = new DayCounts();
        var days = db.IncidentDays.AsNoTracking().Where(d => d.Day <= today).OrderBy(d => d.Day)
            .Select(d => new { d.Day, d.PlaceId, d.LocalKindId, d.Count, d.WithPoint });
        await foreach (var d in days.AsAsyncEnumerable())
            counts._rows.Add(new(d.Day.DayNumber, d.PlaceId, d.LocalKindId, d.Count, d.WithPoint));
        if (counts._rows is [var first, ..] and [.., var last])
            counts.Days = new(DateOnly.FromDayNumber(first.DayNumber), DateOnly.FromDayNumber(last.DayNumber));
        return counts;
    }

    private static int FirstOn(ReadOnlySpan<Row> rows, int dayNumber)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].DayNumber < dayNumber ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}

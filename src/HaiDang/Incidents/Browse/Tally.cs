using System.Runtime.InteropServices;
using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>How many are there, by day, place and kind? One pass over the counts where they can tell, else over the incidents.</summary>
internal sealed class Tally
{
    private DateOnly _day;
    private DateTimeOffset _begins;
    private DateTimeOffset _ends;

    public long N { get; private set; }
    public long WithPoint { get; private set; }
    public long WithDay { get; private set; }
    public Dictionary<DateOnly, long> Days { get; } = [];

    /// <summary>By place; under <see cref="IncidentDay.NoPlace"/> those whose place could not be told.</summary>
    public Dictionary<int, long> Places { get; } = [];

    /// <summary>By the source's text.</summary>
    public Dictionary<int, long> Texts { get; } = [];

    /// <remarks>Read as rows and added up here: the database's own grouping of half a million counts takes longer than reading them.</remarks>
    public static async Task<Tally> Of(IncidentSelection selection, HaiDangDb db, CancellationToken stop)
    {
        var tally = new Tally();
        if (selection.Days(db) is { } days)
            await days.Select(d => new { d.Day, d.PlaceId, d.LocalKindId, d.Count, d.WithPoint, d.WithDay })
                .EachRow(db, row => tally.Add(row.Day(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)), stop);
        else
            await selection.Incidents(db).Select(i => new { i.StartAt, i.PlaceId, i.LocalKindId, i.Doubts, i.Lon })
                .EachRow(db, row => tally.Add(tally.DayOf(row.Instant(0)), row.IsDBNull(1) ? IncidentDay.NoPlace : row.GetInt32(1), row.GetInt32(2), 1,
                    row.IsDBNull(4) ? 0 : 1, ((Doubts)row.GetInt32(3)).HasFlag(Doubts.MonthOnly) ? 0 : 1), stop);
        return tally;
    }

    /// <summary>Only how many, which the counts tell at once.</summary>
    public static async Task<long> Count(IncidentSelection selection, HaiDangDb db, CancellationToken stop) => selection.Days(db) is { } days
        ? await days.SumAsync(d => (long)d.Count, stop)
        : await selection.Incidents(db).LongCountAsync(stop);

    private void Add(DateOnly day, int place, int text, int count, int withPoint, int withDay)
    {
        N += count;
        WithPoint += withPoint;
        WithDay += withDay;
        CollectionsMarshal.GetValueRefOrAddDefault(Days, day, out _) += count;
        CollectionsMarshal.GetValueRefOrAddDefault(Places, place, out _) += count;
        CollectionsMarshal.GetValueRefOrAddDefault(Texts, text, out _) += count;
    }

    /// <summary>Rows mostly come in the order of time, so the day of the last is mostly the day of the next.</summary>
    private DateOnly DayOf(DateTimeOffset at)
    {
        if (at >= _begins && at < _ends) return _day;
        _day = at.LocalDay;
        (_begins, _ends) = (_day.Begins, _day.AddDays(1).Begins);
        return _day;
    }
}

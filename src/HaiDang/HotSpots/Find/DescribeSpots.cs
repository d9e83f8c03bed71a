using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>At which hours do the hot places have the incidents that make them hot?</summary>
internal static class DescribeSpots
{
    /// <summary>The hours are read from the incidents themselves: not for more of them than can be read in an instant.</summary>
    private const long MostRead = 20_000;

    public static async Task<Spot[]> Run(Spot[] spots, Period period, KindsAsked kinds, HaiDangDb db, CancellationToken stop)
    {
        var read = 0L;
        var hot = spots.TakeWhile(s => s.Verdict is Verdict.Hot && (read += s.AllKinds.Count) <= MostRead).ToDictionary(s => s.PlaceId);
        if (hot.Count == 0) return spots;
        var (from, to, places) = (period.From.Begins, period.To.AddDays(1).Begins, hot.Keys.ToArray());
        var rows = await db.Incidents.AsNoTracking()
            .Where(i => i.PlaceId != null && places.Contains(i.PlaceId.Value) && i.StartAt >= from && i.StartAt < to)
            .Select(i => new { Place = i.PlaceId!.Value, i.LocalKindId, i.StartAt, i.EndAt, i.TimePrecision, i.Doubts }).ToListAsync(stop);
        var runs = rows
            .Where(r => hot[r.Place].Finding.Kind is { } kind ? kinds.KeyOf.GetValueOrDefault(r.LocalKindId) == kind : kinds.Holds(r.LocalKindId))
            .GroupBy(r => r.Place, r => new KnownTime(r.StartAt, r.EndAt, r.TimePrecision, r.Doubts))
            .ToDictionary(g => g.Key, g => HoursOfWeek.Of(g).Run());
        return Array.ConvertAll(spots, s => s with { Hours = runs.GetValueOrDefault(s.PlaceId) });
    }
}

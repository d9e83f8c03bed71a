using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Find;

/// <summary>Which kind stands out at each place, and at which hours do the hot ones have their incidents?</summary>
internal static class DescribeSpots
{
    /// <summary>The hours are read from the incidents themselves: not for more of them than can be read in an instant.</summary>
    private const long MostRead = 50_000;

    public static async Task<Spot[]> Run(Spot[] spots, Period period, Period? before, KindsAsked kinds, HaiDangDb db, CancellationToken stop)
    {
        var standingOut = await StandingOut(period, before, kinds, db, stop);
        var hours = await HoursOf(Hottest(spots), period, kinds, db, stop);
        return Array.ConvertAll(spots, s => s with { Kind = standingOut.GetValueOrDefault(s.PlaceId), Hours = hours.TryGetValue(s.PlaceId, out var run) ? run : null });
    }

    /// <summary>Per place the kind with the greatest excess over its past; the most frequent one while there is no past.</summary>
    private static async Task<Dictionary<int, string>> StandingOut(Period period, Period? before, KindsAsked kinds, HaiDangDb db, CancellationToken stop)
    {
        var first = before?.From ?? period.From;
        var usualShare = before is { } past ? (double)period.Days / past.Days : 0;
        var days = db.IncidentDays.AsNoTracking().Where(d => d.Day >= first && d.Day <= period.To);
        if (kinds.LocalIds is { } asked) days = days.Where(d => asked.Contains(d.LocalKindId));
        var rows = await days.GroupBy(d => new { d.PlaceId, d.LocalKindId })
            .Select(g => new { g.Key.PlaceId, g.Key.LocalKindId, Now = g.Sum(d => d.Day >= period.From ? d.Count : 0), All = g.Sum(d => d.Count) })
            .ToListAsync(stop);
        return rows.Where(r => r.Now > 0 && kinds.KeyOf.ContainsKey(r.LocalKindId))
            .GroupBy(r => (r.PlaceId, Key: kinds.KeyOf[r.LocalKindId]), (g, of) => (g.PlaceId, g.Key, Excess: of.Sum(r => r.Now - (r.All - r.Now) * usualShare)))
            .GroupBy(r => r.PlaceId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Excess).Key);
    }

    private static int[] Hottest(Spot[] spots)
    {
        var read = 0L;
        return [.. spots.TakeWhile(s => s.Verdict is Verdict.Hot && (read += s.Count) <= MostRead).Select(s => s.PlaceId)];
    }

    private static async Task<Dictionary<int, HourRun>> HoursOf(int[] places, Period period, KindsAsked kinds, HaiDangDb db, CancellationToken stop)
    {
        if (places.Length == 0) return [];
        var (from, to, asked) = (period.From.Begins, period.To.AddDays(1).Begins, kinds.LocalIds);
        var incidents = db.Incidents.AsNoTracking().Where(i => i.PlaceId != null && places.Contains(i.PlaceId.Value) && i.StartAt >= from && i.StartAt < to);
        if (asked is not null) incidents = incidents.Where(i => asked.Contains(i.LocalKindId));
        var rows = await incidents.Select(i => new { Place = i.PlaceId!.Value, i.StartAt, i.EndAt, i.TimePrecision, i.Doubts }).ToListAsync(stop);
        return rows.GroupBy(r => r.Place)
            .Select(g => (g.Key, Run: HoursOfWeek.Of(g.Select(r => new KnownTime(r.StartAt, r.EndAt, r.TimePrecision, r.Doubts))).Run()))
            .Where(g => g.Run is not null).ToDictionary(g => g.Key, g => g.Run!.Value);
    }
}

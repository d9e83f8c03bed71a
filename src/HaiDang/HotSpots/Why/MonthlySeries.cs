using HaiDang.HotSpots.Find;
using HaiDang.Incidents;
using HaiDang.Ui;
namespace HaiDang.HotSpots.Why;

/// <summary>How many incidents did a place have in each month, and how many are usual for it?</summary>
/// <remarks>
/// A month's usual band comes from the place's twelve months before it and from how all other places moved, with its usual
/// swing: the comparison of <see cref="ComparedWithPast"/>, month by month.
/// </remarks>
internal static class MonthlySeries
{
    private const int Shown = 24;
    private const int Before = 12;

    public static WhyHot.Month[] Of(DayCounts counts, int placeId, Period period, double swing, KindsAsked kinds)
    {
        if (counts.Days is not { } data) return [];
        var last = Period.Month(period.To).From;
        var first = last.AddMonths(1 - Shown - Before);
        var from = first < data.From ? Period.Month(data.From.AddMonths(1).AddDays(-1)).From : first;
        if (from > last) return [];

        var length = Between(from, last) + 1;
        var (own, others) = (new long[length], new long[length]);
        foreach (var row in counts.Within(from, Period.Month(period.To).To))
        {
            if (row.PlaceId == IncidentDay.NoPlace || !kinds.Holds(row.LocalKindId)) continue;
            (row.PlaceId == placeId ? own : others)[Between(from, DateOnly.FromDayNumber(row.DayNumber))] += row.Count;
        }
        return [.. Enumerable.Range(Math.Max(0, length - Shown), Math.Min(Shown, length)).Select(m => new WhyHot.Month
        {
            First = from.AddMonths(m), Count = own[m], IsWhole = Period.Month(from.AddMonths(m)).To <= data.To,
            Usual = m >= Before ? Usual(own.AsSpan(m - Before, Before), others.AsSpan(m - Before, Before), others[m], swing) : null,
        })];
    }

    private static WhyHot.Band? Usual(ReadOnlySpan<long> own, ReadOnlySpan<long> others, long othersNow, double swing)
    {
        var (here, elsewhere) = (0L, 0L);
        for (var month = 0; month < own.Length; month++)
            (here, elsewhere) = (here + own[month], elsewhere + others[month]);
        if (elsewhere == 0) return null;
        var expected = ComparedWithPast.Shared(here, Math.Max(1, othersNow), elsewhere, swing);
        var (low, high) = expected.Usual95();
        return new(expected.Count, low, high);
    }

    private static int Between(DateOnly from, DateOnly day) => (day.Year - from.Year) * 12 + day.Month - from.Month;
}

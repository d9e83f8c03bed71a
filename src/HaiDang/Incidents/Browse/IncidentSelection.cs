using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>Which rows does a filter mean? The one place where a filter becomes a query.</summary>
public sealed class IncidentSelection
{
    private const int DefaultDays = 28;
    private readonly int[]? _kinds;
    private readonly int[]? _places;
    private readonly (int[] Places, int[] Kinds)[] _words;
    private Tally? _tally;

    private IncidentSelection(IncidentFilter filter, Period period, KindBook kinds, PlaceBook places)
    {
        (Filter, Period, Kinds, Places) = (filter, period, kinds, places);
        _kinds = filter.Kinds.Count > 0 ? kinds.Texts(filter.Kinds) : null;
        _places = filter.Place is { } place ? places.Within(place) : null;
        _words = [.. Fold.Plain(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (places.Reading(w), kinds.Texts(w)))];
    }

    public IncidentFilter Filter { get; }

    /// <summary>The period looked at, said or not.</summary>
    public Period Period { get; }

    public KindBook Kinds { get; }
    public PlaceBook Places { get; }

    public static async Task<IncidentSelection> Open(IncidentFilter filter, HaiDangDb db, DateOnly today, CancellationToken stop)
    {
        var kinds = await KindBook.Open(db, stop);
        var places = await PlaceBook.Open(db, stop);
        var period = filter.Period ?? (filter.Import is { } import ? await WholeImport(db, import, stop) : null) ?? await LastDays(db, places, today, stop);
        return new(filter, period, kinds, places);
    }

    /// <summary>The same, in another period.</summary>
    internal IncidentSelection In(Period period) => new(Filter, period, Kinds, Places);

    /// <summary>Its incidents, in no order.</summary>
    public IQueryable<Incident> Incidents(HaiDangDb db)
    {
        var (from, until) = (Period.From.Begins, Period.To.AddDays(1).Begins);
        var found = db.Incidents.AsNoTracking().Where(i => i.StartAt >= from && i.StartAt < until);
        if (_kinds is { } kinds) found = found.Where(i => kinds.Contains(i.LocalKindId));
        if (_places is { } places) found = found.Where(i => i.PlaceId != null && places.Contains(i.PlaceId.Value));
        else if (Places.Elsewhere is { Length: > 0 } elsewhere) found = found.Where(i => i.PlaceId == null || !elsewhere.Contains(i.PlaceId.Value));
        foreach (var (named, called) in _words)
            found = found.Where(i => called.Contains(i.LocalKindId) || (i.PlaceId != null && named.Contains(i.PlaceId.Value)));
        // Here and below, the sum keeps SQLite from walking an import of half a million rows through its own index, one jump a row.
        if (Filter.Import is { } import) found = found.Where(i => i.ImportId + 0 == import);
        if (Filter.WithPoint is { } point) found = found.Where(i => i.Lon != null == point);
        found = AtTimes(found);
        return Filter.Doubts switch
        {
            null => found,
            Doubts.None => found.Where(i => i.Doubts == Doubts.None),
            IncidentFilter.AnyDoubt => found.Where(i => i.Doubts != Doubts.None),
            var some => found.Where(i => (i.Doubts & some) != Doubts.None),
        };
    }

    private IQueryable<Incident> AtTimes(IQueryable<Incident> found)
    {
        if (Filter.Weekdays is { Count: > 0 } weekdays)
        {
            var days = weekdays.Select(d => d - 1).ToArray();
            found = found.Where(i => (i.Doubts & Doubts.MonthOnly) == Doubts.None && days.Contains(HourOfWeek.Of(i.StartAt) / 24));
        }
        if (Filter.Hours is not var (from, until)) return found;
        const Doubts hourUnknown = Doubts.RoundTime | Doubts.DayOnly | Doubts.MonthOnly;
        found = found.Where(i => (i.Doubts & hourUnknown) == Doubts.None);
        return Filter.Hours.Value.OverMidnight
            ? found.Where(i => HourOfWeek.Of(i.StartAt) % 24 >= from || HourOfWeek.Of(i.StartAt) % 24 < until)
            : found.Where(i => HourOfWeek.Of(i.StartAt) % 24 >= from && HourOfWeek.Of(i.StartAt) % 24 < until);
    }

    /// <summary>Its counts by day, place and kind; null when only the incidents themselves can tell.</summary>
    internal IQueryable<IncidentDay>? Days(HaiDangDb db)
    {
        if (!Filter.OnlyCounts) return null;
        var (from, to) = (Period.From, Period.To);
        var found = db.IncidentDays.AsNoTracking().Where(d => d.Day >= from && d.Day <= to);
        if (_kinds is { } kinds) found = found.Where(d => kinds.Contains(d.LocalKindId));
        if (_places is { } places) found = found.Where(d => places.Contains(d.PlaceId));
        else if (Places.Elsewhere is { Length: > 0 } elsewhere) found = found.Where(d => !elsewhere.Contains(d.PlaceId));
        foreach (var (named, called) in _words)
            found = found.Where(d => called.Contains(d.LocalKindId) || named.Contains(d.PlaceId));
        return found;
    }

    /// <summary>Its incidents counted, once however often it is asked: a list by place and the figures above it need the same.</summary>
    internal async ValueTask<Tally> Tally(HaiDangDb db, CancellationToken stop) => _tally ??= await Browse.Tally.Of(this, db, stop);

    /// <summary>From the first to the last day of an import; null when nothing of it is there.</summary>
    private static async Task<Period?> WholeImport(HaiDangDb db, int import, CancellationToken stop)
    {
        var found = db.Incidents.Where(i => i.ImportId + 0 == import).Select(i => (DateTimeOffset?)i.StartAt);
        var first = await found.OrderBy(at => at).FirstOrDefaultAsync(stop);
        var last = await found.OrderByDescending(at => at).FirstOrDefaultAsync(stop);
        return first is { } from && last is { } to ? new(from.LocalDay, to.LocalDay) : null;
    }

    /// <summary>The last 28 days that are over and, where the data ends earlier, those up to its end.</summary>
    private static async Task<Period> LastDays(HaiDangDb db, PlaceBook places, DateOnly today, CancellationToken stop)
    {
        var (yesterday, elsewhere) = (today.AddDays(-1), places.Elsewhere);
        var last = await db.IncidentDays.AsNoTracking().Where(d => d.Day <= yesterday && !elsewhere.Contains(d.PlaceId))
            .OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(stop);
        return Period.Last(DefaultDays, last ?? yesterday);
    }
}

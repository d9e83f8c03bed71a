using System.Runtime.InteropServices;
using HaiDang.Data;
using HaiDang.Incidents.Browse;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Measures;

/// <summary>How many incidents began in each month, by place and by the source's text? All of the working territory, read once.</summary>
internal sealed class MonthTable
{
    private readonly Dictionary<int, Dictionary<int, Row>> _rows = [];
    private readonly Dictionary<int, PlaceLine> _places;
    private readonly ILookup<int, int> _partsOf;

    private MonthTable(IEnumerable<PlaceLine> places, IEnumerable<(int From, int To)> merged)
    {
        _places = places.ToDictionary(p => p.Id);
        _partsOf = _places.Values.Where(p => p.ParentId is not null).Select(p => (Whole: p.ParentId!.Value, Part: p.Id))
            .Concat(merged.Select(m => (Whole: m.To, Part: m.From))).ToLookup(p => p.Whole, p => p.Part);
    }

    public sealed record PlaceLine(int Id, string FullName, int? ParentId);

    /// <summary>One source's text in one place: counts per month, and of these how many with a point of their own.</summary>
    public sealed class Row(int months)
    {
        public int[] N { get; } = new int[months];
        public int[] WithPoint { get; } = new int[months];
    }

    /// <summary>The province or territory.</summary>
    public required int Root { get; init; }

    /// <summary>First day of the first month that the data covers from its beginning.</summary>
    public required DateOnly First { get; init; }

    public required int Months { get; init; }

    /// <summary>The last day that is over and, where the data ends earlier, its last.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>When incidents were last brought in.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>False while a month can still grow.</summary>
    public bool IsWhole(int month) => First.AddMonths(month + 1) <= Until.AddDays(1);

    /// <summary>Null for a place outside the territory.</summary>
    public string? NameOf(int placeId) => _places.GetValueOrDefault(placeId)?.FullName;

    /// <summary>The place, all that lies in it, and what was wholly merged into it.</summary>
    public int[] Within(int placeId)
    {
        List<int> found = [placeId];
        HashSet<int> seen = [placeId];
        for (var at = 0; at < found.Count; at++) found.AddRange(_partsOf[found[at]].Where(seen.Add));
        return [.. found];
    }

    /// <summary>Every place of the territory, and no place that could be told.</summary>
    public IEnumerable<int> Everywhere => _rows.Keys;

    /// <summary>The counts of some places, by the source's text.</summary>
    public IEnumerable<(int Place, int Text, Row Row)> In(IEnumerable<int> places) =>
        places.Where(_rows.ContainsKey).SelectMany(p => _rows[p].Select(r => (p, r.Key, r.Value)));

    /// <returns>Null while there is no territory, or nothing in it.</returns>
    public static async Task<MonthTable?> Read(HaiDangDb db, DateOnly today, CancellationToken stop)
    {
        if ((await Territories.Current(db, stop))?.Root.Id is not { } root) return null;
        var places = await db.Places.AsNoTracking().Where(p => p.RootId == root).Select(p => new PlaceLine(p.Id, p.FullName, p.ParentId)).ToArrayAsync(stop);
        var merged = await db.Successions.AsNoTracking().Where(s => s.Whole).Select(s => new { s.FromId, s.ToId }).ToArrayAsync(stop);
        var days = db.IncidentDays.AsNoTracking().Where(d => d.Day <= today);
        // What is only known to its month stands on the first, and would make the month before the data begins look whole.
        var from = await days.Where(d => d.WithDay > 0).MinAsync(d => (DateOnly?)d.Day, stop) ?? await days.MinAsync(d => (DateOnly?)d.Day, stop);
        if (from is not { } began || await days.MaxAsync(d => (DateOnly?)d.Day, stop) is not { } to) return null;
        var first = began.Day is 1 ? began : Period.Month(began).To.AddDays(1);
        var table = new MonthTable(places, merged.Select(m => (m.FromId, m.ToId)))
        {
            Root = root, Until = to < today ? to : today.AddDays(-1), First = first, Months = Math.Max(0, Between(first, to) + 1),
            AsOf = await db.IncidentImports.Where(i => i.UndoneAt == null).MaxAsync(i => (DateTimeOffset?)i.At, stop) ?? to.Begins,
        };
        await days.Select(d => new { d.Day, d.PlaceId, d.LocalKindId, d.Count, d.WithPoint })
            .EachRow(db, row => table.Add(Between(first, row.Day(0)), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), stop);
        return table;
    }

    /// <summary>Incidents of another territory are not mixed in; one without a place belongs to every territory.</summary>
    private void Add(int month, int place, int text, int n, int withPoint)
    {
        if (month < 0 || (place != IncidentDay.NoPlace && !_places.ContainsKey(place))) return;
        ref var texts = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, place, out _);
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(texts ??= [], text, out _);
        row ??= new(Months);
        row.N[month] += n;
        row.WithPoint[month] += withPoint;
    }

    private static int Between(DateOnly from, DateOnly day) => (day.Year - from.Year) * 12 + day.Month - from.Month;
}

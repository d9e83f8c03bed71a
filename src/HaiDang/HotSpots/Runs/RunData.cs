using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HaiDang.Data;
using HaiDang.HotSpots.Find;
using HaiDang.Incidents;
using HaiDang.Incidents.Browse;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.HotSpots.Runs;

/// <summary>The incidents of a filter as methods want them: day, commune and point of each, and how many lack which.</summary>
/// <remarks>They stand in an order of their own, so that neither the database nor the order of import can change an answer.</remarks>
public sealed class RunData
{
    /// <summary>One incident.</summary>
    /// <param name="Step">Day of the period, from 0; −1 when only the month is known.</param>
    /// <param name="Place">Position among <see cref="Places"/>; −1 when no commune could be told.</param>
    /// <param name="Lon">NaN when its point is not exact: none of its own, or one of a pile.</param>
    /// <param name="Lat">NaN likewise.</param>
    public readonly record struct Event(int Step, int Place, double Lon, double Lat)
    {
        public bool HasPoint => !double.IsNaN(Lon);
    }

    public required IncidentFilter Filter { get; init; }
    public required Period Period { get; init; }

    /// <summary>The communes that the filter lets in, in the order of their codes.</summary>
    public required Place[] Places { get; init; }

    /// <summary>Whether these are all communes of the territory.</summary>
    public required bool IsWhole { get; init; }

    public required Ground Ground { get; init; }

    /// <summary>A point for every commune, degrees.</summary>
    public required (double Lon, double Lat)[] Centres { get; init; }

    public required Event[] Events { get; init; }

    /// <summary>Incidents of every day before the period that was asked for, the oldest first; shorter where the data begins later.</summary>
    public required double[] Before { get; init; }

    public int Days => Period.Days;
    public long Total => Events.LongLength;
    public long NoPlace { get; private init; }
    public long NoDay { get; private init; }
    public long NoPoint { get; private init; }

    /// <summary>SHA-256 of all of this, hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <returns>Null while there is no territory.</returns>
    public static async Task<RunData?> Read(IncidentFilter filter, int daysBefore, HotSpotMemory memory, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        if (await FindHotSpots.GroundOf(memory, stop) is not { } ground) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var scope = await IncidentScope.Open(filter, db, clock.Today, stop);
        var inside = filter.Place is { } root ? scope.Places.Within(root).ToHashSet() : null;
        var kept = Enumerable.Range(0, ground.Order.Count).Where(i => inside is null || inside.Contains(ground.Territory.Communes[i].Id)).ToArray();
        var order = new PlaceOrder(kept.Select(i => ground.Territory.Communes[i].Id));
        List<Event> events = [];
        var begins = scope.Period.From.DayNumber;
        await foreach (var i in scope.Incidents(db).Select(i => new { i.StartAt, i.PlaceId, i.Lon, i.Lat, i.PlacedBy, i.Doubts }).AsAsyncEnumerable().WithCancellation(stop))
        {
            var exact = i.PlacedBy is PlacedBy.Point && !i.Doubts.HasFlag(Doubts.Pile) && i is { Lon: not null, Lat: not null };
            events.Add(new(
                i.Doubts.HasFlag(Doubts.MonthOnly) ? -1 : i.StartAt.LocalDay.DayNumber - begins, i.PlaceId is { } place ? order.Of(place) : -1,
                exact ? i.Lon!.Value : double.NaN, exact ? i.Lat!.Value : double.NaN));
        }
        var before = daysBefore == 0 ? [] : await Past(filter, scope.Period, daysBefore, db, clock, stop);
        Event[] sorted = [.. events.OrderBy(e => e.Step).ThenBy(e => e.Place).ThenBy(e => e.Lon).ThenBy(e => e.Lat)];
        var places = Array.ConvertAll(kept, i => ground.Territory.Communes[i]);
        var centres = Array.ConvertAll(kept, i => ground.Centres[i]);
        return new()
        {
            Filter = filter with { Period = scope.Period }, Period = scope.Period, Places = places, IsWhole = kept.Length == ground.Order.Count, Ground = ground, Centres = centres,
            Events = sorted, Before = before, NoPlace = sorted.LongCount(e => e.Place < 0), NoDay = sorted.LongCount(e => e.Step < 0),
            NoPoint = sorted.LongCount(e => !e.HasPoint), Hash = HashOf(scope.Period, places, centres, sorted, before),
        };
    }

    private static async Task<double[]> Past(IncidentFilter filter, Period period, int days, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var first = await db.IncidentDays.AsNoTracking().OrderBy(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(stop);
        var from = period.From.DayNumber - days;
        if (first is not { } known || known >= period.From) return [];
        from = Math.Max(from, known.DayNumber);
        var scope = await IncidentScope.Open(filter with { Period = new(DateOnly.FromDayNumber(from), period.From.AddDays(-1)) }, db, clock.Today, stop);
        var counts = new double[period.From.DayNumber - from];
        await foreach (var at in scope.Incidents(db).Where(i => (i.Doubts & Doubts.MonthOnly) == Doubts.None).Select(i => i.StartAt).AsAsyncEnumerable().WithCancellation(stop))
            counts[at.LocalDay.DayNumber - from]++;
        return counts;
    }

    private static string HashOf(Period period, Place[] places, (double Lon, double Lat)[] centres, Event[] events, double[] before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(period.ToString()));
        foreach (var place in places) hash.AppendData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.Code}|{place.Population};")));
        foreach (var (lon, lat) in centres) Add(hash, lon, lat);
        foreach (var e in events)
        {
            Add(hash, e.Step, e.Place);
            Add(hash, e.Lon, e.Lat);
        }
        foreach (var count in before) Add(hash, count, 0);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, double one, double two)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, one);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[8..], two);
        hash.AppendData(bytes);
    }
}

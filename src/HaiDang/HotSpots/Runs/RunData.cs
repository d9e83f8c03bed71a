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
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Runs;

/// <summary>With whom are the incidents of the filter compared?</summary>
/// <remarks>OtherKinds: all else in the same period. PeriodBefore: the same in as many days just before.</remarks>
public enum RunControls { None, OtherKinds, PeriodBefore }

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

    /// <summary>Points with which those of the events are compared, degrees; empty where the method asks for none.</summary>
    public (double Lon, double Lat)[] Controls { get; private init; } = [];

    /// <summary>From when the controls are; null where there are none.</summary>
    public Period? ControlPeriod { get; private init; }

    public int Days => Period.Days;
    public long Total => Events.LongLength;
    public long NoPlace { get; private init; }
    public long NoDay { get; private init; }
    public long NoPoint { get; private init; }

    /// <summary>SHA-256 of all of this, hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Where incidents of the filter can be: the outlines of its communes in one, metres of the ground's plane.</summary>
    public Geometry Land => field ??= IsWhole ? Ground.Land : Ground.LandOf(Places.Select(p => p.Id));

    /// <summary>The events with an exact point and a day, in metres of the ground's plane.</summary>
    public (Event[] Events, double[] X, double[] Y) Placed()
    {
        var placed = Events.Where(e => e.HasPoint && e.Step >= 0).ToArray();
        var (x, y) = InPlane(Array.ConvertAll(placed, e => (e.Lon, e.Lat)));
        return (placed, x, y);
    }

    /// <summary>Points in metres of the ground's plane.</summary>
    public (double[] X, double[] Y) InPlane((double Lon, double Lat)[] points)
    {
        var (x, y) = (new double[points.Length], new double[points.Length]);
        Ground.Plane.ToMetres(Array.ConvertAll(points, p => p.Lon), Array.ConvertAll(points, p => p.Lat), x, y);
        return (x, y);
    }

    /// <summary>A square cell by its south-west corner, as a ring of the map.</summary>
    public double[] Square(double x, double y, double side)
    {
        (double X, double Y)[] corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)];
        return [.. corners.Select(c => Ground.Plane.ToDegrees(x + c.X * side, y + c.Y * side)).SelectMany(p => new[] { Math.Round(p.Lon, 6), Math.Round(p.Lat, 6) })];
    }

    /// <summary>The commune that holds a point; at sea the one whose centre is nearest.</summary>
    public Place Nearest(double lon, double lat)
    {
        var point = new Point(lon, lat);
        return Places.FirstOrDefault(p => Ground.Degrees[Ground.Order.Of(p.Id)] is { IsEmpty: false } outline && outline.EnvelopeInternal.Contains(lon, lat) && outline.Contains(point)) ?? NearestCentre(lon, lat);
    }

    private Place NearestCentre(double lon, double lat) => Places[Enumerable.Range(0, Places.Length)
        .MinBy(i => Math.Pow((Centres[i].Lon - lon) * Math.Cos(lat * Math.PI / 180), 2) + Math.Pow(Centres[i].Lat - lat, 2))];

    /// <returns>Null while there is no territory.</returns>
    public static async Task<RunData?> Read(
        IncidentFilter filter, int daysBefore, RunControls against, HotSpotMemory memory, IDbContextFactory<HaiDangDb> databases, TimeProvider clock,
        CancellationToken stop)
    {
        if (await FindHotSpots.GroundOf(memory, stop) is not { } ground) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var selection = await IncidentSelection.Open(filter, db, clock.Today, stop);
        var inside = filter.Place is { } root ? selection.Places.Within(root).ToHashSet() : null;
        var kept = Enumerable.Range(0, ground.Order.Count).Where(i => inside is null || inside.Contains(ground.Territory.Communes[i].Id)).ToArray();
        var order = new PlaceOrder(kept.Select(i => ground.Territory.Communes[i].Id));
        List<Event> events = [];
        var begins = selection.Period.From.DayNumber;
        await foreach (var i in selection.Incidents(db).Select(i => new { i.StartAt, i.PlaceId, i.Lon, i.Lat, i.PlacedBy, i.Doubts }).AsAsyncEnumerable().WithCancellation(stop))
        {
            var exact = IsExact(i.PlacedBy, i.Doubts, i.Lon, i.Lat);
            events.Add(new(
                i.Doubts.HasFlag(Doubts.MonthOnly) ? -1 : i.StartAt.LocalDay.DayNumber - begins, i.PlaceId is { } place ? order.Of(place) : -1,
                exact ? i.Lon!.Value : double.NaN, exact ? i.Lat!.Value : double.NaN));
        }
        var (controls, controlPeriod) = await ControlsOf(filter, selection, against, db, clock, stop);
        var before = daysBefore == 0 ? [] : await Past(filter, selection.Period, daysBefore, db, clock, stop);
        Event[] sorted = [.. events.OrderBy(e => e.Step).ThenBy(e => e.Place).ThenBy(e => e.Lon).ThenBy(e => e.Lat)];
        var places = Array.ConvertAll(kept, i => ground.Territory.Communes[i]);
        var centres = Array.ConvertAll(kept, i => ground.Centres[i]);
        return new()
        {
            Filter = filter with { Period = selection.Period }, Period = selection.Period, Places = places, IsWhole = kept.Length == ground.Order.Count, Ground = ground, Centres = centres,
            Events = sorted, Before = before, Controls = controls, ControlPeriod = controlPeriod, NoPlace = sorted.LongCount(e => e.Place < 0), NoDay = sorted.LongCount(e => e.Step < 0),
            NoPoint = sorted.LongCount(e => !e.HasPoint), Hash = HashOf(selection.Period, places, centres, sorted, before, controls),
        };
    }

    private static bool IsExact(PlacedBy? by, Doubts doubts, double? lon, double? lat) => by is PlacedBy.Point && !doubts.HasFlag(Doubts.Pile) && lon is not null && lat is not null;

    private static async Task<((double Lon, double Lat)[] Points, Period? Period)> ControlsOf(
        IncidentFilter filter, IncidentSelection selection, RunControls against, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        if (against is RunControls.None || (against is RunControls.OtherKinds && filter.Kinds.Count == 0)) return ([], null);
        var own = against is RunControls.OtherKinds ? selection.Kinds.Texts(filter.Kinds).ToHashSet() : [];
        var period = against is RunControls.OtherKinds ? selection.Period : new(selection.Period.From.AddDays(-selection.Period.Days), selection.Period.From.AddDays(-1));
        var other = await IncidentSelection.Open(filter with { Period = period, Kinds = against is RunControls.OtherKinds ? [] : filter.Kinds }, db, clock.Today, stop);
        List<(double Lon, double Lat)> points = [];
        await foreach (var i in other.Incidents(db).Select(i => new { i.LocalKindId, i.Lon, i.Lat, i.PlacedBy, i.Doubts }).AsAsyncEnumerable().WithCancellation(stop))
            if (IsExact(i.PlacedBy, i.Doubts, i.Lon, i.Lat) && !own.Contains(i.LocalKindId)) points.Add((i.Lon!.Value, i.Lat!.Value));
        return ([.. points.Order()], period);
    }

    private static async Task<double[]> Past(IncidentFilter filter, Period period, int days, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var first = await db.IncidentDays.AsNoTracking().OrderBy(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(stop);
        var from = period.From.DayNumber - days;
        if (first is not { } known || known >= period.From) return [];
        from = Math.Max(from, known.DayNumber);
        var selection = await IncidentSelection.Open(filter with { Period = new(DateOnly.FromDayNumber(from), period.From.AddDays(-1)) }, db, clock.Today, stop);
        var counts = new double[period.From.DayNumber - from];
        await foreach (var at in selection.Incidents(db).Where(i => (i.Doubts & Doubts.MonthOnly) == Doubts.None).Select(i => i.StartAt).AsAsyncEnumerable().WithCancellation(stop))
            counts[at.LocalDay.DayNumber - from]++;
        return counts;
    }

    private static string HashOf(Period period, Place[] places, (double Lon, double Lat)[] centres, Event[] events, double[] before, (double Lon, double Lat)[] controls)
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
        foreach (var (lon, lat) in controls) Add(hash, lon, lat);
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

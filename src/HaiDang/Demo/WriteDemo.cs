using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Demo;

/// <summary>Puts what was drawn into the database, with its source, its import and its kinds, inside the caller's transaction.</summary>
internal static class WriteDemo
{
    private const int Chunk = 20_000;

    public static async Task Incidents(
        HaiDangDb db, IncidentImport import, IReadOnlyList<(Commune Commune, Drawn Incident)> drawn,
        IProgress<Progress>? progress, CancellationToken stop)
    {
        var kinds = await Kinds(db, stop);
        var days = new Dictionary<(DateOnly, int, int), IncidentDay>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var from = 0; from < drawn.Count; from += Chunk)
        {
            var incidents = drawn.Skip(from).Take(Chunk).Select(d => Incident(d.Commune, d.Incident, kinds[d.Incident.Kind], import)).ToArray();
            foreach (var incident in incidents) Count(days, incident);
            db.AddRange(incidents);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            progress?.Report(new Progress(Words.Of<Texts>("Demo.Writing"), Math.Min(from + Chunk, drawn.Count), drawn.Count));
        }
        db.AddRange(days.Values);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>The row of every kind's words, in the order of <see cref="DemoKind.All"/>; made where missing.</summary>
    private static async Task<LocalKind[]> Kinds(HaiDangDb db, CancellationToken stop)
    {
        var ids = await db.Kinds.ToDictionaryAsync(k => k.Key, k => k.Id, stop);
        var known = await db.LocalKinds.ToDictionaryAsync(k => k.Text, stop);
        var kinds = DemoKind.All.Select(k => known.GetValueOrDefault(k.Text)
            ?? new LocalKind { Text = k.Text, KindId = k.Key is not null && ids.TryGetValue(k.Key, out var id) ? id : null }).ToArray();
        db.AddRange(kinds.Where(k => k.Id == 0));
        await db.SaveChangesAsync(stop);
        return kinds;
    }

    private static Incident Incident(Commune commune, Drawn drawn, LocalKind kind, IncidentImport import) => new()
    {
        Id = Id(drawn),
        ImportId = import.Id,
        SourceId = import.SourceId,
        Reference = drawn.Reference,
        StartAt = drawn.StartAt,
        EndAt = drawn.EndAt,
        TimePrecision = drawn.Precision,
        LocalKindId = kind.Id,
        Lon = drawn.Lon,
        Lat = drawn.Lat,
        PlaceId = drawn.PlaceKnown ? commune.PlaceId : null,
        PlacedBy = drawn switch { { Lon: not null } => PlacedBy.Point, { PlaceKnown: true } => PlacedBy.Code, _ => PlacedBy.Nothing },
        Doubts = Doubted(drawn, kind),
    };

    private static Doubts Doubted(Drawn drawn, LocalKind kind)
    {
        var doubts = Doubts.None;
        if (drawn.Lon is null) doubts |= Doubts.NoPoint;
        if (!drawn.PlaceKnown) doubts |= Doubts.NoPlace;
        if (drawn.Precision is TimePrecision.Day) doubts |= Doubts.DayOnly;
        if (drawn.Precision is TimePrecision.Month) doubts |= Doubts.MonthOnly;
        if (kind.KindId is null) doubts |= Doubts.UnmappedKind;
        return doubts;
    }

    /// <summary>A UUIDv7 of the time it began and of its own chance, so that a demo made again has the same ids.</summary>
    private static Guid Id(Drawn drawn)
    {
        var ms = drawn.StartAt.ToUnixTimeMilliseconds();
        var second = unchecked((long)((drawn.Chance & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000));
        return new Guid((int)(ms >> 16), (short)ms, (short)(0x7000 | (drawn.Chance >> 62)),
            [.. BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(second))]);
    }

    private static void Count(Dictionary<(DateOnly, int, int), IncidentDay> days, Incident incident)
    {
        var key = (incident.StartAt.LocalDay, incident.PlaceId ?? IncidentDay.NoPlace, incident.LocalKindId);
        if (!days.TryGetValue(key, out var day))
            days[key] = day = new IncidentDay { Day = key.LocalDay, PlaceId = key.Item2, LocalKindId = key.LocalKindId, Count = 0, WithPoint = 0, WithDay = 0 };
        day.Count++;
        day.WithPoint += incident.Lon is null ? 0 : 1;
        day.WithDay += incident.TimePrecision == TimePrecision.Month ? 0 : 1;
    }
}

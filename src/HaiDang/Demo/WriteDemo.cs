using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Import.Writing;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Demo;

/// <summary>Puts what was drawn into the database the way an import does, inside the caller's transaction.</summary>
internal static class WriteDemo
{
    private const int Batch = 8_192;

    private static readonly BulkTable Table = new("incident",
        (nameof(Incident.Id), BulkType.Id), (nameof(Incident.ImportId), BulkType.Whole), (nameof(Incident.SourceId), BulkType.Whole),
        (nameof(Incident.Reference), BulkType.Text), (nameof(Incident.StartAt), BulkType.Instant), (nameof(Incident.EndAt), BulkType.Instant),
        (nameof(Incident.TimePrecision), BulkType.Small), (nameof(Incident.LocalKindId), BulkType.Whole), (nameof(Incident.Lon), BulkType.Real),
        (nameof(Incident.Lat), BulkType.Real), (nameof(Incident.PlaceId), BulkType.Whole), (nameof(Incident.PlacedBy), BulkType.Small),
        (nameof(Incident.Doubts), BulkType.Whole));

    public static async Task Incidents(
        HaiDangDb db, IncidentImport import, (Commune Commune, Drawn Incident)[] drawn, IProgress<Progress>? progress, CancellationToken stop)
    {
        var kinds = await Kinds(db, stop);
        var doing = Words.Of<Texts>("Demo.Writing");
        await using (var bulk = await BulkInsert.Begin<(Commune Commune, Drawn Incident)>(db, Table, Bind, drawn.Length, stop))
        {
            for (var from = 0; from < drawn.Length; from += Batch)
            {
                var rows = drawn.AsMemory(from, Math.Min(Batch, drawn.Length - from));
                if ((await bulk.Write(rows, stop)).Count > 0) throw new InvalidOperationException($"References are repeated among rows {from} to {from + rows.Length}.");
                progress?.Report(new Progress(doing, from + rows.Length, drawn.Length));
            }
            await bulk.Finish(stop);
        }
        await DayRollup.Add(db, import.Id, stop);

        void Bind(ref (Commune Commune, Drawn Incident) row, BulkValues values)
        {
            var (commune, incident) = row;
            values.Id(Id(incident));
            values.Whole(import.Id);
            values.Whole(import.SourceId);
            values.Text(incident.Reference);
            values.Instant(incident.StartAt.UtcDateTime);
            values.Instant(incident.EndAt.UtcDateTime);
            values.Small((short)incident.Precision);
            values.Whole(kinds[incident.Kind].Id);
            values.Real(incident.Lon);
            values.Real(incident.Lat);
            values.Whole(incident.PlaceKnown ? commune.PlaceId : null);
            values.Small((short)(incident switch { { Lon: not null } => PlacedBy.Point, { PlaceKnown: true } => PlacedBy.Code, _ => PlacedBy.Nothing }));
            values.Whole((int)Doubted(incident, kinds[incident.Kind]));
        }
    }

    /// <summary>The row of every kind's words, in the order of <see cref="DemoKind.All"/>; made where missing.</summary>
    private static async Task<LocalKind[]> Kinds(HaiDangDb db, CancellationToken stop)
    {
        var ids = await db.Kinds.ToDictionaryAsync(k => k.Key, k => k.Id, stop);
        var known = await db.LocalKinds.ToDictionaryAsync(k => k.Text, stop);
        var kinds = DemoKind.All.Select(k => known.GetValueOrDefault(k.Text)
            ?? new LocalKind { Text = k.Text, KindId = k.Key is null ? null : ids[k.Key] }).ToArray();
        db.AddRange(kinds.Where(k => k.Id == 0));
        await db.SaveChangesAsync(stop);
        return kinds;
    }

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
}

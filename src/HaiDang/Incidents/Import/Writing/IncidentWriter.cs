using HaiDang.Data;
using HaiDang.Incidents.Import.Checks;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import.Writing;

/// <summary>Writes batches of judged rows and counts what became of each: written, already there, repeated, refused.</summary>
internal sealed class IncidentWriter : IAsyncDisposable
{
    private static readonly BulkTable Table = new("incident",
        (nameof(Incident.Id), BulkType.Id), (nameof(Incident.ImportId), BulkType.Whole), (nameof(Incident.SourceId), BulkType.Whole),
        (nameof(Incident.Reference), BulkType.Text), (nameof(Incident.StartAt), BulkType.Instant), (nameof(Incident.EndAt), BulkType.Instant),
        (nameof(Incident.TimePrecision), BulkType.Small), (nameof(Incident.LocalKindId), BulkType.Whole), (nameof(Incident.Lon), BulkType.Real),
        (nameof(Incident.Lat), BulkType.Real), (nameof(Incident.PlaceId), BulkType.Whole), (nameof(Incident.PlacedBy), BulkType.Small),
        (nameof(Incident.Doubts), BulkType.Whole));

    private readonly HaiDangDb _db;
    private readonly IncidentImport _import;
    private readonly KindLedger _kinds;
    private readonly ReportCounts _counts;
    private readonly ReportFile _report;
    private readonly string? _referenceColumn;
    private readonly Arrival[] _fresh = new Arrival[Batch.Size];
    private BulkInsert<Arrival> _bulk = null!;

    private IncidentWriter(HaiDangDb db, IncidentImport import, KindLedger kinds, ReportCounts counts, ReportFile report, string? referenceColumn) =>
        (_db, _import, _kinds, _counts, _report, _referenceColumn) = (db, import, kinds, counts, report, referenceColumn);

    public static async Task<IncidentWriter> Open(
        HaiDangDb db, IncidentImport import, KindLedger kinds, ReportCounts counts, ReportFile report, string? referenceColumn, long rows,
        CancellationToken stop)
    {
        var writer = new IncidentWriter(db, import, kinds, counts, report, referenceColumn);
        writer._bulk = await BulkInsert.Begin<Arrival>(db, Table, writer.Bind, rows, stop);
        return writer;
    }

    public async Task Write(Batch batch, CancellationToken stop)
    {
        await _kinds.Learn(batch.NewSpellings, stop);
        var fresh = Sort(batch);
        var passed = await _bulk.Write(_fresh.AsMemory(0, fresh), stop);
        var repeated = passed.Count == 0 ? [] : await Ours(passed, stop);
        Count(batch, passed, repeated);
        Array.Clear(_fresh, 0, fresh);
    }

    /// <summary>Puts the rows that may be written aside, with the doubt about an unmapped kind.</summary>
    private int Sort(Batch batch)
    {
        var fresh = 0;
        foreach (ref var row in batch.Rows.AsSpan(0, batch.Count))
        {
            if (row.IsRefused) continue;
            if (!_kinds.IsMapped(row.Spelling)) row.Doubts |= Doubts.UnmappedKind;
            _fresh[fresh++] = row;
        }
        return fresh;
    }

    private void Bind(ref Arrival row, BulkValues values)
    {
        values.Id(row.Id);
        values.Whole(_import.Id);
        values.Whole(_import.SourceId);
        values.Text(row.Reference);
        values.Instant(row.StartAt);
        values.Instant(row.EndAt);
        values.Small((short)row.Precision);
        values.Whole(_kinds.IdOf(row.Spelling));
        values.Real(row.Lon);
        values.Real(row.Lat);
        values.Whole(row.PlaceId);
        values.Small((short)row.PlacedBy);
        values.Whole((int)row.Doubts);
    }

    /// <summary>References among those passed over that this very import wrote: repeated in the file, not there from before.</summary>
    private async Task<HashSet<string>> Ours(IReadOnlyList<int> passed, CancellationToken stop)
    {
        var references = passed.Select(i => _fresh[i].Reference).Distinct().ToArray();
        var (source, import) = (_import.SourceId, _import.Id);
        return await _db.Incidents.AsNoTracking()
            .Where(i => i.SourceId == source && i.ImportId == import && references.Contains(i.Reference))
            .Select(i => i.Reference).ToHashSetAsync(stop);
    }

    private void Count(Batch batch, IReadOnlyList<int> passed, HashSet<string> repeated)
    {
        var (fresh, nextPassed) = (0, 0);
        foreach (ref var row in batch.Rows.AsSpan(0, batch.Count))
        {
            _counts.Pass();
            if (row.IsRefused)
            {
                _counts.CountRefused(row.Findings!, _report);
                continue;
            }
            var isPassed = nextPassed < passed.Count && passed[nextPassed] == fresh++;
            if (!isPassed)
            {
                _kinds.CountRow(row.Spelling);
                _counts.CountAccepted(row.Findings, _kinds.IsMapped(row.Spelling), _report);
                continue;
            }
            nextPassed++;
            if (repeated.Contains(row.Reference))
            {
                RowJudge.Note(ref row, Reason.RepeatedReference, _referenceColumn, row.Reference);
                _counts.CountRefused(row.Findings!, _report);
            }
            else _counts.CountAlready();
        }
    }

    public ValueTask Finish(CancellationToken stop) => _bulk.Finish(stop);

    public ValueTask DisposeAsync() => _bulk.DisposeAsync();
}

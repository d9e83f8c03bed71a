using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Import;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Import;

public class ImportIncidentsTests
{
    private static readonly string[] RefusedOnce =
        ["raggedRow", "noTime", "unreadableTime", "impossibleTime", "futureTime", "endBeforeStart", "unreadablePoint", "outside", "repeatedReference"];

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Every_reason_is_found_and_counted_and_the_good_rows_are_written(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        var report = await desk.Import(ImportDesk.Sample("kho.csv"));

        Assert.Equal((18, 9, 9, 7, 0), (report.Rows, report.Accepted, report.Refused, report.Doubtful, report.Already));
        Assert.All(RefusedOnce, reason => Assert.Equal(1, report.ByReason[reason]));
        Assert.Equal(4, report.ByReason["noCoordinates"]);
        Assert.Equal([1L, 1, 1, 1, 1, 1, 1], new[] { "zeroCoordinates", "placeDisagrees", "dividedPlace", "unknownPlace", "noPlace", "dayOnly", "monthOnly" }
            .Select(r => report.ByReason[r]));
        Assert.Equal(5, report.Reasons.Single(r => r.Reason is Reason.RepeatedReference).Examples.Single().Line);

        var written = (await desk.Incidents()).ToDictionary(i => i.Reference);
        Assert.Equal(9, written.Count);
        Assert.Equal((TimePrecision.Interval, new DateTime(2026, 9, 7, 14, 30, 0), new DateTime(2026, 9, 7, 16, 0, 0)),
            (written["A-01"].TimePrecision, written["A-01"].StartAt.UtcDateTime, written["A-01"].EndAt.UtcDateTime));
        Assert.Equal(Doubts.ZeroPoint, written["A-03"].Doubts);
        Assert.Equal((PlacedBy.Name, null), (written["A-03"].PlacedBy, written["A-03"].Lon));
        Assert.Equal((TimePrecision.Month, new DateTime(2026, 8, 31, 17, 0, 0), new DateTime(2026, 9, 30, 17, 0, 0)),
            (written["A-05"].TimePrecision, written["A-05"].StartAt.UtcDateTime, written["A-05"].EndAt.UtcDateTime));
        Assert.Equal((null, Doubts.NoPoint | Doubts.NoPlace | Doubts.UnmappedKind), (written["A-06"].PlaceId, written["A-06"].Doubts));
        Assert.True(written["A-15"].Doubts.HasFlag(Doubts.PlaceDisagrees));
        Assert.Equal(written["A-01"].PlaceId, written["A-15"].PlaceId);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Days_are_counted_rightly_and_an_undo_takes_all_of_it_back(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        await desk.Import(ImportDesk.Sample("vu-viec-1258.csv"));
        var before = await desk.Days();
        Assert.Equal(before.True, before.Kept);

        var second = await desk.Import(ImportDesk.Sample("kho.csv"));
        var both = await desk.Days();
        Assert.Equal(both.True, both.Kept);
        Assert.NotEqual(before.Kept, both.Kept);

        Assert.Equal(9, await UndoImport.Run(second.ImportId!.Value, desk.Means, ImportDesk.Stop));
        Assert.Equal(before.Kept, (await desk.Days()).Kept);
        Assert.Equal(40, (await desk.Incidents()).Length);
        Assert.Null(await UndoImport.Run(second.ImportId!.Value, desk.Means, ImportDesk.Stop));

        var again = await desk.Import(ImportDesk.Sample("kho.csv"));
        Assert.Equal(9, again.Accepted);
        await using var db = desk.House.Db();
        Assert.Equal([null, new DateTime(2026, 10, 4), null], (await ListImports.Run(db, ImportDesk.Stop)).Select(l => l.UndoneAt?.UtcDateTime.Date));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_same_file_a_second_time_adds_nothing(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        await desk.Import(ImportDesk.Sample("vu-viec-1258.csv"));
        var second = await desk.Import(ImportDesk.Sample("vu-viec-utf16.csv"));

        Assert.Equal((40, 0, 40, 0), (second.Rows, second.Accepted, second.Already, second.Refused));
        Assert.Equal(40, (await desk.Incidents()).Length);
        var (kept, counted) = await desk.Days();
        Assert.Equal(counted, kept);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task True_repeats_without_a_reference_are_kept_and_still_not_taken_twice(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        var row = "01/09/2026 10:15,Đánh bạc,107.0296,20.9586\n";
        var file = desk.File("lap.csv", "thoi_gian,loai,lon,lat\n" + row + row + row + "02/09/2026 10:15,Đánh bạc,107.0296,20.9586\n");

        var first = await desk.Import(file);
        Assert.Equal((4, 2), (first.Accepted, first.ByReason["sameAsAnother"]));
        var second = await desk.Import(file);
        Assert.Equal((0, 4), (second.Accepted, second.Already));
        Assert.Equal(2, (await desk.Incidents()).Count(i => i.Doubts.HasFlag(Doubts.SameAsAnother)));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Many_rows_travel_in_batches_and_repeats_are_found_across_them(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        var start = new DateTime(2026, 1, 1, 0, 7, 0, DateTimeKind.Unspecified);
        var rows = Enumerable.Range(0, 25_000).Select(i => $"R{i % 24_000},{start.AddMinutes(i * 13):yyyy-MM-dd HH:mm},theft,{107.0 + i % 97 * 0.0007:F4},20.9586");
        var file = desk.File("nhieu.csv", "id,datetime,kind,lon,lat\n" + string.Join('\n', rows) + "\n");

        var report = await desk.Import(file);
        Assert.Equal((25_000, 1_000), (report.Rows, report.ByReason["repeatedReference"]));
        Assert.Equal(report.Accepted, (await desk.Incidents()).Length);
        Assert.Equal(0, report.Unmapped);
        var (kept, counted) = await desk.Days();
        Assert.Equal(counted, kept);
        await using var db = desk.House.Db();
        if (db is SqliteDb)
            Assert.Equal(6, await db.Database.SqlQuery<int>(
                $"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'incident'").SingleAsync(ImportDesk.Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_rehearsal_counts_the_same_and_writes_nothing(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        var rehearsed = await ImportIncidents.Run(new() { Path = ImportDesk.Sample("kho.csv"), Rehearse = true }, desk.Means, null, ImportDesk.Stop);
        Assert.Null(rehearsed.ImportId);
        Assert.Empty(await desk.Incidents());
        Assert.Empty((await desk.Days()).Kept);
        Assert.True(File.Exists(Path.Combine(desk.Means.Folder.Reports, rehearsed.ReportFile!)));

        var real = await desk.Import(ImportDesk.Sample("kho.csv"));
        Assert.Equal(rehearsed.ByReason.OrderBy(r => r.Key), real.ByReason.OrderBy(r => r.Key));
        Assert.Equal(rehearsed.Accepted, real.Accepted);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Stopping_half_way_leaves_nothing(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        var rows = Enumerable.Range(0, 30_000).Select(i => $"R{i},2026-01-05 10:{i % 60:00},theft,107.0296,20.9586");
        var file = desk.File("dung.csv", "id,datetime,kind,lon,lat\n" + string.Join('\n', rows) + "\n");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ImportDesk.Stop);
        var halfway = new StopAt(10_000, stopping);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ImportIncidents.Run(new() { Path = file }, desk.Means, halfway, stopping.Token));
        Assert.Empty(await desk.Incidents());
        Assert.Empty((await desk.Days()).Kept);
        await using var db = desk.House.Db();
        Assert.Empty(await ListImports.Run(db, ImportDesk.Stop));
        Assert.Empty(Directory.GetFiles(desk.Means.Folder.Reports));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_file_that_breaks_at_its_end_changes_nothing(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        var rows = Enumerable.Range(0, 5_000).Select(i => $"R{i},2026-01-05 10:{i % 60:00},theft,107.0296,20.9586");
        var file = desk.File("vo.csv", "id,datetime,kind,lon,lat\n" + string.Join('\n', rows) + "\nR5000,\"2026-01-05 10:00,theft,107.0296,20.9586\n");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => desk.Import(file));
        Assert.Contains("5002", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Incidents());
    }

    private sealed class StopAt(long rows, CancellationTokenSource stopping) : IProgress<HaiDang.Shell.Jobs.Progress>
    {
        private long _before;

        public void Report(HaiDang.Shell.Jobs.Progress value)
        {
            // The first pass only looks; writing begins where the count starts anew.
            if (value.Done < _before && value.Done > 0) _before = -1;
            if (_before < 0 && value.Done >= rows) stopping.Cancel();
            else if (_before >= 0) _before = value.Done;
        }
    }
}

using System.Text;
using HaiDang.Data;
using HaiDang.Shell.Audit;
using HaiDang.Tests.HotSpots.Analyse;
using HaiDang.Tests.Incidents.Import;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Audit;

/// <summary>What is done is written down with it or not done at all; whatever is changed afterwards is found.</summary>
public sealed class AuditTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Rows_hang_on_each_other_and_the_whole_is_whole(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await Write(house, 5);
        await using var db = house.Db();
        var rows = await db.AuditRows.AsNoTracking().OrderBy(r => r.Id).ToArrayAsync(Stop);
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(r => r.Id));
        Assert.Equal(rows[2].HashAfter(rows[1].Hash), rows[2].Hash);
        Assert.Equal("{\"tên\":\"Hạ Long\"}", rows[0].After);
        var verdict = await VerifyAudit.Run(db, null, null, Stop);
        Assert.Equal((5L, null, true), (verdict.Rows, verdict.FirstBad, verdict.IsWhole));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_taken_back_is_not_written_and_nothing_is_done_without_a_transaction(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
        {
            await db.Audit("try", "thing/1", null, null, Stop);
            await transaction.RollbackAsync(Stop);
        }
        Assert.Empty(db.AuditRows);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Audit("try", "thing/1", null, null, Stop));
        await Write(house, 2);
        Assert.True((await VerifyAudit.Run(db, null, null, Stop)).IsWhole);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_database_refuses_to_change_or_to_take_away_a_row(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await Write(house, 2);
        await using var db = house.Db();
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditRows.ExecuteDeleteAsync(Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditRows.ExecuteUpdateAsync(r => r.SetProperty(x => x.Subject, "other"), Stop));
        Assert.Equal(2, await db.AuditRows.CountAsync(Stop));
    }

    [Fact]
    public async Task Any_byte_of_any_row_that_was_flipped_is_found_with_its_row()
    {
        await using var house = await TestHouse.Open();
        await Write(house, 4);
        await using var db = house.Db();
        await Disarm(db);
        for (var id = 1; id <= 4; id++)
            foreach (var column in (string[])["Who", "From", "What", "Subject", "Before", "After", "At", "Hash"])
            {
                var row = await db.AuditRows.AsNoTracking().SingleAsync(r => r.Id == id, Stop);
                var length = column switch { "At" => 1, "Hash" => row.Hash.Length, _ => Encoding.UTF8.GetByteCount(TextOf(row, column) ?? "x") };
                foreach (var at in Enumerable.Range(0, length).Where(i => i % 5 == 0))
                {
                    await Flip(db, row, column, at);
                    var verdict = await VerifyAudit.Run(db, null, null, Stop);
                    Assert.Equal(((long?)id, VerifyAudit.Changed), (verdict.FirstBad, verdict.Why));
                    await Restore(db, row);
                }
            }
        Assert.True((await VerifyAudit.Run(db, null, null, Stop)).IsWhole);
    }

    [Fact]
    public async Task A_missing_row_and_a_cut_end_are_found_and_a_chain_written_anew_is_found_by_a_checkpoint()
    {
        await using var house = await TestHouse.Open();
        await Write(house, 4);
        await using var db = house.Db();
        var (secret, open) = AuditCheckpoint.NewKeys();
        var whole = await VerifyAudit.Run(db, null, null, Stop);
        var checkpoint = AuditCheckpoint.Sign(whole.Rows, whole.Hash, house.Clock.GetUtcNow(), secret);
        Assert.True(AuditCheckpoint.FromJson(checkpoint.ToJson()).IsSignedBy(open));
        Assert.False((checkpoint with { Rows = 3 }).IsSignedBy(open));
        Assert.False((checkpoint with { Signature = "AAAA" }).IsSignedBy(open));
        Assert.False(checkpoint.IsSignedBy(AuditCheckpoint.NewKeys().Public));

        await Disarm(db);
        var last = await db.AuditRows.AsNoTracking().SingleAsync(r => r.Id == 4, Stop);
        await db.AuditRows.Where(r => r.Id == 4).ExecuteDeleteAsync(Stop);
        var cut = await VerifyAudit.Run(db, null, null, Stop);
        Assert.Equal((3L, VerifyAudit.Cut), (cut.FirstBad, cut.Why));
        await db.AuditRows.Where(r => r.Id == 2).ExecuteDeleteAsync(Stop);
        var gap = await VerifyAudit.Run(db, null, null, Stop);
        Assert.Equal((3L, VerifyAudit.Gap), (gap.FirstBad, gap.Why));

        // Whoever owns the database may write the whole chain anew; the chain alone cannot tell, the signature can.
        await db.AuditRows.ExecuteDeleteAsync(Stop);
        await db.Database.ExecuteSqlRawAsync("UPDATE audit_end SET \"Rows\" = 0, \"Hash\" = zeroblob(32)", Stop);
        await Write(house, 4, "Cẩm Phả");
        var anew = new Dictionary<long, string>();
        Assert.True((await VerifyAudit.Run(db, null, (row, hash) => anew[row] = Convert.ToHexStringLower(hash), Stop)).IsWhole);
        Assert.NotEqual(checkpoint.Hash, anew[checkpoint.Rows]);
        Assert.NotEqual(Convert.ToHexStringLower(last.Hash), anew[4]);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Many_who_write_at_once_make_one_chain(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Write(house, 5), Stop)));
        await using var db = house.Db();
        var verdict = await VerifyAudit.Run(db, null, null, Stop);
        Assert.Equal((40L, true), (verdict.Rows, verdict.IsWhole));
    }

    [Fact]
    public async Task An_import_and_its_undoing_are_in_the_log_with_who_did_them_and_a_rehearsal_is_not()
    {
        await using var desk = await ImportDesk.Open();
        Actor.Enter(new("chị Lan", "10.0.0.7"));
        var path = ImportDesk.Sample("kho.csv");
        await HaiDang.Incidents.Import.ImportIncidents.Run(new() { Path = path, Rehearse = true }, desk.Means, null, Stop);
        var report = await HaiDang.Incidents.Import.ImportIncidents.Run(new() { Path = path }, desk.Means, null, Stop);
        await HaiDang.Incidents.Import.UndoImport.Run(report.ImportId!.Value, desk.Means, Stop);
        await using var db = desk.House.Db();
        var rows = await db.AuditRows.AsNoTracking().Where(r => r.Subject == $"incident-import/{report.ImportId}").OrderBy(r => r.Id).ToArrayAsync(Stop);
        Assert.Equal(["import incidents", "undo an import"], rows.Select(r => r.What));
        Assert.All(rows, r => Assert.Equal(("chị Lan", "10.0.0.7"), (r.Who, r.From)));
        Assert.Contains("\"fileName\":\"kho.csv\"", rows[0].After, StringComparison.Ordinal);
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.What == "import incidents" && r.Subject.StartsWith("incident-import/"), Stop));
    }

    [Fact]
    public async Task The_commands_make_keys_sign_verify_and_say_what_is_broken()
    {
        await using var house = await TestHouse.Open();
        await Write(house, 3);
        string File(string name) => Path.Combine(house.Folder, name);
        string[] data = ["--data", house.Folder];
        Assert.Equal(0, (await Terminal.Run(["audit", "key", "--private", File("s.pem"), "--public", File("p.pem")])).Code);
        Assert.Equal(1, (await Terminal.Run(["audit", "key", "--private", File("s.pem"), "--public", File("q.pem")])).Code);
        Assert.Equal(0, (await Terminal.Run(["audit", "checkpoint", "--key", File("s.pem"), "--out", File("c.json"), .. data])).Code);
        var (code, said, _) = await Terminal.Run(["audit", "verify", "--checkpoint", File("c.json"), "--public-key", File("p.pem"), "--json", .. data]);
        Assert.Equal(0, code);
        Assert.Contains("\"rows\":3", said, StringComparison.Ordinal);
        Assert.Contains("thing/2", (await Terminal.Run(["audit", "list", "--subject", "thing/2", .. data])).Out, StringComparison.Ordinal);

        await using var db = house.Db();
        await Disarm(db);
        await db.AuditRows.Where(r => r.Id == 2).ExecuteUpdateAsync(r => r.SetProperty(x => x.Who, "nobody"), Stop);
        var (broken, words, _) = await Terminal.Run(["audit", "verify", .. data]);
        Assert.Equal(1, broken);
        Assert.Contains("row 2", words, StringComparison.Ordinal);
        Assert.Equal(2, (await Terminal.Run(["audit", "verify", "--checkpoint", File("c.json"), .. data])).Code);
    }

    [Fact, Trait("speed", "long")]
    public async Task A_million_rows_are_walked_in_under_ten_seconds()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        await using (var insert = await BulkRows(db, 1_000_000)) { }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var verdict = await VerifyAudit.Run(db, null, null, Stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"{verdict.Rows} rows in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.Equal((1_000_000L, true), (verdict.Rows, verdict.IsWhole));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BulkRows(HaiDangDb db, int count)
    {
        var transaction = await db.Database.BeginTransactionAsync(Stop);
        var connection = (Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection();
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO audit_row VALUES ($i, $at, 'chị Lan', '10.0.0.7', 'import incidents', $s, NULL, $after, $h)";
        foreach (var name in (string[])["$i", "$at", "$s", "$after", "$h"]) insert.Parameters.Add(new(name, null));
        var previous = new byte[AuditRow.HashBytes];
        for (long id = 1; id <= count; id++)
        {
            var row = new AuditRow
            {
                Id = id, At = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + id * 1000), Who = "chị Lan", From = "10.0.0.7", What = "import incidents", Subject = $"incident-import/{id}",
                After = $$"""{"fileName":"tháng {{id % 12 + 1}}.csv","rows":{{id}}}""",
            };
            previous = row.HashAfter(previous);
            object[] values = [id, row.At.ToUnixTimeMilliseconds(), row.Subject, row.After, previous];
            for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i];
            await insert.ExecuteNonQueryAsync(Stop);
        }
        await db.AuditEnds.ExecuteUpdateAsync(e => e.SetProperty(x => x.Rows, count).SetProperty(x => x.Hash, previous), Stop);
        await transaction.CommitAsync(Stop);
        return transaction;
    }

    private static async Task Write(TestHouse house, int rows, string name = "Hạ Long")
    {
        for (var i = 1; i <= rows; i++)
        {
            await using var db = house.Db();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            await db.Audit("change a thing", $"thing/{i}", i == 1 ? null : new { i }, new { tên = name }, Stop);
            await transaction.CommitAsync(Stop);
        }
    }

    /// <summary>Takes the triggers away, as somebody who owns the file can.</summary>
    private static async Task Disarm(HaiDangDb db)
    {
        foreach (var drop in (string[])["DROP TRIGGER audit_row_stays", "DROP TRIGGER audit_row_is_kept", "DROP TRIGGER audit_end_is_kept"]) await db.Database.ExecuteSqlRawAsync(drop, Stop);
    }

    private static string? TextOf(AuditRow row, string column) => column switch { "Who" => row.Who, "From" => row.From, "What" => row.What, "Subject" => row.Subject, "Before" => row.Before, _ => row.After };

    private static Task Flip(HaiDangDb db, AuditRow row, string column, int at)
    {
        object value;
        if (column == "At") value = row.At.ToUnixTimeMilliseconds() ^ 1;
        else if (column == "Hash")
        {
            var bytes = row.Hash.ToArray();
            bytes[at] ^= 1;
            value = bytes;
        }
        else
        {
            var bytes = Encoding.UTF8.GetBytes(TextOf(row, column) ?? "x");
            bytes[at] ^= 1;
            value = Encoding.Latin1.GetString(bytes);
        }
        var update = string.Concat("UPDATE audit_row SET \"", column, "\" = {0} WHERE \"Id\" = {1}");
        return db.Database.ExecuteSqlRawAsync(update, [value, row.Id], Stop);
    }

    private static Task Restore(HaiDangDb db, AuditRow row) => db.AuditRows.Where(r => r.Id == row.Id).ExecuteUpdateAsync(r => r
        .SetProperty(x => x.Who, row.Who).SetProperty(x => x.From, row.From).SetProperty(x => x.What, row.What).SetProperty(x => x.Subject, row.Subject)
        .SetProperty(x => x.Before, row.Before).SetProperty(x => x.After, row.After).SetProperty(x => x.At, row.At).SetProperty(x => x.Hash, row.Hash), Stop);
}

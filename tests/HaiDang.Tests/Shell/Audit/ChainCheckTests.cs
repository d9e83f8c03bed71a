using HaiDang.Shell.Access;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Jobs;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Audit;

public sealed class ChainCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_chain_that_grows_while_it_is_walked_is_whole(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await Write(house, 20);
        var writing = Task.Run(() => Write(house, 120), Stop);
        var walks = 0;
        do
        {
            await using var db = house.Db();
            var verdict = await VerifyAudit.Run(db, null, null, Stop);
            Assert.True(verdict.IsWhole, $"{verdict.Why} at row {verdict.FirstBad}");
            walks++;
        }
        while (!writing.IsCompleted);
        await writing;
        Assert.True(walks > 1);
    }

    [Fact]
    public async Task A_row_hung_on_behind_the_end_is_found()
    {
        await using var house = await TestHouse.Open();
        await Write(house, 3);
        await using var db = house.Db();
        var last = await db.AuditRows.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync(Stop);
        var row = new AuditRow { Id = 4, At = last.At, Who = "x", From = "x", What = "x", Subject = "x" };
        row.Hash = row.HashAfter(last.Hash);
        db.Add(row);
        await db.SaveChangesAsync(Stop);
        Assert.Equal(VerifyAudit.Cut, (await VerifyAudit.Run(db, null, null, Stop)).Why);
    }

    [Fact]
    public async Task Asking_is_written_down_and_the_verdict_counts_that_row_too()
    {
        await using var house = await TestHouse.Open();
        await Write(house, 3);
        var check = house.Get<ChainCheck>();
        await check.Start(Stop);
        for (var again = 0; again < 400 && check.Job!.State is JobState.Running; again++) await Task.Delay(10, Stop);
        Assert.Equal((4, true), (check.Last!.Verdict.Rows, check.Last.Verdict.IsWhole));
        await using var db = house.Db();
        var row = await db.AuditRows.SingleAsync(r => r.Id == 4, Stop);
        Assert.Equal((AccessRules.ReadAudit, "audit-log", """{"verify":true}"""), (row.What, row.Subject, row.After));
    }

    private static async Task Write(TestHouse house, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            await using var db = house.Db();
            await db.AuditRead("look at a thing", $"thing/{i}", Stop);
        }
    }
}

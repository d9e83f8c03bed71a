using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Audit.Search;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Audit;

public sealed class SearchAuditTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Each_part_of_a_filter_finds_what_it_says(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await Write(house, "lan", "sign in", "account/1", new { by = "passkey" });
        await Write(house, "minh", "sign in", "account/2", new { by = "password" });
        await Write(house, "minh", "import incidents", "incident-import/1", new { fileName = "Tháng 7.csv" });
        await using var db = house.Db();
        async Task<string> Ids(string query) => string.Join(' ', (await SearchAudit.Page(AuditFilter.Parse(query), null, db, Stop)).Rows.Select(r => r.Id));

        Assert.Equal("3 2 1", await Ids(""));
        Assert.Equal("3 2", await Ids("?who=minh"));
        Assert.Equal("2 1", await Ids("?what=sign in"));
        Assert.Equal("2", await Ids("?what=sign in&who=minh"));
        Assert.Equal("1", await Ids("?subject=account/1"));
        Assert.Equal("3", await Ids("?text=Tháng 7"));
        var today = TimeProvider.System.GetUtcNow().LocalDay;
        Assert.Equal("3 2 1", await Ids($"?from={AuditFilter.Said(today.AddDays(-1))}&to={AuditFilter.Said(today.AddDays(1))}"));
        Assert.Empty(await Ids($"?to={AuditFilter.Said(today.AddDays(-2))}"));
        Assert.Empty(await Ids($"?from={AuditFilter.Said(today.AddDays(2))}"));
        Assert.Equal(["import incidents", "sign in"], await SearchAudit.Whats(db, Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Pages_hold_every_row_once_newest_first_even_of_one_instant(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        await Many(db, 125, instants: 3);
        List<long> seen = [];
        string? older = null;
        do
        {
            var page = await SearchAudit.Page(new() { Who = "user1" }, older, db, Stop);
            Assert.InRange(page.Rows.Length, 1, SearchAudit.PageRows);
            seen.AddRange(page.Rows.Select(r => r.Id));
            older = page.Older;
        }
        while (older is not null);
        var expected = await db.AuditRows.Where(r => r.Who == "user1").OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.Id).ToArrayAsync(Stop);
        Assert.Equal(expected, seen);
        Assert.Equal(63, seen.Count);
    }

    [Fact]
    public async Task A_search_is_written_down_once_and_its_pages_not_again()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        Actor.Enter(new("kiemtra", "10.0.0.9"));
        var filter = AuditFilter.Parse("?who=lan&from=2026-10-01");
        var page = await SearchAudit.Run(filter, null, null, db, Stop);
        await SearchAudit.Run(filter, "1790000000000.5", AuditFilter.Parse("?from=2026-10-01&who=lan"), db, Stop);
        await SearchAudit.Run(filter with { Who = null }, null, filter, db, Stop);
        var rows = await db.AuditRows.AsNoTracking().OrderBy(r => r.Id).ToArrayAsync(Stop);
        Assert.Empty(page.Rows);
        Assert.Equal(2, rows.Length);
        Assert.All(rows, r => Assert.Equal((AccessRules.ReadAudit, "audit-log", "kiemtra"), (r.What, r.Subject, r.Who)));
        Assert.Equal("""{"from":"2026-10-01","who":"lan"}""", rows[0].After);
    }

    [Fact]
    public void An_address_says_the_same_filter_again_and_what_is_senseless_is_left_out()
    {
        var filter = new AuditFilter { From = new(2026, 10, 1), To = new(2026, 10, 5), Who = "lan", What = "sign in", Subject = "account/1", Text = "a&b=c" };
        Assert.Equal(filter, AuditFilter.Parse(filter.ToQuery()));
        Assert.Equal(new AuditFilter(), AuditFilter.Parse("?from=yesterday&who=%20&older=x"));
        Assert.Equal("", new AuditFilter().ToQuery());
    }

    [Theory]
    [InlineData(""), InlineData("?who=user3"), InlineData("?what=what7"), InlineData("?subject=thing/77"), InlineData("?from=2023-11-20&to=2023-11-21")]
    [InlineData("?who=user3&from=2023-11-20"), InlineData("?what=what7&to=2023-11-21"), InlineData("?subject=thing/77&to=2023-11-21")]
    public async Task Searches_walk_an_index_and_sort_nothing(string query)
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        var rows = AuditFilter.Parse(query).Of(db).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(51);
        await db.Database.OpenConnectionAsync(Stop);
        await using var ask = db.Database.GetDbConnection().CreateCommand();
        ask.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', rows.ToQueryString().Split('\n').Where(l => !l.StartsWith(".param", StringComparison.Ordinal)));
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(ask.CommandText, @"@\w+", default, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct())
            ask.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter(name, 1));
        List<string> plan = [];
        await using var read = await ask.ExecuteReaderAsync(Stop);
        while (await read.ReadAsync(Stop)) plan.Add(read.GetString(3));
        Assert.Contains(plan, p => p.Contains("USING INDEX IX_audit_row", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores)), Trait("speed", "long")]
    public async Task A_page_of_a_million_rows_comes_in_under_a_tenth_of_a_second(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        await Many(db, 1_000_000, instants: 1_000_000);
        foreach (var query in (string[])["", "?who=user3", "?what=what7", "?subject=thing/77", "?from=2023-11-20&to=2023-11-21", "?who=user3&to=2023-11-16", "?who=user3&what=what7", "?who=nobody", "?subject=none/1"])
            foreach (var older in (string?[])[null, "1700400000000.400000"])
            {
                await SearchAudit.Page(AuditFilter.Parse(query), older, db, Stop);
                var watch = System.Diagnostics.Stopwatch.StartNew();
                var page = await SearchAudit.Page(AuditFilter.Parse(query), older, db, Stop);
                TestContext.Current.TestOutputHelper?.WriteLine($"{store} {query} {older}: {page.Rows.Length} rows in {watch.Elapsed.TotalMilliseconds:F1} ms");
                Assert.InRange(watch.Elapsed.TotalMilliseconds, 0, 100);
            }
        var asked = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(12, (await SearchAudit.Whats(db, Stop)).Length);
        Assert.InRange(asked.Elapsed.TotalMilliseconds, 0, 200);
    }

    private static async Task Write(TestHouse house, string who, string what, string subject, object after)
    {
        await using var db = house.Db();
        Actor.Enter(new(who, "10.0.0.7"));
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await db.Audit(what, subject, null, after, Stop);
        await transaction.CommitAsync(Stop);
    }

    /// <summary>Rows without a chain: what is asked here is only which are found.</summary>
    private static Task Many(HaiDangDb db, int rows, int instants)
    {
        db.Database.SetCommandTimeout(300);
        var users = rows > 1_000 ? 200 : 2;
        return db is SqliteDb
            ? db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
                INSERT INTO audit_row SELECT i, 1700000000000 + (i % {instants}) * 1000, 'user' || (i % {users}), '10.0.0.7', 'what' || (i % 12), 'thing/' || (i % 5000), NULL, '[1]', zeroblob(32) FROM n
                """, Stop)
            : db.Database.ExecuteSqlAsync($"""
                INSERT INTO audit_row ("Id", "At", "Who", "From", "What", "Subject", "Before", "After", "Hash")
                SELECT i, to_timestamp(1700000000 + (i % {instants})), 'user' || (i % {users}), '10.0.0.7', 'what' || (i % 12), 'thing/' || (i % 5000), NULL, '[1]', decode(repeat('00', 32), 'hex') FROM generate_series(1, {rows}) AS i
                """, Stop);
    }
}

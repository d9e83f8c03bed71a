using HaiDang.Incidents.Browse;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class ListIncidentsTests
{
    public static TheoryData<Store, string> Sorts
    {
        get
        {
            var data = new TheoryData<Store, string>();
            foreach (var store in new[] { Store.Sqlite, Store.Postgres })
                foreach (var sort in new[] { "-time", "time", "place", "-place", "kind", "-kind" }) data.Add(store, sort);
            return data;
        }
    }

    [Theory, MemberData(nameof(Sorts))]
    public async Task Page_after_page_shows_every_incident_once_and_in_order(Store store, string sort)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        // Many at the same instant: only the id tells their order.
        for (var n = 0; n < 135; n++)
            await ground.Add($"2026-10-0{1 + n % 3}T10:00", n % 7 == 0 ? null : n % 2 == 0 ? ground.BaiChay : ground.HongGai, n % 5 == 0 ? "=Sự vụ lạ" : n % 3 == 0 ? "Cháy nhà" : "Trộm cắp");

        List<IncidentRow> seen = [];
        string? after = null;
        var pages = 0;
        do
        {
            var (db, scope) = await ground.Ask($"?sort={sort}");
            await using (db)
            {
                var page = await ListIncidents.Run(scope, Cursor.Parse(after), 50, db, Ground.Stop);
                seen.AddRange(page.Rows);
                after = page.Next;
            }
        }
        while (after is not null && ++pages < 10);

        Assert.Equal(2, pages);
        Assert.Equal(ground.All.Select(i => i.Id).Order(), seen.Select(r => r.Id).Order());
        var keys = await Keys(ground, sort, seen);
        Assert.Equal(keys.Order(), keys);
    }

    /// <summary>What the rows must be sorted by: the group's rank, the time, the id, each turned so that it rises.</summary>
    private static async Task<List<(int, long)>> Keys(Ground ground, string sort, List<IncidentRow> rows)
    {
        var (db, scope) = await ground.Ask("");
        await using (db)
        {
            int Rank(IncidentRow row)
            {
                var (at, count) = sort.TrimStart('-') switch
                {
                    "place" => (scope.Places.All.Index().FirstOrDefault(p => p.Item.Id == row.PlaceId, (int.MaxValue, null!)).Index, row.PlaceId is null),
                    "kind" => (scope.Kinds.All.Index().FirstOrDefault(k => k.Item.Id == scope.Kinds.Of(row.LocalKindId)?.Id, (int.MaxValue, null!)).Index, scope.Kinds.Of(row.LocalKindId) is null),
                    _ => (0, false),
                };
                return count ? int.MaxValue : sort[0] is '-' ? -at : at;
            }
            return [.. rows.Select(r => (Rank(r), sort is "time" ? r.StartAt.ToUnixTimeSeconds() : -r.StartAt.ToUnixTimeSeconds()))];
        }
    }

    [Fact]
    public async Task A_cursor_that_is_none_begins_at_the_beginning()
    {
        await using var house = await TestHouse.Open();
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T10:00", ground.BaiChay);
        var (db, scope) = await ground.Ask("");
        await using (db) Assert.Single((await ListIncidents.Run(scope, Cursor.Parse("9~x~y"), 50, db, Ground.Stop)).Rows);
    }

    [Fact]
    public void A_cursor_is_read_back_as_it_was_written()
    {
        var cursor = new Cursor(12, new DateTimeOffset(2026, 10, 4, 14, 30, 0, TimeSpan.Zero), Guid.CreateVersion7());
        Assert.Equal(cursor, Cursor.Parse(cursor.ToString()));
    }
}

using HaiDang.Incidents;
using HaiDang.Incidents.Browse;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class CountIncidentsTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Says_how_many_how_complete_where_and_of_what_kind(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        for (var n = 0; n < 3; n++) await ground.Add("2026-10-01T10:00", ground.BaiChay);
        await ground.Add("2026-10-03T10:00", ground.HongGai, "Cháy nhà", point: false);
        await ground.Add("2026-10-01T00:00", null, "=Sự vụ lạ", point: false, precision: TimePrecision.Month, doubts: Doubts.MonthOnly);
        await ground.Add("2026-09-30T10:00", ground.BaiChay);

        var counts = await Count(house, ground, "?period=2026-10-01..2026-10-05");

        Assert.Equal((5, 3, 4, 1, 1), (counts.N, counts.WithPoint, counts.WithDay, counts.WithoutPlace, counts.Unmapped));
        Assert.Equal([4, 0, 1, 0, 0], counts.Series.Select(b => b.N));
        Assert.Equal([true, true, true, true, false], counts.Series.Select(b => b.Whole));
        Assert.Equal([(ground.BaiChay.Id, 3L), (null, 1L), (ground.HongGai.Id, 1L)], counts.Places.Select(p => (p.PlaceId, p.N)));
        Assert.Equal([("theft", 3L), ("fire", 1L), (null, 1L)], counts.Kinds.OrderByDescending(k => k.N).ThenBy(k => k.Key is null).Select(k => (k.Key, k.N)));
        Assert.Equal(1, counts.Change.Before);
        Assert.Equal(house.Clock.GetUtcNow().AddDays(-1), counts.AsOf);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Counts_by_day_and_the_incidents_themselves_tell_the_same(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        foreach (var at in new[] { "2026-09-10T00:30", "2026-09-10T23:30", "2026-10-04T06:59", "2026-10-01T00:00" })
        {
            await ground.Add(at, ground.BaiChay, doubts: Doubts.Pile);
            await ground.Add(at, null, "Cháy nhà", point: false, doubts: Doubts.NoPlace);
        }
        await ground.Add("2026-10-01T00:00", ground.HongGai, precision: TimePrecision.Month, doubts: Doubts.MonthOnly);

        var rolled = await Count(house, ground, "?period=2026-09-01..2026-10-31");
        var walked = await Count(house, ground, "?period=2026-09-01..2026-10-31&doubt=yes");

        Assert.Equal(9, rolled.N);
        Assert.Equal((rolled.N, rolled.WithPoint, rolled.WithDay, rolled.WithoutPlace), (walked.N, walked.WithPoint, walked.WithDay, walked.WithoutPlace));
        Assert.Equal(rolled.Series, walked.Series);
        Assert.Equal(rolled.Places, walked.Places);
        Assert.Equal(rolled.Kinds, walked.Kinds);
    }

    [Fact]
    public async Task Incidents_of_another_territory_are_not_mixed_in()
    {
        await using var house = await TestHouse.Open();
        var ground = await Ground.Lay(house);
        await using var db = house.Db();
        var abroad = await db.Set<HaiDang.Places.Place>().FirstAsync(p => p.RootId != ground.Root && p.ParentId != null && p.ValidTo == null, Ground.Stop);
        await ground.Add("2026-10-01T10:00", ground.BaiChay);
        await ground.Add("2026-10-01T10:00", abroad);
        await ground.Add("2026-10-01T10:00", null, point: false);
        Assert.Equal(2, (await Count(house, ground, "")).N);
        Assert.Equal(2, (await Count(house, ground, "?doubt=no")).N);
        Assert.Equal(2, (await ground.Found("")).Length);
    }

    [Fact]
    public async Task Without_any_incident_it_answers_with_zeros_for_the_last_28_days()
    {
        await using var house = await TestHouse.Open();
        var ground = await Ground.Lay(house);
        var counts = await Count(house, ground, "");
        Assert.Equal((0, "2026-09-07..2026-10-04", 28), (counts.N, counts.Period.ToString(), counts.Series.Length));
        Assert.Empty(counts.Places);
        Assert.Null(counts.Change.Direction);
    }

    private static async Task<CountIncidents.Answer> Count(TestHouse house, Ground ground, string query)
    {
        var (db, scope) = await ground.Ask(query);
        await using (db) return await CountIncidents.Run(scope, db, house.Clock, Ground.Stop);
    }
}

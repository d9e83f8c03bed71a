using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Why;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.HotSpots.Why;

public sealed class WhyHotTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_hot_place_is_explained_by_its_numbers_neighbours_months_and_hours(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        var territory = await new Situation(1) { Planted = { ["Bãi Cháy"] = 2 }, Days = 900 }.Fill(db, Stop);
        var place = territory.Communes.Single(c => c.Name == "Bãi Cháy");
        var why = (await WhyHot.Run(place.Id, new(), house.Get<HotSpotMemory>(), house.Clock, Stop))!;

        Assert.Equal(Verdict.Hot, why.Spot.Verdict);
        Assert.Equal(why.Spot.AllKinds.Count, why.Spot.WithPoint);
        Assert.False(why.IsIsland);
        Assert.Contains(why.Neighbours, n => n.Name == "Việt Hưng");
        Assert.DoesNotContain(why.Neighbours, n => n.PlaceId == place.Id);
        Assert.Equal(24, why.Months.Length);
        Assert.Equal((new DateOnly(2026, 10, 1), false), (why.Months[^1].First, why.Months[^1].IsWhole));
        var september = why.Months[^2];
        Assert.True(september.Count > september.Usual!.Value.High);
        Assert.Equal(why.Spot.AllKinds.Count, why.Hours.Known);
        Assert.Equal(why.Spot.AllKinds.Count, Enumerable.Range(0, 7).Sum(day => why.Hours.Shares[day * 24 + 22]), 1e-6);
        Assert.True(why.OnceInDays > 365);
    }

    [Fact]
    public async Task In_usual_months_most_counts_lie_in_the_usual_band()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        var territory = await new Situation(2) { Days = 1100 }.Fill(db, Stop);
        var months = new List<WhyHot.Month>();
        foreach (var commune in territory.Communes.Take(8))
            months.AddRange((await WhyHot.Run(commune.Id, new(), house.Get<HotSpotMemory>(), house.Clock, Stop))!.Months.Where(m => m.IsWhole));
        Assert.True(months.Count(m => m.Count < m.Usual!.Value.Low || m.Count > m.Usual.Value.High) <= months.Count * 0.08);
    }

    [Fact]
    public async Task An_island_says_that_its_neighbours_are_only_the_nearest()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        var territory = await new Situation(3).Fill(db, Stop);
        var why = (await WhyHot.Run(territory.Communes.Single(c => c.Name == "Cô Tô").Id, new(), house.Get<HotSpotMemory>(), house.Clock, Stop))!;
        Assert.True(why.IsIsland);
        Assert.Equal(Ground.IslandNeighbours, why.Neighbours.Length);
    }

    [Fact]
    public async Task A_place_elsewhere_is_not_explained()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        await new Situation(4).Fill(db, Stop);
        Assert.Null(await WhyHot.Run(-1, new(), house.Get<HotSpotMemory>(), house.Clock, Stop));
    }
}

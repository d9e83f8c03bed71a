using HaiDang.HotSpots.Find;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class FindHotSpotsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static Task<FindHotSpots.Answer?> Ask(TestHouse house, HotSpotQuery? query = null) =>
        FindHotSpots.Run(query ?? new(), house.Get<HotSpotMemory>(), house.Clock, Stop);

    private static async Task<TestHouse> With(Situation situation, Store store = Store.Sqlite)
    {
        var house = await TestHouse.Open(store);
        await using var db = house.Db();
        await situation.Fill(db, Stop);
        return house;
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_was_planted_is_found_and_nothing_else(Store store)
    {
        await using var house = await With(new Situation(11) { Planted = { ["Bãi Cháy"] = 1.9, ["Móng Cái 1"] = 2.1 } }, store);
        var found = (await Ask(house))!;
        Assert.Equal(new Period(new(2026, 9, 7), new(2026, 10, 4)), found.Period);
        Assert.Equal(["Bãi Cháy", "Móng Cái 1"], found.Spots.Where(s => s.Verdict is Verdict.Hot).Select(s => s.Name).Order());
        Assert.DoesNotContain(found.Spots, s => s.Verdict is Verdict.Cold);
        var hottest = found.Spots[0];
        Assert.Null(hottest.Finding.Kind);
        Assert.Equal(new HourRun(22, 23, false), hottest.Hours);
        Assert.True(hottest.Finding is { Low: > 1 } f && f.Low < f.Ratio && f.Ratio < f.High);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Without_a_population_nothing_is_said_of_Hoanh_Bo(Store store)
    {
        await using var house = await With(new Situation(2), store);
        var found = (await Ask(house, new() { Against = Against.Population }))!;
        var spot = Assert.Single(found.Spots, s => s.Verdict is Verdict.CannotTell);
        Assert.Equal(("Hoành Bồ", CannotTell.NoPopulation, null), (spot.Name, spot.Because, spot.P));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_and_another_seed_other_permutations()
    {
        await using var house = await With(new Situation(3));
        var query = new HotSpotQuery { Statistic = Statistic.GetisOrd, Permutations = 999 };
        double?[] P(FindHotSpots.Answer? answer) => [.. answer!.Spots.OrderBy(s => s.PlaceId).Select(s => s.P)];
        var first = P(await Ask(house, query));
        await house.Get<Announce<IncidentsChanged>>().Tell(new(1), Stop);
        Assert.Equal(first, P(await Ask(house, query)));
        Assert.NotEqual(first, P(await Ask(house, query with { Seed = 8 })));
    }

    [Fact]
    public async Task An_answer_is_kept_until_incidents_change()
    {
        await using var house = await With(new Situation(4));
        var first = await Ask(house);
        Assert.Same(first, await Ask(house));
        await house.Get<Announce<IncidentsChanged>>().Tell(new(1), Stop);
        Assert.NotSame(first, await Ask(house));
    }

    [Fact]
    public async Task A_change_by_another_process_is_seen_within_seconds()
    {
        await using var house = await With(new Situation(5));
        var query = new HotSpotQuery { Period = Period.Last(28, Situation.LastDay) };
        var first = (await Ask(house, query))!;
        await using (var db = house.Db())
        {
            await db.IncidentImports.ExecuteUpdateAsync(set => set.SetProperty(i => i.Accepted, 5), Stop);
            await db.IncidentDays.Where(d => d.Day == Situation.LastDay).ExecuteDeleteAsync(Stop);
        }
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await Ask(house, query))!.Incidents < first.Incidents);
    }

    [Fact]
    public async Task With_too_short_a_past_nothing_is_said_rather_than_something_wrong()
    {
        await using var house = await With(new Situation(6) { Days = 250 });
        Assert.All((await Ask(house))!.Spots, s => Assert.Equal((Verdict.CannotTell, CannotTell.NoPast), (s.Verdict, s.Because)));
    }

    [Fact]
    public async Task A_place_with_hardly_any_incidents_is_neither_hot_nor_cold()
    {
        await using var house = await With(new Situation(7) { Level = c => c.Name is "Cô Tô" ? 0.01 : 2 });
        var found = (await Ask(house))!;
        Assert.Equal(CannotTell.TooFew, found.Spots.Single(s => s.Name == "Cô Tô").Because);
    }

    [Fact]
    public async Task A_place_that_was_raised_all_the_year_is_hot_by_people_and_not_by_its_past()
    {
        await using var house = await With(new Situation(8) { Level = c => (c.Population ?? 20_000) / 25_000d * (c.Name is "Hồng Gai" ? 9 : 1) });
        var byPast = (await Ask(house))!.Spots.Single(s => s.Name == "Hồng Gai");
        var byPeople = (await Ask(house, new() { Against = Against.Population }))!.Spots.Single(s => s.Name == "Hồng Gai");
        Assert.Equal((Verdict.NotDifferent, Verdict.Hot), (byPast.Verdict, byPeople.Verdict));
    }

    [Fact]
    public async Task Islands_are_named_as_joined_to_the_nearest()
    {
        await using var house = await With(new Situation(9));
        var found = (await Ask(house))!;
        Assert.Contains("Cô Tô", found.Islands);
        Assert.DoesNotContain("Bãi Cháy", found.Islands);
    }

    [Fact]
    public async Task Without_incidents_there_is_nothing_to_find()
    {
        await using var house = await TestHouse.Open();
        Assert.Null(await Ask(house));
    }
}

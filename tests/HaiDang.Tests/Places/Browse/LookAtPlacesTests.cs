using HaiDang.Places;
using HaiDang.Places.Browse;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Places.Browse;

public class LookAtPlacesTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_territory_is_seen_today_and_as_it_was_and_so_is_the_country(Store store)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open(store);
        await EnsurePlaces.Run(house.Services, stop);
        await using var db = house.Db();
        async Task<LookAtPlaces.View> Look(string query) =>
            (await LookAtPlaces.Run(PlacesAddress.Parse(query), db, house.Get<LandNeighbours>(), house.Clock, stop))!;

        var today = await Look("?sort=-population");
        Assert.Equal((54, true, "Quảng Ninh"), (today.All.Length, today.IsToday, today.Root.Name));
        Assert.NotNull(today.Map);
        Assert.Null(today.Rows[^1].Population);   // what is not known comes last, whichever way
        Assert.Equal("07030", today.Rows[^1].Code);
        Assert.True(today.Rows[0].Population > today.Rows[1].Population);
        Assert.Equal(["06757", "06967", "06994", "07192"], today.All.Where(r => r.IsIsland).Select(r => r.Code).Order());
        var baChe = today.All.Single(r => r.Code == "06978");
        Assert.Contains("Xã Hải Lạng*", baChe.From);
        Assert.Contains("Thị trấn Ba Chẽ", baChe.From);
        // Density is of the official area, not of the drawing: Hồng Gai has 5,0 km², not the 31,6 of its islets.
        var hongGai = today.All.Single(r => r.Code == "06685");
        Assert.Equal(hongGai.Population!.Value / 5.0, hongGai.Density!.Value, 1e-9);

        var then = await Look("?ngay=2025-06-30");
        Assert.Equal((171, false), (then.All.Length, then.IsToday));
        Assert.Null(then.Map);
        Assert.Equal(12, then.All.Count(r => r.To.Length > 1));
        Assert.Equal("Thành phố Hạ Long", then.All.Single(r => r.Code == "06652").Parent);

        var unknown = await Look("?ngay=2020-01-01");
        Assert.Empty(unknown.All);
        Assert.Equal(new DateOnly(2024, 11, 1), unknown.EarliestDay);

        Assert.Equal(["Hải Hoà", "Hải Lạng"], (await Look("?q=xa hai hoa")).Rows.Select(r => r.Name));
        Assert.Equal("Ba Chẽ", Assert.Single((await Look("?q=06970")).Rows).Name);

        var country = await Look("?view=vietnam");
        Assert.Equal((34, 3_321), (country.All.Length, country.All.Sum(r => r.Communes)));
        var haNoi = await Look($"?territory={country.All.Single(r => r.Code == "01").Id}");
        Assert.Equal(126, haNoi.All.Length);
        Assert.Null(haNoi.Map);
    }

    [Fact]
    public async Task One_place_shows_what_became_of_it_and_what_it_came_from()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open();
        await EnsurePlaces.Run(house.Services, stop);
        await using var db = house.Db();
        var neighbours = house.Get<LandNeighbours>();
        var old = db.Places.Single(p => p.Code == "06886" && p.ValidTo != null).Id;
        var now = db.Places.Single(p => p.Code == "06886" && p.ValidTo == null).Id;

        var was = (await ShowPlace.Run(old, db, neighbours, stop))!;
        Assert.Equal(["Xã Ba Chẽ", "Xã Hải Hoà", "Xã Hải Lạng"], was.After.Select(a => a.FullName).Order());
        Assert.All(was.After, a => Assert.False(a.Whole));
        Assert.Equal("Huyện Tiên Yên", was.Row.Parent);

        var stands = (await ShowPlace.Run(now, db, neighbours, stop))!;
        Assert.Contains(stands.Before, b => b is { FullName: "Xã Đồng Rui", Whole: true });
        Assert.Contains("Xã Tiên Yên", stands.Beside.Select(b => b.FullName));
        Assert.Null(await ShowPlace.Run(int.MaxValue, db, neighbours, stop));
    }

    [Theory]
    [InlineData("?view=vietnam&q=ha%20noi&sort=-area&paint=population&place=7")]
    [InlineData("?territory=10&ngay=2025-06-30")]
    public void An_address_comes_back_as_it_was(string query) => Assert.Equal(query[1..], PlacesAddress.Parse(query).ToQuery());

    [Fact]
    public void What_an_address_cannot_mean_is_left_out() =>
        Assert.Equal(new PlacesAddress(), PlacesAddress.Parse("?territory=x&ngay=31/02/2025&sort=drop&paint=red&place="));
}

using HaiDang.Places;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Places;

public class PlaceFinderTests
{
    private static readonly DateOnly Before = new(2025, 6, 30), After = new(2025, 7, 1);

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Codes_and_names_lead_to_the_unit_in_force_today(Store store)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open(store);
        await EnsurePlaces.Run(house.Services, stop);
        var lookup = await house.Get<PlaceFinder>().Current(stop);

        string? One(PlaceMatch match) => match is PlaceMatch.One one ? lookup[one.Id].Code : null;
        string[] Divided(PlaceMatch match) => [.. Assert.IsType<PlaceMatch.Divided>(match).Candidates.Select(id => lookup[id].Code).Order()];

        // merged whole
        Assert.Equal("06658", One(lookup.ByCode("06649", Before)));
        Assert.Equal("06658", One(lookup.ByCode("6649", new(2026, 3, 1))));
        Assert.Equal("06658", One(lookup.ByName("Phường Hà Khánh", Before)));
        // 06652 was Hà Phong, is Hà Tu; Hà Phong went into Hà Tu
        Assert.Equal("06652", One(lookup.ByCode("06652", Before)));
        Assert.Equal("Hà Tu", lookup[((PlaceMatch.One)lookup.ByCode("06652", After)).Id].Name);
        Assert.Equal("06652", One(lookup.ByName("Hà Phong", After)));
        // 06886 was divided, and is a commune of today too: the day decides
        Assert.Equal(["06799", "06886", "06978"], Divided(lookup.ByCode("06886", Before)));
        Assert.Equal("06886", One(lookup.ByCode("06886", After)));
        Assert.Equal(["07030", "07060"], Divided(lookup.ByName("Xã Đồng Lâm", Before)));
        // both codes of Ba Chẽ
        Assert.Equal("06978", One(lookup.ByCode("06978", After)));
        Assert.Equal("06978", One(lookup.ByCode("06970", After)));
        Assert.Equal("06978", One(lookup.ByCode("06970", Before)));
        // the place of the tone mark
        Assert.Equal(One(lookup.ByName("Hải Hoà", After)), One(lookup.ByName("Xã Hải Hòa", After)));
        Assert.Equal("06799", One(lookup.ByName("hai hoa", After)));
        // one name, two units: the kind or the district tells
        Assert.IsType<PlaceMatch.Ambiguous>(lookup.ByName("Bắc Sơn", Before));
        Assert.Equal("Hải Sơn", lookup[((PlaceMatch.One)lookup.ByName("Xã Bắc Sơn", Before)).Id].Name);
        Assert.Equal("Vàng Danh", lookup[((PlaceMatch.One)lookup.ByName("Bắc Sơn, TP. Uông Bí", Before)).Id].Name);
        Assert.Equal("Đầm Hà", lookup[((PlaceMatch.One)lookup.ByName("Đầm Hà", Before)).Id].Name);
        // above a commune, elsewhere, nowhere
        Assert.IsType<PlaceMatch.Unknown>(lookup.ByName("Huyện Hoành Mô", After));
        Assert.IsType<PlaceMatch.Unknown>(lookup.ByName("Phường Ba Đình", After));
        Assert.Equal("00004", One(lookup.ByName("Phường Ba Đình, Hà Nội", After)));
        Assert.Equal("00004", One(lookup.ByCode("00004", After)));
        Assert.IsType<PlaceMatch.Unknown>(lookup.ByCode("99999", After));
        Assert.IsType<PlaceMatch.Unknown>(lookup.ByName(" , ", After));
    }

    [Fact]
    public async Task A_point_leads_to_its_commune_and_a_quay_to_the_nearest()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open();
        await EnsurePlaces.Run(house.Services, stop);
        var lookup = await house.Get<PlaceFinder>().Current(stop);
        await using var db = house.Db();
        var territory = (await Territories.Current(db, stop))!;

        Assert.Equal("Quảng Ninh", territory.Root.Name);
        Assert.All(territory.Communes, c => Assert.Equal(c.Id, lookup.At(c.Lon!.Value, c.Lat!.Value)));
        // Seats of Vân Đồn and Cô Tô stand just off the simplified coast; all others inside their unit.
        Assert.Equal(["Cô Tô", "Vân Đồn"], territory.Communes.Where(c => lookup.At(c.SeatLon!.Value, c.SeatLat!.Value) != c.Id).Select(c => c.Name).Order());
        Assert.All(territory.Communes, c => Assert.Equal(c.Id, lookup.Near(c.SeatLon!.Value, c.SeatLat!.Value, 1_000, out _)));
        Assert.Null(lookup.At(108.5, 20.5));
        Assert.Null(lookup.Near(108.5, 20.5, 1_000, out var metres));
        Assert.True(double.IsNaN(metres));
        Assert.Null(lookup.At(0, 0));
    }

    [Fact]
    public async Task The_lookup_is_made_anew_when_places_change_and_only_then()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open();
        await EnsurePlaces.Run(house.Services, stop);
        var finder = house.Get<PlaceFinder>();
        var first = await finder.Current(stop);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Same(first, await finder.Current(stop));

        await using (var db = house.Db())
        {
            await db.Places.Where(p => p.Code == "06658" && p.ValidTo == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, "Tên mới"), stop);
            await PlacesChanged.Note(db, stop);   // as another process would
            await db.SaveChangesAsync(stop);
        }
        Assert.Same(first, await finder.Current(stop));
        house.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.NotSame(first, await finder.Current(stop));
    }
}

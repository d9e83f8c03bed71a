using HaiDang.Places;
using HaiDang.Places.Reference;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Places.Reference;

public class LoadReferenceTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_country_is_loaded_with_its_quirks_and_a_second_time_changes_nothing(Store store)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open(store);
        await EnsurePlaces.Run(house.Services, stop);
        await using var db = house.Db();
        var places = await db.Places.AsNoTracking().ToListAsync(stop);
        var province = places.Single(p => p.Type is PlaceType.Province && p.Code == "22");
        var own = places.Where(p => p.RootId == province.Id && p.IsCommune).ToArray();

        Assert.Equal(34, places.Count(p => p.Type is PlaceType.Province));
        Assert.All(places.Where(p => p.IsRoot), p => Assert.Equal(p.Id, p.RootId));
        Assert.Equal(3_321, places.Count(p => p.IsCommune && p.ValidTo is null));
        Assert.Equal(54, own.Count(p => p.ValidTo is null));
        Assert.Equal(171, own.Count(p => p.StandsOn(new(2025, 6, 30))));
        Assert.Equal(54, own.Count(p => p.StandsOn(new(2025, 7, 1))));
        Assert.Equal(13, places.Count(p => p.Type is PlaceType.District));
        Assert.Equal(3_321 + 171 + 13 + 34, places.Count);
        Assert.Equal(54 + 34, await db.PlaceShapes.CountAsync(stop));

        var successions = await db.Successions.AsNoTracking().ToListAsync(stop);
        Assert.Equal(184, successions.Count);
        Assert.Equal(12, successions.Where(s => !s.Whole).Select(s => s.FromId).Distinct().Count());
        Assert.Equal(159, successions.Count(s => s.Whole));
        Assert.Equal(54, successions.Select(s => s.ToId).Distinct().Count());

        Place Today(string code) => own.Single(p => p.Code == code && p.ValidTo is null);
        Assert.Equal("06970", Today("06978").OtherCode);
        Assert.Null(Today("07030").Population);
        Assert.Equal(175.94, Today("07030").AreaKm2);
        Assert.NotNull(Today("07030").Note);
        Assert.Equal(583.92, Today("06994").AreaKm2);
        Assert.Equal(114, places.Count(p => p.IsCommune && p.ValidTo is null && p.Population is null));
        Assert.Equal(1_468_550, own.Sum(p => p.Population ?? 0));
        Assert.All(places.Where(p => p.Note is not null), p => Assert.All(PlaceNote.Sentences(p.Note), s => Assert.Contains(' ', s)));

        var again = await LoadReference.Run(db, house.Get<Announce<PlacesChanged>>(), stop);
        Assert.Equal(new LoadReference.Answer(0, 0, 0), again);
    }
}

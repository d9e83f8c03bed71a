using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Surface;
using HaiDang.Tests.Testing;
using HaiDang.Ui;
using NetTopologySuite.Geometries;
using Xunit;
namespace HaiDang.Tests.HotSpots.Surface;

public sealed class DrawSurfaceTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly Period Last28 = Period.Last(28, Situation.LastDay);

    [Theory]
    [InlineData(37, new[] { 0.5, 1, 2, 5, 10, 20 })]
    [InlineData(1.2, new[] { 0.02, 0.05, 0.1, 0.2, 0.5, 1 })]
    [InlineData(0, new double[0])]
    public void Bands_are_cut_at_round_numbers_below_the_highest(double highest, double[] expected) =>
        Assert.Equal(expected, SurfaceBands.Cuts(highest));

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_darkest_band_lies_where_the_incidents_are_and_only_on_land(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        var territory = await new Situation(1) { Planted = { ["Bãi Cháy"] = 2 }, Days = 30 }.Fill(db, Stop);
        var place = territory.Communes.Single(c => c.Name == "Bãi Cháy");
        var memory = house.Get<HotSpotMemory>();
        var surface = (await DrawSurface.Run(new(Last28, null, 2_000), memory, null, Stop))!;

        Assert.True(surface.Points > 20);
        var darkest = surface.Bands[^1];
        Assert.Equal("seq-6", darkest.Paint);
        Assert.True(darkest.Area.IsWithinDistance(new Point(place.Lon!.Value, place.Lat!.Value), 0.005));
        var land = (await FindHotSpots.GroundOf(memory, Stop))!;
        Assert.All(surface.Bands, b => Assert.True(land.Plane.ToMetres(b.Area).Difference(land.Land.Buffer(1)).Area < 100));
        for (var band = 1; band < surface.Bands.Length; band++)
            Assert.True(surface.Bands[band].Area.Intersection(surface.Bands[band - 1].Area).Area < 1e-9);
    }

    [Fact]
    public async Task Without_exact_points_there_is_no_band()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        await new Situation(2) { Days = 30 }.Fill(db, Stop);
        var surface = (await DrawSurface.Run(new(Last28, null, 1_000), house.Get<HotSpotMemory>(), null, Stop))!;
        Assert.Empty(surface.Bands);
    }
}

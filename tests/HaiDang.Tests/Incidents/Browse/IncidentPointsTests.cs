using System.Text.Json;
using HaiDang.Incidents.Browse;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class IncidentPointsTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Few_points_are_given_one_by_one_with_their_ids(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        var shown = await ground.Add("2026-10-01T10:00", ground.BaiChay);
        await ground.Add("2026-10-01T10:00", ground.BaiChay, point: false);
        var (db, scope) = await ground.Ask("");
        await using (db)
        {
            using var json = JsonDocument.Parse(await IncidentPoints.Run(scope, db, Ground.Stop));
            Assert.Equal(("single", 1), (json.RootElement.GetProperty("counted").GetString(), json.RootElement.GetProperty("n").GetInt32()));
            var feature = Assert.Single(json.RootElement.GetProperty("features").EnumerateArray());
            Assert.Equal(shown.Id, feature.GetProperty("properties").GetProperty("id").GetGuid());
            Assert.Equal([107.03, 20.96], feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()));
        }
    }

    [Fact]
    public void Cells_lose_no_point_however_often_they_are_merged()
    {
        var cells = new CellCounts();
        var random = new Random(7);
        for (var n = 0; n < 60_000; n++) cells.Add(-2 + random.NextDouble() * 4, 20 + random.NextDouble() * 4);
        var all = cells.All().ToArray();
        Assert.True(all.Length is > 500 and <= 4_000, $"{all.Length} cells");
        Assert.Equal(60_000, all.Sum(c => c.N));
        Assert.Equal(60_000, cells.Total);
        Assert.Equal(0, all.Sum(c => c.Lon * c.N) / 60_000, 1);
    }

    [Fact]
    public void Points_at_one_place_are_one_cell_at_that_place()
    {
        var cells = new CellCounts();
        for (var n = 0; n < 10; n++) cells.Add(107.03, 20.96);
        var (lon, lat, count) = Assert.Single(cells.All());
        Assert.Equal((107.03, 20.96, 10), (Math.Round(lon, 9), Math.Round(lat, 9), count));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Places.Import;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Xunit;
namespace HaiDang.Tests.Places.Shapes;

public class SendShapesTests
{
    [Fact]
    public async Task A_map_is_given_outlines_it_may_keep_and_is_told_when_they_are_unchanged()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        var territory = (await Territories.Current(db, stop))!;
        var urls = await PlaceUrls.Of(db, territory.Root.Id, stop);

        var answer = await site.Client.GetAsync(urls.Shapes, stop);
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        var features = (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("features").EnumerateArray().ToArray();
        var land = features.Where(f => !f.GetProperty("properties").GetProperty("islet").GetBoolean()).ToArray();
        Assert.Equal(territory.Communes.Select(c => c.Id), land.Select(f => f.GetProperty("properties").GetProperty("id").GetInt32()));
        Assert.All(features.SelectMany(Numbers), n => Assert.Equal(Math.Round(n, 5), n));
        // Cái Bầu, Quan Lạn and the other islands with people keep the colour of Vân Đồn; its hundreds of rocks do not.
        var vanDon = features.Where(f => f.GetProperty("properties").GetProperty("name").GetString() == "Vân Đồn").ToArray();
        Assert.Equal(2, vanDon.Length);
        Assert.InRange(Parts(vanDon[0]), 5, 20);
        Assert.True(Parts(vanDon[1]) > 100);

        using var again = new HttpRequestMessage(HttpMethod.Get, urls.Shapes);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(again, stop)).StatusCode);

        using var packed = new HttpRequestMessage(HttpMethod.Get, urls.Shapes);
        packed.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var small = await site.Client.SendAsync(packed, stop);
        Assert.Equal(["gzip"], small.Content.Headers.ContentEncoding);
        Assert.InRange((await small.Content.ReadAsByteArrayAsync(stop)).Length, 100_000, 500_000);
    }

    [Fact]
    public async Task The_land_around_is_the_neighbours_and_not_the_territory_itself()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        var territory = (await Territories.Current(db, stop))!;
        var outside = await site.Client.GetFromJsonAsync<JsonElement>((await PlaceUrls.Of(db, territory.Root.Id, stop)).Outside, stop);
        var shape = GeoJsonAreas.Shape(outside.GetProperty("features")[0].GetProperty("geometry")).Shape!;
        bool Holds(double lon, double lat) => Enumerable.Range(0, shape.NumGeometries).Any(i => shape.GetGeometryN(i).Contains(shape.Factory.CreatePoint(new Coordinate(lon, lat))));
        Assert.True(Holds(106.68, 20.85));    // Hải Phòng
        Assert.True(Holds(107.97, 21.75));    // across the border
        Assert.False(Holds(107.05, 20.95));   // Hạ Long
        Assert.False(Holds(107.6, 20.6));     // the sea
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/api/Places/shapes/0", stop)).StatusCode);
    }

    [Fact]
    public async Task The_national_map_shows_Hoang_Sa_and_Truong_Sa()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        var provinces = await site.Client.GetFromJsonAsync<JsonElement>("/api/Places/provinces", stop);
        var features = provinces.GetProperty("features").EnumerateArray().ToArray();
        Assert.Equal(34, features.Select(f => f.GetProperty("properties").GetProperty("id").GetInt32()).Distinct().Count());
        bool Reaches(string code, Func<double, double, bool> where) => features
            .Where(f => f.GetProperty("properties").GetProperty("code").GetString() == code)
            .SelectMany(f => Numbers(f).Chunk(2)).Any(p => where(p[0], p[1]));
        Assert.True(Reaches("48", (lon, lat) => lon > 111 && lat > 15.5));
        Assert.True(Reaches("56", (lon, lat) => lon > 111 && lat < 11));
    }

    private static int Parts(JsonElement feature) => feature.GetProperty("geometry").GetProperty("coordinates").GetArrayLength();

    private static IEnumerable<double> Numbers(JsonElement feature) =>
        feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
            .SelectMany(p => p.EnumerateArray()).SelectMany(r => r.EnumerateArray()).SelectMany(p => p.EnumerateArray()).Select(n => n.GetDouble());
}

using HaiDang.Places;
using HaiDang.Places.Import;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Places.Import;

public class ImportPlacesTests
{
    private const string TwoWards = """
        {"type":"FeatureCollection","features":[
         {"type":"Feature","properties":{"ma":"01","ten":"Hoà Bình","loai":"phường","dan_so":1200},"geometry":{"type":"Polygon","coordinates":[[[7,1],[7.1,1],[7.1,1.1],[7,1.1],[7,1]]]}},
         {"type":"Feature","properties":{"ma":"02","ten":"Đông Hải","loai":"xã","dan_so":800},"geometry":{"type":"Polygon","coordinates":[[[7.1,1],[7.2,1],[7.2,1.1],[7.1,1.1],[7.1,1]]]}}]}
        """;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Chicagos_25_parts_become_23_districts_and_points_find_them(Store store)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open(store);
        var file = AreaFile.Read(Path.Combine(AppContext.BaseDirectory, "Places/Cases/chicago_police_districts.geojson"));
        var report = await Import(house, new() { File = file, Territory = "Chicago", Source = "test" });

        Assert.Equal((25, 25, 0, 0, 23, 23), (report.Features, report.Accepted, report.Mended, report.Refused, report.Units, report.Added));
        Assert.Equal(2, report.ByReason["united"]);
        Assert.Equal(("Name", "description"), (report.Mapping.Code, report.Mapping.Name));
        await using var db = house.Db();
        var chicago = await db.Places.SingleAsync(p => p.Type == PlaceType.Territory, stop);
        await Territories.Choose(db, chicago.Id, house.Get<Announce<PlacesChanged>>(), stop);
        Assert.Equal(23, (await Territories.Current(db, stop))!.Communes.Length);
        var lookup = await house.Get<PlaceFinder>().Current(stop);
        Assert.Equal("2", lookup[lookup.At(-87.6277, 41.7922)!.Value].Code);
        Assert.Equal("District 2", lookup[((PlaceMatch.One)lookup.ByName("district 2", new(2015, 1, 1))).Id].Name);

        var again = await Import(house, new() { File = file, Territory = "CHICAGO", Source = "test" });
        Assert.Equal((23, 0, 0, 0), (again.Units, again.Added, again.Changed, again.Ended));
        Assert.Equal(23, await db.Places.CountAsync(p => p.Type == PlaceType.Area, stop));
    }

    [Fact]
    public async Task A_second_import_corrects_in_place_and_with_a_day_keeps_what_was()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open();
        using var folder = new Folder();
        var first = await Import(house, new() { File = folder.Json(TwoWards), Territory = "Thử", Source = "test" });
        Assert.Equal((2, 0), (first.Added, first.Changed));

        var corrected = await Import(house, new() { File = folder.Json(TwoWards.Replace("1200", "1300")), Territory = "Thử", Source = "test" });
        Assert.Equal((0, 1), (corrected.Added, corrected.Changed));

        var renamed = TwoWards.Replace("Hoà Bình", "Hòa Bình Mới").Replace("1200", "1300");
        var from = await Import(house, new() { File = folder.Json(renamed), Territory = "Thử", Source = "test", From = new(2026, 1, 1) });
        Assert.Equal((0, 1, 0), (from.Added, from.Changed, from.Ended));
        var lookup = await house.Get<PlaceFinder>().Current(stop);
        var today = lookup[lookup.At(7.05, 1.05)!.Value];
        Assert.Equal(("Hòa Bình Mới", "Phường Hòa Bình Mới", 1300L, PlaceType.Ward), (today.Name, today.FullName, today.Population, today.Type));
        await using var db = house.Db();
        await Territories.Choose(db, today.RootId, house.Get<Announce<PlacesChanged>>(), stop);
        lookup = await house.Get<PlaceFinder>().Current(stop);
        Assert.Equal(new PlaceMatch.One(today.Id), lookup.ByName("phường Hoà Bình", new(2025, 6, 1)));
        Assert.Equal(2, (await Territories.Of(db, today.RootId, new(2025, 12, 31), stop))!.Communes.Length);

        var onlyOne = folder.Json(renamed[..renamed.LastIndexOf(",\n", StringComparison.Ordinal)] + "]}");
        var ended = await Import(house, new() { File = onlyOne, Territory = "Thử", Source = "test", From = new(2026, 2, 1) });
        Assert.Equal((0, 0, 1), (ended.Added, ended.Changed, ended.Ended));
    }

    [Fact]
    public async Task Outlines_go_to_the_communes_that_are_there_already()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open();
        await EnsurePlaces.Run(house.Services, stop);
        using var folder = new Folder();
        var file = folder.Json(TwoWards.Replace("\"01\"", "\"11365\"").Replace("\"02\"", "\"11383\""));
        await using var db = house.Db();
        var name = (await db.Places.SingleAsync(p => p.Code == "31" && p.Type == PlaceType.Province, stop)).FullName;
        var communes = await db.Places.Where(p => (p.Code == "11365" || p.Code == "11383") && p.ValidTo == null).CountAsync(stop);
        var before = await db.Places.CountAsync(stop);
        var report = await Import(house, new() { File = file, Territory = name, Source = "test", Mapping = new() { Code = "ma" } });
        Assert.Equal(2 - communes, report.Added);
        Assert.Equal(before + report.Added, await db.Places.CountAsync(stop));
        Assert.Contains("Hải Phòng", (await Territories.All(db, stop)).Select(p => p.Name));
    }

    [Fact]
    public async Task A_file_of_which_nothing_can_be_taken_changes_nothing()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var house = await TestHouse.Open();
        using var folder = new Folder();
        await using var db = house.Db();
        var before = await db.Places.CountAsync(stop);
        var metres = folder.Json("""{"type":"Feature","properties":{"ma":"1"},"geometry":{"type":"Polygon","coordinates":[[[428000,2320000],[429000,2320000],[429000,2321000],[428000,2320000]]]}}""");
        await Assert.ThrowsAsync<InvalidDataException>(() => Import(house, new() { File = metres, Territory = "Thử", Source = "test" }));
        await Assert.ThrowsAsync<InvalidDataException>(() => Import(house, new() { File = folder.Json(TwoWards), Territory = "Thử", Source = "test", Mapping = new() { Name = "nowhere" } }));
        Assert.Equal(before, await db.Places.CountAsync(stop));
        var mended = await Import(house, new() { File = metres, Territory = "Thử", Source = "test", Coordinates = CoordinateSystem.Parse("vn2000:107.75") });
        Assert.Equal(1, mended.Accepted);
    }

    [Fact]
    public async Task Without_a_column_of_codes_the_row_number_is_the_code()
    {
        await using var house = await TestHouse.Open();
        using var folder = new Folder();
        var report = await Import(house, new() { File = folder.Json(TwoWards.Replace("\"ma\":\"01\",", "").Replace("\"ma\":\"02\",", "")), Territory = "Thử", Source = "test" });
        Assert.Null(report.Mapping.Code);
        await using var db = house.Db();
        Assert.Equal(["1", "2"], await db.Places.Where(p => p.Source == "test" && p.Type != PlaceType.Territory).Select(p => p.Code).OrderBy(c => c).ToArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<ImportPlaces.Report> Import(TestHouse house, ImportPlaces.Command command)
    {
        await using var db = house.Db();
        return await ImportPlaces.Run(command, db, house.Get<Announce<PlacesChanged>>(), TestContext.Current.CancellationToken);
    }
}

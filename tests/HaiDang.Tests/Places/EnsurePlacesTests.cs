using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Places.Import;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Places;

public class EnsurePlacesTests
{
    [Fact]
    public async Task An_office_elsewhere_begins_with_its_own_places_and_keeps_to_them()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        var house = new House(Program.Modules) { Clock = TestHouse.FixedClock(), Database = null };
        await using (var services = await house.OpenEmpty(folder.Path, stop))
        await using (var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop))
        {
            var file = AreaFile.Read(Path.Combine(AppContext.BaseDirectory, "Places/Cases/chicago_police_districts.geojson"));
            await ImportPlaces.Run(new() { File = file, Territory = "Chicago", Source = "test" }, db, services.GetRequiredService<Announce<PlacesChanged>>(), stop);
        }
        await using (var services = await house.Open(folder.Path, stop))
        await using (var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop))
        {
            Assert.Equal("Chicago", (await Territories.Current(db, stop))!.Root.Name);
            Assert.Equal(24, await db.Places.CountAsync(stop));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}

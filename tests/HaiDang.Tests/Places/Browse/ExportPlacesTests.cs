using System.Net.Http.Json;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Sylvan.Data.Csv;
using Xunit;
namespace HaiDang.Tests.Places.Browse;

public class ExportPlacesTests
{
    [Fact]
    public async Task A_file_holds_exactly_what_is_shown_and_no_cell_becomes_a_formula()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop))
            await db.Places.Where(p => p.Code == "06658" && p.ValidTo == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.FullName, "=HYPERLINK(\"x\",1)"), stop);

        var text = await site.Client.GetStringAsync("/api/Places/export.csv?sort=code", stop);
        using var rows = CsvDataReader.Create(new StringReader(text.TrimStart('\uFEFF')));
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(rows.GetOrdinal("name")));
            if (rows.GetString(0) == "07030") Assert.Equal("", rows.GetString(rows.GetOrdinal("population")));
        }
        Assert.Equal(54, names.Count);
        Assert.Equal("'=HYPERLINK(\"x\",1)", names[1]);

        await using var sheet = await site.Client.GetStreamAsync("/api/Places/export.xlsx?ngay=2025-06-30", stop);
        using var copy = new MemoryStream();
        await sheet.CopyToAsync(copy, stop);
        Assert.Equal(171, copy.Query(useHeaderRow: true).Count());

        var map = await site.Client.GetFromJsonAsync<JsonElement>("/api/Places/export.geojson?q=co+to", stop);
        var feature = Assert.Single(map.GetProperty("features").EnumerateArray());
        Assert.Equal("MultiPolygon", feature.GetProperty("geometry").GetProperty("type").GetString());
        Assert.False(map.GetProperty("synthetic").GetBoolean());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Client.GetAsync("/api/Places/export.exe", stop)).StatusCode);
    }
}

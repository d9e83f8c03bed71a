using System.Globalization;
using System.Text;
using System.Text.Json;
using HaiDang.Incidents;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class ExportIncidentsTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_spreadsheet_holds_what_the_filter_shows(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T10:30", ground.BaiChay, doubts: Doubts.Pile, reference: "A");
        await ground.Add("2026-10-02T10:30", ground.HongGai, "=Sự vụ lạ", reference: "B");
        await ground.Add("2026-01-02T10:30", ground.HongGai, reference: "too early");

        using var file = await Written(house, ground, "", XlsxFile.Write);
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();

        Assert.Equal(["B", "A"], rows.Select(r => r["Mã nguồn"]));
        Assert.Equal("=Sự vụ lạ", rows[0]["Loại vụ theo nguồn"]);
        Assert.Equal(new DateTime(2026, 10, 1, 10, 30, 0), rows[1]["Bắt đầu (giờ Việt Nam, UTC+7)"]);
        Assert.Equal(107.03, rows[1]["Kinh độ"]);
        Assert.Equal("Dồn một điểm", rows[1]["Nghi ngờ"]);
        Assert.Equal("0502", rows[1]["Mã ICCS"]);
    }

    [Fact]
    public async Task A_text_file_opens_in_a_Vietnamese_spreadsheet_and_runs_nothing()
    {
        await using var house = await TestHouse.Open();
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T10:30", ground.BaiChay, "=Sự vụ lạ", reference: "A;\"1\"");

        using var file = await Written(house, ground, "", CsvFile.Write);
        var bytes = file.ToArray();
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.StartsWith("Mã nguồn;\"Bắt đầu", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"A;\"\"1\"\"\";2026-10-01 10:30;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";'=Sự vụ lạ;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";107,03;20,96;", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_without_a_point_is_in_GeoJSON_with_an_empty_geometry()
    {
        await using var house = await TestHouse.Open();
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T10:30", ground.BaiChay, point: false);
        using var file = await Written(house, ground, "", GeoJsonFile.Write);
        using var json = JsonDocument.Parse(file);
        var feature = Assert.Single(json.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
        Assert.Equal("2026-10-01T10:30:00+07:00", feature.GetProperty("properties").GetProperty("start").GetString());
        Assert.False(json.RootElement.GetProperty("synthetic").GetBoolean());
    }

    [Fact]
    public async Task Synthetic_data_says_so_in_every_form_and_in_the_name()
    {
        await using var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            await using var db = services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<HaiDang.Data.HaiDangDb>>().CreateDbContext();
            await db.WriteSetting(Setting.SyntheticSeed, "20240307", stop);
            await db.SaveChangesAsync(stop);
        });
        foreach (var form in new[] { "csv", "xlsx", "geojson" })
        {
            using var answer = await site.Client.GetAsync($"/api/Incidents/export.{form}", Ground.Stop);
            Assert.EndsWith($"-mo-phong.{form}", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        }
        Assert.Contains("\"synthetic\":true", await site.Client.GetStringAsync("/api/Incidents/export.geojson", Ground.Stop), StringComparison.Ordinal);
        using var sheet = new MemoryStream(await site.Client.GetByteArrayAsync("/api/Incidents/export.xlsx", Ground.Stop));
        Assert.Contains("MÔ PHỎNG", (string)sheet.Query().Cast<IDictionary<string, object>>().First()["A"], StringComparison.Ordinal);
    }

    private static async Task<MemoryStream> Written(TestHouse house, Ground ground, string query, Func<Stream, ExportTable, CancellationToken, Task> write)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Vietnamese;
        var (db, scope) = await ground.Ask(query);
        await using (db)
        {
            var file = new MemoryStream();
            await write(file, await ExportIncidents.Table(scope, null, db, house.Clock, Ground.Stop), Ground.Stop);
            file.Position = 0;
            return file;
        }
    }
}

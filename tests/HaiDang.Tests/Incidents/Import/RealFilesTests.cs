using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Import;
using HaiDang.Places;
using HaiDang.Places.Import;
using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Incidents.Import;

/// <summary>Excerpts of files that cities publish, with their quirks.</summary>
public class RealFilesTests
{
    [Fact]
    public async Task Chicago_lands_in_its_districts_and_those_outside_go_to_the_nearest_with_a_doubt()
    {
        await using var desk = await ImportDesk.Open();
        await Areas(desk, "chicago-districts.geojson", "Chicago");
        var report = await desk.Import(ImportDesk.Sample("chicago-assaults.csv"), new() { Zone = "America/Chicago" });

        Assert.Equal((321, 321, 0), (report.Rows, report.Accepted, report.Refused));
        Assert.Equal(12, report.ByReason["justOutside"]);
        var agree = 1 - (double)report.ByReason["placeDisagrees"] / report.Rows;
        Assert.InRange(agree, 0.95, 0.999);
        Assert.False(report.ByReason.ContainsKey("roundTime"), "people round to full hours everywhere in this file");
        Assert.Equal(new DateTime(2010, 1, 1, 6, 5, 0), (await desk.Incidents()).Single(i => i.Reference == "1").StartAt.UtcDateTime);
    }

    [Fact]
    public async Task Without_its_areas_a_foreign_city_is_refused_row_by_row_with_a_word_of_advice()
    {
        await using var desk = await ImportDesk.Open();
        var report = await desk.Import(ImportDesk.Sample("memphis-robberies.csv"), new() { Zone = "America/Chicago" });
        Assert.Equal((201, 0, 201), (report.Rows, report.Accepted, report.ByReason["outside"]));
        Assert.Contains(report.Warnings, w => w.Contains("haidang import places", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Northumbria_is_known_to_the_month_and_has_a_pile()
    {
        await using var desk = await ImportDesk.Open();
        var facts = await desk.Examine(ImportDesk.Sample("northumbria-asb.csv"), new() { Zone = "Europe/London" });
        Assert.Equal("month", facts.Mapping.ColumnOf(Field.Month));
        Assert.Equal("category", facts.Mapping.ColumnOf(Field.Kind));

        await using var db = desk.House.Db();
        var square = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"N","name":"N"},"geometry":{"type":"Polygon","coordinates":[[[-3,54],[-1,54],[-1,56],[-3,56],[-3,54]]]}}]}""";
        await Areas(desk, desk.File("n.geojson", square), "N");
        var report = await desk.Import(ImportDesk.Sample("northumbria-asb.csv"), new() { Zone = "Europe/London" });
        Assert.Equal((358, 358, 358), (report.Accepted, report.Doubtful, report.ByReason["monthOnly"]));
        Assert.InRange(report.ByReason["pile"], 70, 75);
        var summer = (await desk.Incidents()).First(i => i.StartAt.Month == 6);
        Assert.Equal((new DateTime(2022, 6, 30, 23, 0, 0), TimePrecision.Month), (summer.StartAt.UtcDateTime, summer.TimePrecision));
    }

    [Theory]
    [InlineData("vu-viec-1258.csv", "Windows-1258", ';', true)]
    [InlineData("vu-viec-utf16.csv", "UTF-16", '\t', true)]
    public async Task An_old_office_file_is_read_as_meant(string name, string encoding, char delimiter, bool comma)
    {
        await using var desk = await ImportDesk.Open();
        var facts = await desk.Examine(ImportDesk.Sample(name));
        Assert.Equal((encoding, delimiter, comma), (facts.Encoding, facts.Delimiter, facts.DecimalComma));
        Assert.Equal(["Mã vụ", "Thời gian xảy ra", "Loại vụ", "Kinh độ", "Vĩ độ", "Xã, phường"], facts.Columns.Select(c => c.Name));
        Assert.Equal([Field.Reference, Field.Start, Field.Kind, Field.Lon, Field.Lat, Field.CommuneName], facts.Columns.Select(c => c.Field));
        Assert.Equal("dd/MM/yyyy HH:mm", facts.Columns[1].TimeShapes[0]);

        var report = await desk.Import(ImportDesk.Sample(name));
        Assert.Equal((40, 40, 0), (report.Rows, report.Accepted, report.Doubtful));
        Assert.Contains(report.UnmappedKinds, k => k is { Text: "Trộm cắp TS", Guess: "theft", Confidence: 0.98 });
    }

    [Fact]
    public async Task A_workbook_below_merged_titles_is_read_with_its_dates()
    {
        await using var desk = await ImportDesk.Open();
        var facts = await desk.Examine(ImportDesk.Sample("so-vu-viec.xlsx"));
        Assert.Equal((4, "Tháng 9", 2), (facts.HeaderLine, facts.Sheet, facts.Sheets.Length));
        Assert.NotEmpty(facts.Notes);
        Assert.Equal("Số vụ", facts.Mapping.ColumnOf(Field.Reference));

        var report = await desk.Import(ImportDesk.Sample("so-vu-viec.xlsx"));
        Assert.Equal((12, 0), (report.Accepted, report.Doubtful));
        Assert.Equal(new DateTime(2026, 9, 1, 1, 30, 0), (await desk.Incidents())[0].StartAt.UtcDateTime);
    }

    [Fact]
    public async Task A_parquet_file_gives_instants_and_numbers_as_they_are()
    {
        await using var desk = await ImportDesk.Open();
        var report = await desk.Import(ImportDesk.Sample("incidents.parquet"));
        Assert.Equal((7, 7, 1), (report.Rows, report.Accepted, report.ByReason["noCoordinates"]));
        var first = (await desk.Incidents())[0];
        Assert.Equal(("1001", new DateTime(2026, 9, 1, 3, 1, 0)), (first.Reference, first.StartAt.UtcDateTime));
    }

    [Fact]
    public async Task Vn2000_lands_in_the_stated_communes_with_the_zone_found_by_itself()
    {
        await using var desk = await ImportDesk.Open();
        var facts = await desk.Examine(ImportDesk.Sample("vn2000.csv"));
        Assert.Equal(("x", "y"), (facts.Mapping.ColumnOf(Field.Northing), facts.Mapping.ColumnOf(Field.Easting)));
        var report = await desk.Import(ImportDesk.Sample("vn2000.csv"));
        Assert.Equal((7, 0), (report.Accepted, report.Doubtful));
        Assert.InRange((await desk.Incidents())[0].Lon!.Value, 107.0, 107.1);
    }

    [Fact]
    public async Task Old_codes_lead_to_todays_communes_and_divided_ones_stay_open()
    {
        await using var desk = await ImportDesk.Open();
        var report = await desk.Import(ImportDesk.Sample("xa-cu.csv"));
        Assert.Equal((8, 2), (report.Accepted, report.ByReason["dividedPlace"]));
        var incidents = await desk.Incidents();
        Assert.Equal(6, incidents.Count(i => i is { PlaceId: not null, PlacedBy: PlacedBy.Code }));
        Assert.Equal(2, incidents.Count(i => i.PlaceId is null && i.Doubts.HasFlag(Doubts.NoPlace)));
    }

    private static async Task Areas(ImportDesk desk, string file, string territory)
    {
        await using var db = desk.House.Db();
        var path = Path.IsPathRooted(file) ? file : ImportDesk.Sample(file);
        await ImportPlaces.Run(new() { File = AreaFile.Read(path), Territory = territory, Source = "test" }, db, desk.House.Get<Announce<PlacesChanged>>(), ImportDesk.Stop);
    }
}

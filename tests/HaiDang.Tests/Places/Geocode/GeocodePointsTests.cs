using System.Text;
using HaiDang.Places.Geocode;
using HaiDang.Shell.Jobs;
using Sylvan.Data.Csv;
using Xunit;
namespace HaiDang.Tests.Places.Geocode;

public class GeocodePointsTests
{
    private const string Square = """
        {"type":"FeatureCollection","features":[
         {"type":"Feature","properties":{"ma":"=1+1","ten":"Vuông"},"geometry":{"type":"Polygon","coordinates":[[[107,21],[108,21],[108,22],[107,22],[107,21]]]}},
         {"type":"Feature","properties":{"ma":"Đ2","ten":"Bên"},"geometry":{"type":"Polygon","coordinates":[[[108,21],[109,21],[109,22],[108,22],[108,21]]]}}]}
        """;

    [Fact]
    public void Chicagos_points_agree_with_the_stated_district()
    {
        var cases = Path.Combine(AppContext.BaseDirectory, "Places/Cases");
        using var folder = new Folder();
        var output = Path.Combine(folder.Path, "out.csv");
        var report = Run(new() { Points = Path.Combine(cases, "chicago_assaults_every_50th.csv"), Areas = Path.Combine(cases, "chicago_police_districts.geojson"), Code = "Name", Out = output });
        using var rows = CsvDataReader.Create(output);
        var (district, name) = (rows.GetOrdinal("district"), rows.GetOrdinal("Name"));
        int count = 0, agree = 0;
        while (rows.Read())
        {
            count++;
            if (rows.GetString(district) == rows.GetString(name)) agree++;
        }
        Assert.Equal((2973, 2973), (count, report.Rows));
        Assert.Equal(report.Rows, report.Inside + report.Outside + report.NoPoint);
        Assert.InRange(agree / (double)count, 0.98, 0.99);   // 98.5 % of all rows, as data/SOURCES.md says
    }

    [Fact]
    public void Every_byte_passes_but_for_the_new_column()
    {
        using var folder = new Folder();
        var output = Path.Combine(folder.Path, "out.csv");
        // Semicolons, decimal commas, a quoted line break, an old code page (0xE2 is no UTF-8 here), no line end at the end.
        byte[] points = [.. "id;kinh_do;vi_do;ghi_chu\r\n1;107,5;21,5;\"a;\nb\"\r\n2;108,5;21,5;x"u8, 0xE2, .. "\r\n3;;;\r\n4;0;0;\r\n5;100;21,5;\r\n6;108;21"u8];
        var path = Path.Combine(folder.Path, "points.csv");
        File.WriteAllBytes(path, points);
        var report = Run(new() { Points = path, Areas = folder.File("areas.geojson", Square), Out = output });
        Assert.Equal((6, 3, 1, 2), (report.Rows, report.Inside, report.Outside, report.NoPoint));
        byte[] expected = [.. "id;kinh_do;vi_do;ghi_chu;ma\r\n1;107,5;21,5;\"a;\nb\";'=1+1\r\n2;108,5;21,5;x"u8, 0xE2, .. ";"u8, .. Encoding.UTF8.GetBytes("Đ2"), .. "\r\n3;;;;\r\n4;0;0;;\r\n5;100;21,5;;\r\n6;108;21;'=1+1\n"u8];
        Assert.Equal(Encoding.Latin1.GetString(expected), Encoding.Latin1.GetString(File.ReadAllBytes(output)));
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number_and_a_byte_order_mark_stays()
    {
        using var folder = new Folder();
        var output = Path.Combine(folder.Path, "out.csv");
        var path = folder.File("points.csv", "\uFEFFlon,lat,ma\n107.5,21.5,x\n");
        var report = Run(new() { Points = path, Areas = folder.File("areas.geojson", Square), Code = "ma", Out = output });
        Assert.Equal("ma_2", report.Column);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'l'], File.ReadAllBytes(output)[..4]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "lon")]
    [InlineData("", "points.csv")]
    [InlineData("lon,lat\n\"1,2", "points.csv")]
    public void A_table_that_cannot_be_understood_is_refused_and_nothing_is_written(string points, string says)
    {
        using var folder = new Folder();
        var output = Path.Combine(folder.Path, "out.csv");
        var command = new GeocodePoints.Command { Points = folder.File("points.csv", points), Areas = folder.File("areas.geojson", Square), Out = output };
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => Run(command)).Message);
        Assert.False(File.Exists(output));
        Assert.False(File.Exists(output + ".part"));
    }

    private static GeocodePoints.Report Run(GeocodePoints.Command command) => GeocodePoints.Run(command, new Nobody(), TestContext.Current.CancellationToken);

    private sealed class Nobody : IProgress<Progress>
    {
        public void Report(Progress value) { }
    }
}

using System.Text;
using HaiDang.Incidents.Import;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Reading;

public class OddTextTests
{
    [Theory]
    [InlineData("id,datetime,kind,lon,lat\n1,2026-01-01 10:00,theft,107.03,20.96\n", ',')]
    [InlineData("id;datetime;kind;lon;lat\n1;2026-01-01 10:00;theft;107,03;20,96\n", ';')]
    [InlineData("id\tdatetime\tkind\tlon\tlat\n1\t2026-01-01 10:00\ttheft\t107.03\t20.96\n", '\t')]
    [InlineData("id|datetime|kind|lon|lat\n1|2026-01-01 10:00|theft|107.03|20.96\n", '|')]
    [InlineData("sep=;\nid;datetime;kind;lon;lat\n1;2026-01-01 10:00;theft;107.03;20.96\n", ';')]
    [InlineData("id,datetime,kind,lon,lat\n1,2026-01-01 10:00,\"theft; with, signs\",107.03,20.96\n", ',')]
    [InlineData("id;datetime;kind;lon;lat\r\n\r\n1;2026-01-01 10:00;theft;107.03;20.96;\r\n\r\n", ';')]
    [InlineData("Báo cáo tháng 1;;;;\nid;datetime;kind;lon;lat\n1;2026-01-01 10:00;theft;107.03;20.96\n", ';')]
    public async Task A_table_is_cut_at_the_right_signs(string text, char delimiter)
    {
        await using var desk = await ImportDesk.Open();
        var path = desk.File("x.csv", text, new UTF8Encoding(true));
        Assert.Equal(delimiter, (await desk.Examine(path)).Delimiter);
        var report = await desk.Import(path);
        Assert.Equal((1, 1, 0), (report.Rows, report.Accepted, report.Doubtful));
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them()
    {
        await using var desk = await ImportDesk.Open();
        var report = await desk.Import(desk.File("x.csv",
            "id,datetime,kind,lon,lat\n1,2026-01-01 10:00,\"two\nlines\",107.03,20.96\n\n2,hôm qua,theft,107.03,20.96\n"));
        Assert.Equal(5, Assert.Single(report.Reasons).Examples.Single().Line);
    }
}

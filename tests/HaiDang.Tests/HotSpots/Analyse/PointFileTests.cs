using HaiDang.HotSpots.Analyse.Density;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class PointFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id,lon,lat\n1,107.05,20.95\n2,107.1,21\n")]
    [InlineData("id;lon;lat\n1;107,05;20,95\n2;107,1;21\n")]
    [InlineData("\uFEFFlon\tlat\n107.05\t20.95\n107.1\t21\n")]
    public void Points_are_read_whatever_stands_between_them(string text)
    {
        var points = Read(text);
        Assert.Equal([107.05, 107.1], points.Lon);
        Assert.Equal([20.95, 21], points.Lat);
    }

    [Fact]
    public void A_row_without_a_point_is_counted_and_passed_over()
    {
        var points = Read("lon,lat\n107.05,20.95\n,\nNA,21\n0,0\n");
        Assert.Equal((4, 3, 1), (points.Rows, points.WithoutPoint, points.Lon.Length));
    }

    [Theory]
    [InlineData("lon,lat\n107.05,20.95\neast,21\n", "line 3, column “lon”: expected a number, found “east”")]
    [InlineData("lon,lat\n107.05,91\n", "line 2, column “lat”: expected degrees from −90 to 90, found “91”")]
    [InlineData("x,lat\n1,2\n", "there is no column “lon”; the columns are: x, lat")]
    [InlineData("lon,lat\n,\n", "none of its 1 rows has coordinates")]
    public void What_is_no_point_is_refused_with_its_place(string text, string said)
    {
        using var english = new InEnglish();
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    private PointFile Read(string text) => PointFile.Read(_folder.File("points.csv", text), "lon", "lat", new Progress<long>(), TestContext.Current.CancellationToken);
}

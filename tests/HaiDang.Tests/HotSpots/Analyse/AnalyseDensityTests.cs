using System.Globalization;
using System.Text.Json;
using BitMiracle.LibTiff.Classic;
using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Analyse.Density;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

/// <summary>Forty points around 107.045, 20.953 and one far off.</summary>
public sealed class AnalyseDensityTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _points;

    public AnalyseDensityTests()
    {
        var rows = Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"{107.045 + 0.001 * (i % 5 - 2)},{20.953 + 0.001 * (i / 5 - 3.5)}"));
        _points = _folder.File("points.csv", "lon,lat\n" + string.Join('\n', rows) + "\n107.2,21.02\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(Kernel.Quartic), InlineData(Kernel.Gaussian)]
    public void The_surface_holds_as_many_points_as_the_file(Kernel kernel)
    {
        var answer = Run("a.tif", kernel);
        Assert.Equal((41, 41), (answer.Rows, answer.Points));
        Assert.Equal(41, answer.Volume, 0.5);   // a Gaussian's tails reach beyond three deviations
        Assert.Equal(107.045, answer.HighestLon, 0.001);
        Assert.Equal(20.953, answer.HighestLat, 0.001);
    }

    [Fact]
    public void A_tiff_says_where_on_earth_it_lies()
    {
        var answer = Run("a.tif");
        using var tiff = Tiff.Open(answer.Out, "r");
        Assert.Equal(answer.Columns, tiff.GetField(TiffTag.IMAGEWIDTH)[0].ToInt());
        Assert.Equal(answer.GridRows, tiff.GetField(TiffTag.IMAGELENGTH)[0].ToInt());
        Assert.Equal([100, 100, 0], tiff.GetField((TiffTag)33550)[1].ToDoubleArray());
        Assert.Equal([answer.CentreLon, answer.CentreLat, 0, 0, 1], tiff.GetField((TiffTag)34736)[1].ToDoubleArray());
        var tie = tiff.GetField((TiffTag)33922)[1].ToDoubleArray();
        var (column, row) = Highest(tiff, answer);
        var (lon, lat) = new HaiDang.Analysis.Geometry.LocalProjection(answer.CentreLon, answer.CentreLat)
            .ToDegrees(tie[3] + (column + 0.5) * 100, tie[4] - (row + 0.5) * 100);
        Assert.Equal(answer.HighestLon, lon, 1e-9);
        Assert.Equal(answer.HighestLat, lat, 1e-9);
    }

    [Fact]
    public void A_text_grid_holds_the_same_numbers_and_has_its_projection_beside_it()
    {
        var (grid, tiff) = (Run("a.asc"), Run("a.tif"));
        var lines = File.ReadAllLines(grid.Out);
        Assert.Equal([$"ncols {tiff.Columns}", $"nrows {tiff.GridRows}"], lines[..2]);
        Assert.Equal(6 + tiff.GridRows, lines.Length);
        var highest = lines[6..].SelectMany(l => l.Split(' ')).Max(v => double.Parse(v, CultureInfo.InvariantCulture));
        Assert.Equal(tiff.Highest, highest, tiff.Highest * 1e-5);
        Assert.Contains("PARAMETER[\"Central_Meridian\",107.12]", File.ReadAllText(_folder.File("a.prj")), StringComparison.Ordinal);
    }

    [Fact]
    public void Contours_lie_within_each_other_around_the_highest_point()
    {
        var answer = Run("a.geojson");
        var options = new JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
        var features = JsonDocument.Parse(File.ReadAllText(answer.Out)).RootElement.GetProperty("features").EnumerateArray()
            .Select(f => (Level: f.GetProperty("properties").GetProperty("atLeast").GetDouble(), Shape: f.GetProperty("geometry").Deserialize<Geometry>(options)!)).ToArray();
        Assert.True(features.Length >= 5);
        Assert.All(features, f => Assert.True(f.Shape.IsValid && f.Level < answer.Highest));
        Assert.All(features, f => Assert.True(f.Shape.Contains(new Point(answer.HighestLon, answer.HighestLat))));
        Assert.All(features.Zip(features.Skip(1)), pair => Assert.True(pair.First.Level < pair.Second.Level && pair.First.Shape.Area > pair.Second.Shape.Area));
    }

    [Fact]
    public void Nothing_is_said_outside_the_study_region_and_points_there_are_counted()
    {
        var region = _folder.File("region.geojson", """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
            {"type":"Polygon","coordinates":[[[107.03,20.94],[107.06,20.94],[107.06,20.97],[107.045,20.96],[107.03,20.97],[107.03,20.94]]]}}]}
            """);
        var answer = AnalyseDensity.Run(Command("r.asc", Kernel.Quartic) with { Within = region, Edge = EdgeCorrection.Uniform }, null, TestContext.Current.CancellationToken);
        Assert.Equal((40, 1), (answer.Points, answer.OutsideRegion));
        Assert.Contains(" -9999 ", File.ReadAllText(answer.Out), StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_at_the_end_of_the_world_is_told_before_a_grid_is_made_for_it()
    {
        using var english = new InEnglish();
        File.AppendAllText(_points, "-70,21\n");
        Assert.Contains("too many cells", Assert.Throws<InvalidDataException>(() => Run("a.tif")).Message, StringComparison.Ordinal);
    }

    private AnalyseDensity.Answer Run(string name, Kernel kernel = Kernel.Quartic) =>
        AnalyseDensity.Run(Command(name, kernel), null, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(BandwidthBy.Silverman), InlineData(BandwidthBy.Diggle), InlineData(BandwidthBy.Likelihood)]
    public void A_rule_chooses_the_bandwidth_and_the_answer_names_both(BandwidthBy by)
    {
        var answer = AnalyseDensity.Run(Command("b.asc", Kernel.Gaussian) with { BandwidthMetres = 0, BandwidthBy = by }, null, TestContext.Current.CancellationToken);
        Assert.Equal(by, answer.BandwidthBy);
        Assert.InRange(answer.BandwidthMetres, 20, 5000);
    }

    [Fact]
    public void Adaptive_kernels_are_higher_at_the_peak_and_hot_ground_is_drawn_with_its_points()
    {
        var plain = AnalyseDensity.Run(Command("c.asc", Kernel.Quartic), null, TestContext.Current.CancellationToken);
        var adaptive = AnalyseDensity.Run(
            Command("c.asc", Kernel.Quartic) with { Adaptive = true, Hot = HotRule.Parse("holds:0.5"), HotOut = _folder.File("hot.geojson") }, null, TestContext.Current.CancellationToken);
        Assert.True(adaptive.Highest > plain.Highest);
        Assert.InRange(adaptive.Hot!.Points, 0.35 * adaptive.Points, 0.85 * adaptive.Points);
        using var map = JsonDocument.Parse(File.ReadAllText(_folder.File("hot.geojson")));
        Assert.Equal(adaptive.Hot.Points, map.RootElement.GetProperty("features").EnumerateArray().Sum(f => f.GetProperty("properties").GetProperty("points").GetInt32()));
    }

    [Theory]
    [InlineData("--bandwidth wide", "--bandwidth")]
    [InlineData("--bandwidth 500 --adaptive --within r.geojson --edge uniform", "goes with --edge none or diggle")]
    [InlineData("--bandwidth 500 --hot holds:0.5", "go together")]
    [InlineData("--bandwidth 500 --hot holds:2 --hot-out h.geojson", "--hot")]
    public async Task What_does_not_go_together_is_refused(string options, string says)
    {
        var (code, _, wrong) = await Terminal.Run(["analyse", "density", "--points", _points, "--lon", "lon", "--lat", "lat", "--cell", "100", "--out", _folder.File("x.asc"), .. options.Split(' ')]);
        Assert.Equal(2, code);
        Assert.Contains(says, wrong, StringComparison.Ordinal);
    }

    private AnalyseDensity.Command Command(string name, Kernel kernel) => new()
    {
        Points = _points, LonColumn = "lon", LatColumn = "lat", CellMetres = 100, BandwidthMetres = 600, Kernel = kernel, Out = _folder.File(name),
    };

    private static (int Column, int Row) Highest(Tiff tiff, AnalyseDensity.Answer answer)
    {
        var (best, at) = (float.MinValue, (0, 0));
        var bytes = new byte[tiff.ScanlineSize()];
        for (var row = 0; row < answer.GridRows; row++)
        {
            tiff.ReadScanline(bytes, row);
            for (var column = 0; column < answer.Columns; column++)
                if (BitConverter.ToSingle(bytes, column * 4) is var value && value > best)
                    (best, at) = (value, (column, row));
        }
        return at;
    }
}

using CsCheck;
using HaiDang.Analysis.Geometry;
using Xunit;

namespace HaiDang.Analysis.Tests.Geometry;

public class TransverseMercatorTests
{
    // IOGP 373-7-2, section 3.2.3.1, worked example: OSGB36 / British National Grid.
    private static readonly TransverseMercator British = new(new TransverseMercatorDefinition
    {
        Ellipsoid = new Ellipsoid(6377563.396, 299.32496),
        CentralMeridian = -2,
        LatitudeOfOrigin = 49,
        Scale = 0.9996013,
        FalseEasting = 400_000,
        FalseNorthing = -100_000,
    });

    private static readonly TransverseMercator Utm48 = new(new TransverseMercatorDefinition { CentralMeridian = 105, Scale = 0.9996, FalseEasting = 500_000 });

    [Fact]
    public void Forward_reproduces_the_worked_example_of_the_guidance_note()
    {
        var (easting, northing) = British.Forward(0.5, 50.5);
        Assert.Equal(577274.99, easting, 0.005);
        Assert.Equal(69740.50, northing, 0.005);
    }

    [Fact]
    public void Inverse_reproduces_the_worked_example_of_the_guidance_note()
    {
        var (lon, lat) = British.Inverse(577274.99, 69740.50);
        Assert.Equal(0.5, lon, 1e-7);
        Assert.Equal(50.5, lat, 1e-7);
    }

    [Fact]
    public void The_meridian_quadrant_is_the_published_one() =>
        // Quarter meridian of WGS 84, equator to pole: 10,001,965.729 m (NIMA TR 8350.2, table 3.3).
        Assert.Equal(10_001_965.729 * 0.9996, Utm48.Forward(105, 90).Northing, 0.001);

    [Fact]
    public void The_natural_origin_lies_at_the_false_coordinates()
    {
        Assert.Equal((400_000, -100_000), British.Forward(-2, 49));
        Assert.Equal((500_000, 0), Utm48.Forward(105, 0));
    }

    [Fact]
    public void There_and_back_loses_less_than_a_micrometre_within_ten_degrees() =>
        Gen.Select(Gen.Double[95, 115], Gen.Double[-80, 84]).Sample((lon, lat) =>
        {
            var (e, n) = Utm48.Forward(lon, lat);
            var (lonBack, latBack) = Utm48.Inverse(e, n);
            return Math.Abs(lonBack - lon) * 111_320 * Math.Cos(double.DegreesToRadians(lat)) < 1e-6 && Math.Abs(latBack - lat) * 111_320 < 1e-6;
        });

    [Fact]
    public void East_and_west_mirror_each_other_and_so_do_north_and_south() =>
        Gen.Select(Gen.Double[0, 5], Gen.Double[0, 80]).Sample((away, lat) =>
        {
            var (e, n) = Utm48.Forward(105 + away, lat);
            var (w, _) = Utm48.Forward(105 - away, lat);
            var (_, s) = Utm48.Forward(105 + away, -lat);
            return Math.Abs(e + w - 1_000_000) < 1e-6 && Math.Abs(n + s) < 1e-6;
        });

    [Fact]
    public void The_date_line_is_no_border()
    {
        var fiji = new TransverseMercator(new TransverseMercatorDefinition { CentralMeridian = 178.75, Scale = 1 });
        Assert.Equal(fiji.Forward(180.5, -17), fiji.Forward(-179.5, -17));
        Assert.Equal(-179.5, fiji.Inverse(fiji.Forward(-179.5, -17).Easting, fiji.Forward(-179.5, -17).Northing).Lon, 1e-10);
    }

    [Fact]
    public void No_number_gives_no_number() => Assert.True(double.IsNaN(Utm48.Forward(double.NaN, 20).Easting));

    [Theory, InlineData(200, 0, 1, 0), InlineData(0, 91, 1, 0), InlineData(0, 0, 0, 0), InlineData(0, 0, 1, double.NaN)]
    public void A_definition_off_the_Earth_is_refused(double lon, double lat, double scale, double easting) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransverseMercator(new TransverseMercatorDefinition
        {
            CentralMeridian = lon,
            LatitudeOfOrigin = lat,
            Scale = scale,
            FalseEasting = easting,
        }));

    [Fact]
    public void A_missing_definition_is_refused() => Assert.Throws<ArgumentNullException>(() => new TransverseMercator(null!));
}

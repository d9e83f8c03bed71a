using CsCheck;
using HaiDang.Analysis.Geometry;
using Xunit;

namespace HaiDang.Analysis.Tests.Geometry;

public class Vn2000Tests
{
    private static double Degrees(double degrees, double minutes, double seconds) => degrees + minutes / 60 + seconds / 3600;

    [Fact]
    public void The_shift_reproduces_the_worked_example_of_the_guidance_note()
    {
        // IOGP 373-7-2, section 4.3.3: WGS 72 → WGS 84, Coordinate Frame convention.
        var shift = new Helmert { Translation = (0, 0, 4.5), RotationArcSeconds = (0, 0, -0.554), ScalePartsPerMillion = 0.219 };
        var (x, y, z) = shift.Shift(3657660.66, 255768.55, 5201382.11);
        Assert.Equal(3657660.78, x, 0.006);
        Assert.Equal(255778.43, y, 0.006);
        Assert.Equal(5201387.75, z, 0.006);
    }

    // Sea marks that the Ministry of Transport published in both datums, VN-2000 rounded to 0.1" (3 m):
    // Circular 37/2019/TT-BGTVT (LS, Lý Sơn) and Circular 20/2019/TT-BGTVT (VP, NT, Khánh Hoà).
    public static TheoryData<string, double, double, double, double> SeaMarks => new()
    {
        { "LS1", Degrees(15, 22, 29), Degrees(109, 6, 7), Degrees(15, 22, 32.7), Degrees(109, 6, 0.5) },
        { "LS2", Degrees(15, 20, 32), Degrees(109, 5, 35), Degrees(15, 20, 35.7), Degrees(109, 5, 28.5) },
        { "LS4", Degrees(15, 22, 24), Degrees(109, 7, 43), Degrees(15, 22, 27.7), Degrees(109, 7, 36.5) },
        { "VP1", Degrees(12, 33, 36), Degrees(109, 26, 0), Degrees(12, 33, 39.7), Degrees(109, 25, 53.6) },
        { "VP3", Degrees(12, 24, 0), Degrees(109, 20, 30), Degrees(12, 24, 3.7), Degrees(109, 20, 23.6) },
        { "NT1", Degrees(12, 14, 14), Degrees(109, 16, 0), Degrees(12, 14, 17.7), Degrees(109, 15, 53.6) },
        { "NT7", Degrees(12, 11, 3), Degrees(109, 16, 48), Degrees(12, 11, 6.7), Degrees(109, 16, 41.6) },
    };

    [Theory, MemberData(nameof(SeaMarks))]
    public void The_datum_shift_agrees_with_published_sea_marks(string mark, double lat, double lon, double latVn, double lonVn)
    {
        var (x, y) = Vn2000.ToDatum(lon, lat);
        Assert.True(Math.Abs(x - lonVn) * 3600 <= 0.07 && Math.Abs(y - latVn) * 3600 <= 0.07, $"{mark}: {(x - lonVn) * 3600:F3}\" east, {(y - latVn) * 3600:F3}\" north");
    }

    [Fact]
    public void A_point_of_Ha_Long_has_the_numbers_of_the_documentation()
    {
        var quangNinh = new Vn2000(107.75);
        var (easting, northing) = quangNinh.FromWgs84(107.0790, 20.9500);
        Assert.Equal(430023.565, easting, 0.0005);
        Assert.Equal(2317566.907, northing, 0.0005);

        var (eastingAlone, northingAlone) = new TransverseMercator(new() { CentralMeridian = 107.75, Scale = 0.9999, FalseEasting = 500_000 }).Forward(107.0790, 20.9500);
        Assert.Equal(430218.437, eastingAlone, 0.0005);
        Assert.Equal(2317455.385, northingAlone, 0.0005);
    }

    [Theory, InlineData(ZoneWidth.ThreeDegrees), InlineData(ZoneWidth.SixDegrees)]
    public void There_and_back_loses_less_than_a_millimetre(ZoneWidth width)
    {
        var zone = new Vn2000(107.75, width);
        Gen.Select(Gen.Double[102, 118], Gen.Double[7, 24]).Sample((lon, lat) =>
        {
            var (e, n) = zone.FromWgs84(lon, lat);
            var (lonBack, latBack) = zone.ToWgs84(e, n);
            var (eBack, nBack) = zone.FromWgs84(lonBack, latBack);
            return Math.Abs(lonBack - lon) < 1e-9 && Math.Abs(latBack - lat) < 1e-9 && Math.Abs(eBack - e) < 1e-4 && Math.Abs(nBack - n) < 1e-4;
        });
    }

    [Fact]
    public void The_datum_there_and_back_is_exact() =>
        Gen.Select(Gen.Double[102, 118], Gen.Double[7, 24]).Sample((lon, lat) =>
        {
            var (x, y) = Vn2000.ToDatum(lon, lat);
            var (lonBack, latBack) = Vn2000.FromDatum(x, y);
            return Math.Abs(lonBack - lon) < 1e-11 && Math.Abs(latBack - lat) < 1e-11;
        });

    [Fact]
    public void Six_degree_zones_are_scaled_down_by_three_parts_in_ten_thousand_more()
    {
        var three = new Vn2000(105).FromWgs84(106, 21);
        var six = new Vn2000(105, ZoneWidth.SixDegrees).FromWgs84(106, 21);
        Assert.Equal(0.9996 / 0.9999, six.Northing / three.Northing, 1e-12);
        Assert.Equal(0.9996 / 0.9999, (six.Easting - 500_000) / (three.Easting - 500_000), 1e-12);
    }

    [Fact]
    public void Many_points_at_once_are_what_each_is_alone()
    {
        var zone = new Vn2000(107.75);
        double[] lon = [106.5, 107.1, 108], lat = [20.9, 21, 21.5], e = new double[3], n = new double[3], lonBack = new double[3], latBack = new double[3];
        zone.FromWgs84(lon, lat, e, n);
        zone.ToWgs84(e, n, lonBack, latBack);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(zone.FromWgs84(lon[i], lat[i]), (e[i], n[i]));
            Assert.Equal(zone.ToWgs84(e[i], n[i]), (lonBack[i], latBack[i]));
        }
        Assert.Contains("(3, 3) and outputs (3, 2)", Assert.Throws<ArgumentException>(() => zone.FromWgs84(lon, lat, e, n.AsSpan(1))).Message);
        Assert.Throws<ArgumentException>(() => zone.ToWgs84(e, n.AsSpan(1), lonBack, latBack));
    }

    [Theory, InlineData(7.75), InlineData(double.NaN), InlineData(119)]
    public void A_meridian_outside_the_country_is_refused(double meridian) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vn2000(meridian));

    [Fact]
    public void An_unknown_width_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Vn2000(105, (ZoneWidth)9));

    [Fact]
    public void Every_former_province_has_its_meridian()
    {
        Assert.Equal(107.75, Vn2000Meridians.Of("22"));
        Assert.Equal(105.00, Vn2000Meridians.Of("01"));
        Assert.Equal(105.75, Vn2000Meridians.Of("79"));
        Assert.Null(Vn2000Meridians.Of("99"));
        Assert.Equal(63, Enumerable.Range(0, 100).Count(i => Vn2000Meridians.Of($"{i:D2}") is not null));
        Assert.Equal(17, Vn2000Meridians.All.Count);
        Assert.Throws<ArgumentNullException>(() => Vn2000Meridians.Of(null!));
    }
}

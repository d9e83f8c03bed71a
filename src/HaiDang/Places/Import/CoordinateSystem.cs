using System.Globalization;
using System.Text.RegularExpressions;
using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.Places.Import;

/// <summary>What do a file's coordinates mean, and how do they become WGS 84 degrees?</summary>
public sealed partial record CoordinateSystem
{
    /// <summary>EPSG numbers of the 3° planes of VN-2000 and their central meridians.</summary>
    private static readonly Dictionary<string, double> ThreeDegreeZones = new(StringComparer.Ordinal)
    {
        ["5896"] = 102, ["5897"] = 105, ["5898"] = 108, ["5899"] = 107.75, ["9205"] = 103, ["9206"] = 104, ["9207"] = 104.5,
        ["9208"] = 104.75, ["9209"] = 105.5, ["9210"] = 105.75, ["9211"] = 106, ["9212"] = 106.25, ["9213"] = 106.5,
        ["9214"] = 107, ["9215"] = 107.25, ["9216"] = 107.5, ["9217"] = 108.25, ["9218"] = 108.5,
    };

    private readonly Func<double, double, (double Lon, double Lat)>? _toWgs84;

    private CoordinateSystem(string name, Func<double, double, (double Lon, double Lat)>? toWgs84, bool isKnown = true) =>
        (Name, _toWgs84, IsKnown) = (name, toWgs84, isKnown);

    /// <summary>"wgs84", "vn2000:107.75", or what the file calls it.</summary>
    public string Name { get; }

    /// <summary>False when Hải Đăng cannot turn it into degrees.</summary>
    public bool IsKnown { get; }

    public static CoordinateSystem Wgs84 { get; } = new("wgs84", null);

    public static CoordinateSystem Vn2000(double meridian, ZoneWidth width = ZoneWidth.ThreeDegrees) =>
        new(string.Create(CultureInfo.InvariantCulture, $"vn2000:{meridian}{(width is ZoneWidth.SixDegrees ? ":6" : "")}"), new Vn2000(meridian, width).ToWgs84);

    /// <summary>As a person writes it: <c>wgs84</c>, <c>vn2000:107.75</c> (3° zone) or <c>vn2000:105:6</c> (6° zone).</summary>
    /// <exception cref="InvalidDataException">It is written otherwise.</exception>
    public static CoordinateSystem Parse(string text)
    {
        if (text.Equals("wgs84", StringComparison.OrdinalIgnoreCase)) return Wgs84;
        var parts = text.Split(':');
        if (parts is [var name, var meridian, ..] && name.Equals("vn2000", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(meridian.Replace(',', '.'), CultureInfo.InvariantCulture, out var degrees) && degrees is >= 102 and <= 118
            && parts is [_, _] or [_, _, "3" or "6"])
            return Vn2000(degrees, parts is [_, _, "6"] ? ZoneWidth.SixDegrees : ZoneWidth.ThreeDegrees);
        throw new InvalidDataException(AreaFile.Told("CrsWritten", text));
    }

    /// <summary>Of an EPSG number; an unknown one keeps its number as its name.</summary>
    internal static CoordinateSystem FromEpsg(string number) => number switch
    {
        "4326" or "4979" => Wgs84,
        "4756" => new("VN-2000", Analysis.Geometry.Vn2000.FromDatum),
        "4269" or "4258" or "4617" or "7844" => Near84("EPSG:" + number),
        "3857" or "900913" or "102100" => WebMercator("EPSG:" + number),
        "3405" => Vn2000(105, ZoneWidth.SixDegrees),
        "3406" => Vn2000(111, ZoneWidth.SixDegrees),
        _ when ThreeDegreeZones.TryGetValue(number, out var meridian) => Vn2000(meridian),
        _ when int.TryParse(number, CultureInfo.InvariantCulture, out var zone) && zone is > 32600 and <= 32660 => Utm(zone - 32600, 0),
        _ when int.TryParse(number, CultureInfo.InvariantCulture, out var zone) && zone is > 32700 and <= 32760 => Utm(zone - 32700, 10_000_000),
        _ => new("EPSG:" + number, null, isKnown: false),
    };

    /// <summary>Of a .prj text (well-known text, first form).</summary>
    internal static CoordinateSystem FromWellKnownText(string text)
    {
        var name = FirstName().Match(text) is { Success: true } match ? match.Groups["name"].Value : text.Trim();
        var isVietnam = VietnamDatum().IsMatch(text);
        var is84 = text.Contains("WGS_1984", StringComparison.OrdinalIgnoreCase) || text.Contains("WGS 84", StringComparison.OrdinalIgnoreCase);
        if (!text.Contains("PROJCS", StringComparison.OrdinalIgnoreCase))
            return isVietnam ? FromEpsg("4756") : is84 ? Wgs84 : NearDatum().IsMatch(text) ? Near84(name) : new(name, null, isKnown: false);
        if (text.Contains("Mercator_Auxiliary_Sphere", StringComparison.OrdinalIgnoreCase) || text.Contains("Pseudo-Mercator", StringComparison.OrdinalIgnoreCase)) return WebMercator(name);
        if (!text.Contains("Transverse_Mercator", StringComparison.OrdinalIgnoreCase)) return new(name, null, isKnown: false);

        var (meridian, scale) = (Parameter(text, "central_meridian"), Parameter(text, "scale_factor"));
        if (isVietnam && meridian is { } zone)
            return Vn2000(zone, scale is < 0.9998 ? ZoneWidth.SixDegrees : ZoneWidth.ThreeDegrees);
        if (!is84 || meridian is null || scale is null || !text.Contains("UNIT[\"Met", StringComparison.OrdinalIgnoreCase)) return new(name, null, isKnown: false);
        return Plane(name, meridian.Value, scale.Value, Parameter(text, "false_easting") ?? 0, Parameter(text, "false_northing") ?? 0);
    }

    /// <summary>A copy in WGS 84 degrees; the shape itself when it is so already.</summary>
    internal Geometry ToWgs84(Geometry shape)
    {
        if (_toWgs84 is null) return shape;
        var moved = shape.Copy();
        moved.Apply(new Mover(_toWgs84));
        moved.GeometryChanged();
        return moved;
    }

    /// <summary>Datums that agree with WGS 84 within two metres (NAD 83, ETRS 89, GDA 2020).</summary>
    private static CoordinateSystem Near84(string name) => new(name, (lon, lat) => (lon, lat));

    /// <summary>The plane of web maps: a sphere, EPSG method 1024.</summary>
    private static CoordinateSystem WebMercator(string name) => new(name, (x, y) =>
        (double.RadiansToDegrees(x / Ellipsoid.Wgs84.SemiMajorAxis), double.RadiansToDegrees(Math.Atan(Math.Sinh(y / Ellipsoid.Wgs84.SemiMajorAxis)))));

    private static CoordinateSystem Utm(int zone, double falseNorthing) =>
        Plane($"UTM {zone}", zone * 6 - 183, 0.9996, 500_000, falseNorthing);

    private static CoordinateSystem Plane(string name, double meridian, double scale, double falseEasting, double falseNorthing) =>
        new(name, new TransverseMercator(new()
        {
            CentralMeridian = meridian, Scale = scale, FalseEasting = falseEasting, FalseNorthing = falseNorthing,
        }).Inverse);

    private static double? Parameter(string text, string name) =>
        Regex.Match(text, $"""PARAMETER\["{name}",\s*([-+0-9.eE]+)""", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^[A-Z]+\\[\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstName();

    [GeneratedRegex("VN[-_ ]?2000|Vietnam[-_ ]?2000", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex VietnamDatum();

    [GeneratedRegex("North_American_1983|NAD_?83|ETRS_?(19)?89|European_Terrestrial_Reference|GDA_?2020", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NearDatum();

    private sealed class Mover(Func<double, double, (double Lon, double Lat)> move) : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (lon, lat) = move(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, lon);
            seq.SetY(i, lat);
        }
    }
}

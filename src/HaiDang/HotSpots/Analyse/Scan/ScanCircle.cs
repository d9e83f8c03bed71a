namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Which points lie at one distance from a centre on the globe?</summary>
internal static class ScanCircle
{
    private const int Corners = 72;
    private const double EarthKilometres = 6367;

    /// <summary>A cluster of one place is drawn as a small circle.</summary>
    private const double LeastKilometres = 0.05;

    /// <summary>Longitude and latitude to six decimals, counter-clockwise, the first again at the end.</summary>
    public static IEnumerable<(double Lon, double Lat)> Ring(double longitude, double latitude, double kilometres)
    {
        var (sinLat, cosLat) = Math.SinCos(latitude * Math.PI / 180);
        var (sinD, cosD) = Math.SinCos(Math.Max(kilometres, LeastKilometres) / EarthKilometres);
        for (var corner = 0; corner <= Corners; corner++)
        {
            var (sinB, cosB) = Math.SinCos(-2 * Math.PI * (corner % Corners) / Corners);
            var lat = Math.Asin(sinLat * cosD + cosLat * sinD * cosB);
            var lon = longitude + Math.Atan2(sinB * sinD * cosLat, cosD - sinLat * Math.Sin(lat)) * 180 / Math.PI;
            yield return (Math.Round(lon, 6), Math.Round(lat * 180 / Math.PI, 6));
        }
    }
}

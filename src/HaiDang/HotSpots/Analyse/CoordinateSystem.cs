using System.Globalization;
using System.Text.Json;
namespace HaiDang.HotSpots.Analyse;

/// <summary>Does a GeoJSON's <c>crs</c> member mean degrees, or metres on a plane?</summary>
/// <remarks>GeoJSON 2008 let a file name its system; RFC 7946 knows WGS 84 alone, and that is what silence means.</remarks>
internal static class CoordinateSystem
{
    private static readonly int[] Degrees = [4326, 4979, 4756, 4258, 4269, 4283, 4612];

    /// <summary>Systems in metres: UTM on WGS 84, VN-2000 (six- and three-degree zones), UTM on ETRS 89 and NAD 83, and some national grids.</summary>
    private static readonly (int From, int To)[] Metres =
        [(32601, 32660), (32701, 32760), (3405, 3406), (5896, 5899), (9205, 9218), (25828, 25838), (26901, 26923), (27700, 27700), (2154, 2154), (3035, 3035)];

    /// <exception cref="InvalidDataException">The file names a system that is not known here.</exception>
    public static bool IsInMetres(string path, JsonElement? crs)
    {
        if (crs is not { } said) return false;
        var name = said.TryGetProperty("properties", out var properties) && properties.TryGetProperty("name", out var text) ? text.ToString() : said.GetRawText();
        if (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) || name.EndsWith("CRS84h", StringComparison.OrdinalIgnoreCase)) return false;
        var at = name.LastIndexOf(':');
        if (at > 0 && name.Contains("EPSG", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            if (Degrees.Contains(code)) return false;
            if (Array.Exists(Metres, m => m.From <= code && code <= m.To)) return true;
        }
        throw Refusal.Of(path, "Analyse.UnknownCrs", name);
    }
}

using System.Collections.Frozen;

namespace HaiDang.Analysis.Geometry;

/// <summary>Which central meridian do the 3° files of a province use?</summary>
/// <remarks>
/// The 63 provinces as they stood until 30 June 2025. Files drawn before then keep the meridian of the province that
/// drew them, also where it has since been merged into another. Source: Circular 26/2024/TT-BTNMT, appendix 1 (the same values
/// as Circular 973/2001/TT-TCĐC for provinces that existed in 2001).
/// </remarks>
public static class Vn2000Meridians
{
    private static readonly FrozenDictionary<string, double> ByProvince = new (double Meridian, string[] Provinces)[]
    {
        (103.00, ["11", "12"]),                                                       // Điện Biên, Lai Châu
        (104.00, ["14"]),                                                             // Sơn La
        (104.50, ["91", "96"]),                                                       // Kiên Giang, Cà Mau
        (104.75, ["10", "15", "25", "40", "89"]),                                     // Lào Cai, Yên Bái, Phú Thọ, Nghệ An, An Giang
        (105.00, ["01", "26", "35", "37", "38", "87", "92", "93", "95"]),             // Hà Nội … Bạc Liêu
        (105.50, ["02", "27", "30", "33", "34", "36", "42", "72", "84", "86", "94"]), // Hà Giang … Sóc Trăng
        (105.75, ["04", "31", "74", "79", "80", "82", "83"]),                         // Cao Bằng, Hải Phòng … Bến Tre
        (106.00, ["08", "17", "44"]),                                                 // Tuyên Quang, Hoà Bình, Quảng Bình
        (106.25, ["45", "70"]),                                                       // Quảng Trị, Bình Phước
        (106.50, ["06", "19"]),                                                       // Bắc Kạn, Thái Nguyên
        (107.00, ["24", "46"]),                                                       // Bắc Giang, Thừa Thiên Huế
        (107.25, ["20"]),                                                             // Lạng Sơn
        (107.50, ["62"]),                                                             // Kon Tum
        (107.75, ["22", "48", "49", "68", "75", "77"]),                               // Quảng Ninh, Đà Nẵng, Quảng Nam …
        (108.00, ["51"]),                                                             // Quảng Ngãi
        (108.25, ["52", "56", "58"]),                                                 // Bình Định, Khánh Hoà, Ninh Thuận
        (108.50, ["54", "60", "64", "66", "67"]),                                     // Phú Yên, Bình Thuận, Gia Lai, Đắk Lắk, Đắk Nông
    }.SelectMany(m => m.Provinces.Select(p => KeyValuePair.Create(p, m.Meridian))).ToFrozenDictionary();

    /// <summary>The central meridian of a province.</summary>
    /// <param name="provinceCode">Two-digit code of the General Statistics Office, such as "22" for Quảng Ninh.</param>
    /// <returns>Degrees, or null when no such province existed on 30 June 2025.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provinceCode"/> is null.</exception>
    public static double? Of(string provinceCode) => ByProvince.TryGetValue(provinceCode, out var meridian) ? meridian : null;

    /// <summary>Every meridian in use, degrees, ascending.</summary>
    public static IReadOnlyList<double> All { get; } = [.. ByProvince.Values.Distinct().Order()];
}

using HaiDang.Places;
using HaiDang.Places.Units;
namespace HaiDang.Demo.Programme;

/// <summary>Which units work on the demo programme? Three agencies with departments, and the police and the committee of every commune.</summary>
internal static class DemoUnits
{
    public const string Ministry = "BCA", Police = "CAT", Province = "UBND";

    private static readonly (string Code, string Name, string? Short, string? Parent)[] Departments =
    [
        (Ministry, "Bộ Công an", null, null),
        ("BCA-TC", "Đơn vị tổ chức cán bộ của Bộ", "Tổ chức cán bộ, Bộ", Ministry), ("BCA-HC", "Đơn vị hậu cần, doanh trại của Bộ", "Hậu cần, Bộ", Ministry),
        (Police, "Công an tỉnh Quảng Ninh", "Công an tỉnh", null),
        ("CAT-TM", "Phòng Tham mưu", null, Police), ("CAT-TC", "Phòng Tổ chức cán bộ", null, Police), ("CAT-HC", "Phòng Hậu cần", null, Police),
        ("CAT-HS", "Phòng Cảnh sát hình sự", "Phòng CSHS", Police), ("CAT-MT", "Phòng Cảnh sát điều tra tội phạm về ma tuý", "Phòng CSMT", Police),
        ("CAT-KT", "Phòng Cảnh sát kinh tế", "Phòng CSKT", Police), ("CAT-HCXH", "Phòng Cảnh sát quản lý hành chính về trật tự xã hội", "Phòng QLHC", Police),
        ("CAT-GT", "Phòng Cảnh sát giao thông", "Phòng CSGT", Police), ("CAT-PCCC", "Phòng Cảnh sát phòng cháy, chữa cháy", "Phòng PCCC", Police),
        ("CAT-ANM", "Phòng An ninh mạng", null, Police), ("CAT-TTCH", "Trung tâm thông tin chỉ huy", "TT thông tin chỉ huy", Police), ("CAT-QLDA", "Ban quản lý dự án Trụ sở 1", "Ban QLDA", Police),
        (Province, "Uỷ ban nhân dân tỉnh Quảng Ninh", "UBND tỉnh", null),
        ("UBND-VP", "Văn phòng Uỷ ban nhân dân tỉnh", "VP UBND tỉnh", Province), ("UBND-XD", "Sở Xây dựng", null, Province), ("UBND-TC", "Sở Tài chính", null, Province),
        ("UBND-NV", "Sở Nội vụ", null, Province), ("UBND-CANG", "Ban quản lý cảng, bến", null, Province),
    ];

    /// <summary>All of them, parents before their parts, without ids.</summary>
    /// <param name="communes">Those in force.</param>
    public static IEnumerable<(Unit Unit, string? Parent)> All(Place[] communes)
    {
        foreach (var (code, name, shortName, parent) in Departments) yield return (Made(code, name, shortName, null), parent);
        foreach (var commune in communes)
        {
            var kind = commune.FullName[..1].ToLowerInvariant() + commune.FullName[1..];
            yield return (Made(OfPolice(commune), $"Công an {kind}", $"CA {kind}", commune.Id), Police);
            yield return (Made(OfCommittee(commune), $"Uỷ ban nhân dân {kind}", $"UBND {kind}", commune.Id), Province);
        }
    }

    public static string OfPolice(Place commune) => $"CA-{commune.Code}";

    public static string OfCommittee(Place commune) => $"UB-{commune.Code}";

    private static Unit Made(string code, string name, string? shortName, int? place)
    {
        var unit = new Unit { Code = code, Name = name, ShortName = shortName, PlaceId = place };
        unit.Fold();
        return unit;
    }
}

using HaiDang.Places;
namespace HaiDang.Demo.Programme;

/// <summary>Which tasks were made up for the twelve commitments?</summary>
internal static class DemoTasks
{
    /// <summary>A task to be drawn.</summary>
    public sealed record Wanted
    {
        public required string Directive { get; init; }
        public required string Title { get; init; }

        /// <summary>Codes of units.</summary>
        public required string Lead { get; init; }
        public string[] Coordinating { get; init; } = [];

        /// <summary>Milestones, in order.</summary>
        public string[] Steps { get; init; } = [];

        /// <summary>The measure; null is an explicit "none".</summary>
        public (string Key, string? Subject)? Measure { get; init; }

        /// <summary>Of which commune, where it is about one.</summary>
        public Place? Place { get; init; }
    }

    private static readonly string[] Building = ["Chọn địa điểm", "Duyệt hồ sơ", "Thi công", "Nghiệm thu"], Plan = ["Dự thảo", "Lấy ý kiến", "Ban hành"];
    private static readonly (string, string?) Crimes = ("incidents.crimes", null), Theft = ("incidents.kind", "theft"), Disorder = ("incidents.kind", "public-disorder"),
        Drugs = ("incidents.kind", "drug-possession"), Fraud = ("incidents.kind", "fraud"), HotSpots = ("hot-spots.count", null);

    /// <summary>The order numbers the random streams: append, never insert.</summary>
    public static IEnumerable<Wanted> All(Place[] communes)
    {
        foreach (var task in OfDepartments) yield return task;
        foreach (var (commune, n) in communes.Select((c, n) => (c, n)))
            foreach (var task in OfCommune(commune, n)) yield return task;
        foreach (var commune in communes.Where(c => c.Name == DemoPeople.Ward))
            foreach (var task in OfWard(commune)) yield return task;
    }

    private static readonly Wanted[] OfDepartments =
    [
        new() { Directive = "D1", Title = "Rà soát nhu cầu biên chế của công an 54 xã, phường, đặc khu", Lead = "CAT-TC", Coordinating = ["CAT-TM", "UBND-NV"], Steps = ["Thu biểu mẫu", "Đối chiếu", "Báo cáo Bộ"] },
        new() { Directive = "D1", Title = "Mở đợt tuyển thứ nhất cho cơ sở", Lead = "CAT-TC", Coordinating = ["BCA-TC"], Steps = ["Thông báo", "Tuyển chọn", "Quyết định"] },
        new() { Directive = "D1", Title = "Mở đợt tuyển thứ hai cho các xã biên giới, hải đảo", Lead = "CAT-TC", Coordinating = ["BCA-TC"], Steps = ["Thông báo", "Tuyển chọn", "Quyết định"] },
        new() { Directive = "D1", Title = "Thẩm định phương án phân bổ biên chế", Lead = "CAT-TM", Coordinating = ["CAT-TC", "BCA-TC"], Steps = Plan },
        new() { Directive = "D2", Title = "Lập danh mục trụ sở công an cấp xã cần sửa chữa, xây mới", Lead = "CAT-HC", Coordinating = ["UBND-XD", "UBND-TC"], Steps = ["Khảo sát", "Phân loại", "Trình duyệt"] },
        new() { Directive = "D2", Title = "Bố trí vốn sửa chữa trụ sở đợt đầu", Lead = "CAT-HC", Coordinating = ["UBND-TC", "BCA-HC"], Steps = Plan },
        new() { Directive = "D3", Title = "Chia lại địa bàn cảnh sát khu vực ở 8 phường", Lead = "CAT-HCXH", Coordinating = ["CAT-TC"], Steps = ["Tính tải", "Lấy ý kiến", "Quyết định"] },
        new() { Directive = "D3", Title = "Ban hành bản mô tả việc của cảnh sát khu vực", Lead = "CAT-HCXH", Coordinating = ["CAT-TM"], Steps = Plan },
        new() { Directive = "D4", Title = "Gửi tài liệu giao ban trước họp 2 ngày", Lead = "CAT-TM" },
        new() { Directive = "D4", Title = "Lập bộ chỉ số chung cho giao ban tháng", Lead = "CAT-TM", Coordinating = ["CAT-HS", "CAT-MT"], Steps = Plan },
        new() { Directive = "D5", Title = "Công bố đồng hồ xử lý 41 thủ tục nội bộ", Lead = "CAT-TM", Coordinating = ["CAT-TTCH"], Steps = ["Rà soát", "Đo thử", "Công bố"] },
        new() { Directive = "D5", Title = "Rút thời hạn 9 thủ tục nội bộ xuống dưới 5 ngày làm việc", Lead = "CAT-TM", Coordinating = ["CAT-TC", "CAT-HC"], Steps = Plan },
        new() { Directive = "D6", Title = "Lập kế hoạch tuần tra mùa du lịch vịnh Hạ Long", Lead = "CAT-HS", Coordinating = ["CAT-GT", "UBND-CANG"], Steps = Plan, Measure = Theft },
        new() { Directive = "D6", Title = "Đối thoại với nhà đầu tư về an ninh khu công nghiệp", Lead = "CAT-KT", Coordinating = ["UBND-VP"] },
        new() { Directive = "D7", Title = "Trực 24/24 bảng cảnh báo sớm", Lead = "CAT-TM", Coordinating = ["CAT-TTCH"], Measure = HotSpots },
        new() { Directive = "D7", Title = "Diễn tập phương án xử lý gây rối tại cửa khẩu", Lead = "CAT-TM", Coordinating = ["CAT-HS", "CAT-PCCC"], Steps = ["Phương án", "Diễn tập", "Rút kinh nghiệm"] },
        new() { Directive = "D8", Title = "Tuyên truyền phòng lừa đảo qua mạng ở 54 xã, phường", Lead = "CAT-ANM", Coordinating = ["CAT-KT"], Steps = ["Tài liệu", "Đợt 1", "Đợt 2"], Measure = Fraud },
        new() { Directive = "D8", Title = "Kiểm tra phòng cháy khu dân cư ven biển", Lead = "CAT-PCCC", Coordinating = ["UBND-XD"], Steps = ["Danh mục", "Kiểm tra", "Xử lý"], Measure = ("incidents.kind", "fire") },
        new() { Directive = "D9", Title = "Lập hồ sơ và phân công các điểm nóng đang mở", Lead = "CAT-HS", Coordinating = ["CAT-TM"], Measure = HotSpots },
        new() { Directive = "D10", Title = "Chuyên đề phòng ngừa trộm cắp tài sản toàn tỉnh", Lead = "CAT-HS", Coordinating = ["CAT-HCXH"], Steps = ["Kế hoạch", "Ra quân", "Sơ kết"], Measure = Theft },
        new() { Directive = "D10", Title = "Đánh giá mức giảm tội phạm sau 12 tháng", Lead = "CAT-TM", Coordinating = ["CAT-HS"], Steps = Plan, Measure = Crimes },
        new() { Directive = "D11", Title = "Tập huấn tiêu chí cho 54 xã, phường", Lead = "CAT-TM", Coordinating = ["CAT-MT", "UBND-NV"], Steps = ["Tài liệu", "Tập huấn"] },
        new() { Directive = "D11", Title = "Thẩm định các xã đề nghị “không ma tuý” đợt 1", Lead = "CAT-MT", Coordinating = ["CAT-TM"], Steps = ["Nhận hồ sơ", "Kiểm tra", "Kết luận"], Measure = Drugs },
        new() { Directive = "P1", Title = "Bàn giao khối nhà chính Trụ sở 1", Lead = "CAT-QLDA", Coordinating = ["UBND-XD", "UBND-TC", "BCA-HC"], Steps = ["Móng", "Kết cấu", "Hoàn thiện", "Bàn giao"] },
        new() { Directive = "P1", Title = "Giải ngân phần vốn của tỉnh cho Trụ sở 1", Lead = "UBND-TC", Coordinating = ["CAT-QLDA"], Steps = ["Quý 1", "Quý 2", "Quý 3"] },
        new() { Directive = "P1", Title = "Nghiệm thu phòng cháy Trụ sở 1", Lead = "CAT-QLDA", Coordinating = ["CAT-PCCC"], Steps = ["Hồ sơ", "Kiểm tra", "Văn bản"] },
    ];

    /// <summary>More for the ward whose chief can be tried with a click.</summary>
    private static IEnumerable<Wanted> OfWard(Place ward)
    {
        var police = DemoUnits.OfPolice(ward);
        yield return new() { Directive = "D9", Title = "Giải quyết điểm nóng trộm cắp quanh bến tàu du lịch", Lead = police, Coordinating = ["CAT-HS", "UBND-CANG"], Steps = ["Khảo sát", "Biện pháp", "Đo lại"], Measure = Theft, Place = ward };
        yield return new() { Directive = "D3", Title = "Chia lại địa bàn cảnh sát khu vực của phường", Lead = police, Coordinating = ["CAT-HCXH"], Steps = ["Tính tải", "Lấy ý kiến", "Quyết định"] };
        yield return new() { Directive = "D8", Title = "Kiểm tra phòng cháy nhà nghỉ, khách sạn mùa thấp điểm", Lead = police, Coordinating = ["CAT-PCCC"], Steps = ["Danh mục", "Kiểm tra"], Measure = ("incidents.kind", "fire"), Place = ward };
    }

    private static IEnumerable<Wanted> OfCommune(Place commune, int n)
    {
        var (police, committee) = (DemoUnits.OfPolice(commune), DemoUnits.OfCommittee(commune));
        var name = commune.FullName[..1].ToLowerInvariant() + commune.FullName[1..];
        if (n % 2 == 0) yield return new() { Directive = "D2", Title = $"Giao mặt bằng, sửa trụ sở công an {name}", Lead = committee, Coordinating = ["CAT-HC", police], Steps = Building };
        if (n % 3 == 0) yield return new() { Directive = "D6", Title = $"Tăng tuần tra đêm tại {name}", Lead = police, Coordinating = ["CAT-HS", committee], Measure = Disorder, Place = commune };
        if (n % 4 == 1) yield return new() { Directive = "D10", Title = $"Duy trì mức giảm trộm cắp tại {name}", Lead = police, Coordinating = ["CAT-HS"], Steps = ["Rà soát địa bàn", "Ra quân", "Sơ kết"], Measure = Theft, Place = commune };
        if (n % 4 == 2) yield return new() { Directive = "D11", Title = $"Xây dựng {name} không ma tuý", Lead = police, Coordinating = [committee, "CAT-MT"], Steps = ["Đăng ký", "Tự đánh giá", "Đề nghị"], Measure = Drugs, Place = commune };
        if (n % 9 == 4) yield return new() { Directive = "D9", Title = $"Giải quyết điểm nóng tại {name}", Lead = police, Coordinating = ["CAT-HS", committee], Steps = ["Khảo sát", "Biện pháp", "Đo lại"], Measure = Crimes, Place = commune };
    }
}

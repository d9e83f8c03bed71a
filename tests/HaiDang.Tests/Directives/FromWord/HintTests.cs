using HaiDang.Directives.FromWord;
using Xunit;
namespace HaiDang.Tests.Directives.FromWord;

public sealed class HintTests
{
    private static readonly DateOnly Notice = new(2026, 8, 15);

    [Theory]
    [InlineData("hoàn thành trước ngày 30/9/2026.", "2026-09-30", "trước ngày 30/9/2026")]
    [InlineData("xong trước 17 giờ 00 ngày 05 tháng 10 năm 2026", "2026-10-05", "ngày 05 tháng 10 năm 2026")]
    [InlineData("Báo cáo chậm nhất là ngày 20.9.2026", "2026-09-20", "chậm nhất là ngày 20.9.2026")]
    [InlineData("báo cáo trước ngày 15/01", "2027-01-15", "trước ngày 15/01")]
    [InlineData("hoàn thành trong tháng 9/2026", "2026-09-30", "trong tháng 9/2026")]
    [InlineData("xong trước tháng 9 năm 2026", "2026-08-31", "trước tháng 9 năm 2026")]
    [InlineData("trình trong quý III/2026", "2026-09-30", "trong quý III/2026")]
    [InlineData("trình trước quý IV năm 2026", "2026-09-30", "trước quý IV năm 2026")]
    [InlineData("hoàn thành trong quý I", "2027-03-31", "trong quý I")]
    [InlineData("kết thúc trong năm 2027", "2027-12-31", "trong năm 2027")]
    [InlineData("trả lời chậm nhất 15 ngày làm việc kể từ ngày nhận", null, "chậm nhất 15 ngày làm việc")]
    [InlineData("trong thời hạn 10 (mười) ngày", null, "trong thời hạn 10 (mười) ngày")]
    [InlineData("báo cáo trước ngày 25 hằng tháng", null, "trước ngày 25 hằng tháng")]
    [InlineData("trước ngày 31/9/2026", null, "trước ngày 31/9/2026")]
    public void The_last_day_is_found_with_its_words(string text, string? day, string words)
    {
        var due = FindDue.Run(text, Notice);
        Assert.NotNull(due);
        Assert.Equal(day, due.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(words, due.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")]
    [InlineData("Ngày 12/8/2026, lãnh đạo tỉnh đã họp")]
    [InlineData("tăng 15% so với cùng kỳ")]
    [InlineData("Tính đến ngày 31/7/2026, cả tỉnh có 12 vụ")]
    public void What_names_no_last_day_is_none(string text) => Assert.Null(FindDue.Run(text, Notice));

    [Theory]
    [InlineData("Giao Công an tỉnh chủ trì rà soát", "Công an tỉnh", "")]
    [InlineData("Công an tỉnh chủ trì, phối hợp với Sở Xây dựng và Sở Tài chính lập kế hoạch", "Công an tỉnh", "Sở Xây dựng|Sở Tài chính")]
    [InlineData("Đề nghị Bộ Chỉ huy Quân sự tỉnh phối hợp chặt chẽ với Bộ đội Biên phòng tỉnh tuần tra", "Bộ Chỉ huy Quân sự tỉnh", "Bộ đội Biên phòng tỉnh")]
    [InlineData("Thống nhất giao UBND các xã, phường, đặc khu khẩn trương xử lý", "UBND các xã, phường, đặc khu", "")]
    [InlineData("Yêu cầu các sở, ban, ngành thực hiện nghiêm", "các sở, ban, ngành", "")]
    [InlineData("Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Xây dựng: tập trung nguồn lực", "Giám đốc Sở Xây dựng", "")]
    [InlineData("Sở Khoa học và Công nghệ có trách nhiệm hướng dẫn", "Sở Khoa học và Công nghệ", "")]
    public void The_unit_that_leads_is_found_with_those_that_help(string text, string lead, string with)
    {
        var unit = FindUnit.Run(text);
        Assert.Equal(lead, unit?.Lead);
        Assert.Equal(with, string.Join('|', unit!.With));
        Assert.True(FindUnit.Orders(text));
        Assert.Contains(unit.Words, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Về công tác chỉ đạo, điều hành")]
    [InlineData("Tai nạn giao thông giảm so với tháng trước")]
    [InlineData("Kết quả đáp ứng yêu cầu đề ra")]
    [InlineData("Công an tỉnh đã báo cáo kết quả")]
    public void What_orders_nothing_is_no_order(string text) => Assert.False(FindUnit.Orders(text));

    [Theory]
    [InlineData("1. Giao", "1.", "figures 0"), InlineData("1.2 Giao", "1.2", "figures 1"), InlineData("1.2.3. Giao", "1.2.3.", "figures 2"), InlineData("IV. Nhiệm vụ", "IV.", "roman"), InlineData("đ) Giao", "đ)", "letter")]
    [InlineData("- Giao", "-", "dash -"), InlineData("Điều 3. Giao", "Điều 3.", "article"), InlineData("A. Phần", "A.", "capital"), InlineData("2) Giao", "2)", "figures 0")]
    public void A_typed_number_is_taken_off(string text, string number, string kind)
    {
        var typed = ClauseNumber.Typed(text);
        Assert.Equal((number, kind), (typed?.Number.Shown, typed?.Number.Kind));
        Assert.DoesNotContain(number, typed!.Value.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026 là năm bản lề"), InlineData("30.9.2026 là hạn"), InlineData("12 điểm đen"), InlineData("Công an"), InlineData("")]
    public void What_only_looks_like_a_number_is_left(string text) => Assert.Null(ClauseNumber.Typed(text));
}

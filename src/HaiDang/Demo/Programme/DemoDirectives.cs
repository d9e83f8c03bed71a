using HaiDang.Directives;
namespace HaiDang.Demo.Programme;

/// <summary>What was agreed on 7 March 2024? Twelve commitments: their facts are real, from the press report of that session; the words are our own.</summary>
internal static class DemoDirectives
{
    public static DateOnly Day { get; } = new(2024, 3, 7);

    /// <param name="Code">As the programme calls it.</param>
    /// <param name="Text">What was agreed.</param>
    /// <param name="Field">The line of work.</param>
    /// <param name="Issuer">The agency that asks.</param>
    public sealed record Agreed(string Code, string Text, FieldOfWork Field, string Issuer);

    public static Agreed[] All { get; } =
    [
        new("D1", "Bổ sung khoảng 1.000 biên chế cho công an tỉnh, trước hết cho cơ sở và cấp xã", FieldOfWork.Organisation, DemoUnits.Ministry),
        new("D2", "Hoàn thiện trụ sở làm việc của công an cấp xã", FieldOfWork.Premises, DemoUnits.Ministry),
        new("D3", "Nâng vai trò, trách nhiệm của cảnh sát khu vực", FieldOfWork.PublicOrder, DemoUnits.Police),
        new("D4", "Phát huy vai trò tham mưu của công an tỉnh", FieldOfWork.Advice, DemoUnits.Police),
        new("D5", "Cải cách thủ tục hành chính trong lực lượng", FieldOfWork.Procedures, DemoUnits.Police),
        new("D6", "Kéo giảm tội phạm, không để hình thành điểm nóng, giữ điểm đến an toàn cho nhà đầu tư", FieldOfWork.PublicOrder, DemoUnits.Police),
        new("D7", "Giữ thế chủ động, không để bị động bất ngờ, không để xảy ra phá hoại, gây rối", FieldOfWork.EarlyWarning, DemoUnits.Police),
        new("D8", "Bảo đảm an toàn cho người dân trên các lĩnh vực: mạng, kinh tế, nông thôn, dân tộc, tôn giáo, an ninh nội bộ", FieldOfWork.InternalSecurity, DemoUnits.Police),
        new("D9", "Tập trung giải quyết các điểm nóng về trật tự", FieldOfWork.PublicOrder, DemoUnits.Police),
        new("D10", "Kéo giảm tội phạm căn bản và bền vững", FieldOfWork.PublicOrder, DemoUnits.Police),
        new("D11", "Xây dựng xã, phường không có tội phạm, ma tuý và tệ nạn xã hội", FieldOfWork.Standards, DemoUnits.Police),
        new("P1", "Xây dựng Trụ sở 1 tại phường Hồng Hà: 796 tỷ đồng (tỉnh 756,2, Bộ 39,8), khởi công 07/03/2024, hẹn xong 19/08/2025", FieldOfWork.Development, DemoUnits.Province),
    ];
}

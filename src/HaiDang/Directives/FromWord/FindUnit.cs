using System.Text.RegularExpressions;
namespace HaiDang.Directives.FromWord;

/// <summary>Which unit does a clause ask to lead, and which to help; does it order anything at all?</summary>
internal static partial class FindUnit
{
    /// <summary>What is asked stands at the beginning; a longer text is not read to its end.</summary>
    private const int Read = 2_000;

    /// <summary>How the name of a unit or office begins.</summary>
    private const string Begins = @"(?:Công an|Sở|Ban|UBND|Ủy ban|Uỷ ban|HĐND|Văn phòng|Bộ [Cc]hỉ huy|Bộ đội|Bộ CHQS|Thanh tra|Chủ tịch|Phó Chủ tịch|Giám đốc|Thủ trưởng|Trưởng|Cục|Chi cục|Hải quan|Thuế|Viện|Tòa án|Toà án"
        + @"|Mặt trận|MTTQ|Báo|Đài|Trung tâm|Công ty|Tập đoàn|Điện lực|Hội|Liên đoàn|Tỉnh [Đđ]oàn|Đoàn Thanh niên|Tổ|Phòng|Đảng ủy|Đảng uỷ|Tỉnh ủy|Tỉnh uỷ|Cảng vụ|Trường|Bệnh viện|Bảo hiểm|Ngân hàng|Kho bạc"
        + @"|[Cc]ác (?:sở|ban|ngành|cơ quan|đơn vị|địa phương|xã|phường|huyện|đồng chí|thành viên|chủ đầu tư|doanh nghiệp)|[Đđ]ồng chí|[Cc]hủ đầu tư)(?!\p{L})";

    /// <summary>The name ends before its work, or at a mark; a comma within "các xã, phường, đặc khu" does not end it.</summary>
    private const string Name = Begins + @"(?:[^,;:.()]|," + Further + @"){0,160}?";

    private const string Further = @"\s*(?:xã|phường|đặc khu|thị xã|thị trấn|thành phố|ban|ngành|đoàn thể|địa phương|đơn vị)(?!\p{L})";

    /// <summary>A mark that ends a name.</summary>
    private const string End = @"\s*(?:[;:.()]|,(?!" + Further + @")|$)";

    /// <summary>In small letters, so that the Sở Xây dựng keeps its name.</summary>
    private const string Work = @"(?:chủ trì|chịu trách nhiệm|có trách nhiệm|phối hợp|tham mưu|khẩn trương|tập trung|tiếp tục|chủ động|rà soát|hoàn thành|tổ chức|xây dựng|báo cáo|thực hiện|triển khai|chỉ đạo|đề xuất|nghiên cứu|hướng dẫn|kiểm tra"
        + @"|tăng cường|bố trí|lập|ban hành|xử lý|giải quyết|theo dõi|đôn đốc|làm việc|tuyên truyền|lắp đặt|bảo đảm|đảm bảo|quan tâm|sớm|là đơn vị|làm đầu mối|căn cứ|tuần tra|tham gia|cung cấp|thống nhất|kiểm soát|giám sát|vận hành|duy trì|đẩy mạnh|thẩm định|cho ý kiến|hỗ trợ|xác minh|đấu tranh|phát hiện|trước|chậm nhất|trong)(?!\p{L})";

    private const string Order = @"(?:[Gg]iao(?!\s+(?:thông|dịch|lưu|tiếp|ban|thừa|thương|nhận|đất|hữu|nhau))|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|[Cc]hỉ đạo|[Uu]ỷ quyền|[Ủủ]y quyền)(?!\p{L})";

    public static UnitHint? Run(string text)
    {
        text = text.Length <= Read ? text : text[..Read];
        var found = Asked().Match(text) is { Success: true } asked ? asked : Leads().Match(text);
        if (!found.Success) return null;
        var helps = Helps().Match(text, found.Index);
        return new(found.Groups["lead"].Value.Trim(), helps.Success ? Split(helps.Groups["with"].Value) : [], (helps.Success ? text[found.Index..(helps.Index + helps.Length)] : found.Value).Trim());
    }

    /// <summary>It begins with the verb of an order, or the verb is followed by whom it is said to, or a unit is said to lead or to be bound.</summary>
    public static bool Orders(string text)
    {
        text = text.Length <= Read ? text : text[..Read];
        return Bids().IsMatch(text) || Asked().IsMatch(text) || Leads().IsMatch(text);
    }

    /// <summary>Several units in one list; a part that begins no name belongs to the one before it.</summary>
    public static string[] Split(string units)
    {
        var split = new List<string>();
        foreach (Match piece in Pieces().Matches(units))
        {
            if (split.Count == 0 || IsUnit().IsMatch(piece.Groups["name"].Value)) split.Add(piece.Groups["name"].Value.Trim());
            else split[^1] += piece.Value.TrimEnd();
        }
        return [.. split.Select(s => s.Trim(' ', ',', ';', '.')).Where(s => s.Length > 0)];
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<!\p{L})" + Order + @"(?:\s+(?:cho|với|đối với))?\s+(?<lead>" + Name + @")(?=\s+" + Work + "|" + End + ")", Plain, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<!\p{L})(?<lead>" + Name + @")(?:\s*\([^)]{0,80}\))?\s+(?:chủ trì|chịu trách nhiệm|có trách nhiệm|là đơn vị chủ trì|làm đầu mối)(?!\p{L})", Plain, 1000)]
    private static partial Regex Leads();

    [GeneratedRegex(@"phối hợp(?:\s+chặt chẽ)?\s+(?:với|cùng)\s+(?<with>" + Begins + @"(?:[^;:.()]){0,400}?)(?=,?\s+(?:và\s+)?" + Work + @"|\s*[;:.()]|\s*$)", Plain, 1000)]
    private static partial Regex Helps();

    [GeneratedRegex(@"^" + Order, Plain, 1000)]
    private static partial Regex Bids();

    [GeneratedRegex(@"(?:,\s*|;\s*|\s+và\s+|^\s*)(?<name>(?:(?!,|;|\s+và\s).)+)", Plain, 1000)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"^" + Begins, Plain, 1000)]
    private static partial Regex IsUnit();
}

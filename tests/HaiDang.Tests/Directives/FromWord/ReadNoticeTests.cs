using DocumentFormat.OpenXml.Wordprocessing;
using HaiDang.Directives.FromWord;
using Xunit;
using static HaiDang.Tests.Directives.FromWord.WordFile;
namespace HaiDang.Tests.Directives.FromWord;

/// <summary>Notices in the form of Decree 30/2020/NĐ-CP, in words of our own.</summary>
public sealed class ReadNoticeTests
{
    private static Table Head => Table(
        ["ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"], ["Số: 123/TB-UBND", "Quảng Ninh, ngày 15 tháng 8 năm 2026"]);

    private static Table Foot => Table(["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"]);

    [Fact]
    public async Task A_notice_with_typed_numbers_is_read_whole()
    {
        var notice = await Read(Of(Head, Line("THÔNG BÁO", centred: true), Line("Kết luận của đồng chí Chủ tịch tại cuộc họp giao ban", centred: true), Line("về an toàn công cộng tháng 8/2026", centred: true), Line("__________", centred: true),
            Line("Ngày 12/8/2026, lãnh đạo tỉnh đã họp nghe báo cáo."),
            Line("I. Đánh giá chung"), Line("Tai nạn giao thông giảm so với tháng trước."),
            Line("II. Nhiệm vụ"), Line("1. Giao Công an tỉnh chủ trì, phối hợp với Sở Xây dựng, UBND các xã, phường, đặc khu và Điện lực Quảng Ninh rà soát chiếu sáng, hoàn thành trước ngày 30/9/2026."),
            Line("2. Yêu cầu Sở Tài chính:"), Line("a) Bố trí kinh phí trong tháng 9/2026;"), Line("b) Báo cáo kết quả trong quý IV/2026."),
            Line("3. Về công tác tuyên truyền"), Foot));
        Assert.Equal("123/TB-UBND", notice.DocumentNumber);
        Assert.Equal(new DateOnly(2026, 8, 15), notice.Date);
        Assert.Equal("ỦY BAN NHÂN DÂN – TỈNH QUẢNG NINH", notice.Agency);
        Assert.Equal("Kết luận của đồng chí Chủ tịch tại cuộc họp giao ban về an toàn công cộng tháng 8/2026", notice.Title);
        Assert.Equal(["", "I.", "", "II.", "1.", "2.", "a)", "b)", "3."], notice.Clauses.Select(c => c.Number));
        Assert.Equal([0, 0, 1, 0, 1, 1, 2, 2, 1], notice.Clauses.Select(c => c.Level));
        Assert.Equal([null, null, 1, null, 3, 3, 5, 5, 3], notice.Clauses.Select(c => c.Parent));
        Assert.Equal([false, false, false, false, true, false, true, true, false], notice.Clauses.Select(c => c.IsOrder));

        var lamps = notice.Clauses[4];
        Assert.Equal("Công an tỉnh", lamps.Unit!.Lead);
        Assert.Equal(["Sở Xây dựng", "UBND các xã, phường, đặc khu", "Điện lực Quảng Ninh"], lamps.Unit.With);
        Assert.StartsWith("Giao Công an tỉnh", lamps.Unit.Words, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 9, 30), lamps.Due!.Day);
        Assert.Contains("trước ngày 30/9/2026", lamps.Due.Words, StringComparison.Ordinal);
        Assert.Equal(("Sở Tài chính", new DateOnly(2026, 9, 30)), (notice.Clauses[6].Unit!.Lead, notice.Clauses[6].Due!.Day));
        Assert.Equal(new DateOnly(2026, 12, 31), notice.Clauses[7].Due!.Day);
    }

    [Fact]
    public async Task Numbers_are_those_that_Word_would_show()
    {
        var notice = await Read(Of(Numbering(), null, Line("THÔNG BÁO", centred: true), Line("Kết luận", centred: true),
            Line("Đánh giá", 1), Line("Kết quả", 1, 1), Line("chi tiết", 1, 2), Line("chi tiết nữa", 1, 2), Line("một", 1, 3), Line("hai", 1, 3), Line("gạch", 1, 4), Line("Tồn tại", 1, 1), Line("chi tiết", 1, 2),
            Line("Nhiệm vụ", 1), Line("Việc", 1, 1), Line("Phụ lục", 2), Line("không số", 0)));
        Assert.Equal(["I.", "1.", "1.1", "1.2", "a)", "b)", "-", "2.", "2.1", "II.", "1.", "I.", ""], notice.Clauses.Select(c => c.Number));
        Assert.Equal([0, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1, 0, 1], notice.Clauses.Select(c => c.Level));
        Assert.Equal(4, notice.Clauses[4].Parent + 1);
    }

    [Fact]
    public async Task A_number_may_come_with_the_style()
    {
        var styles = new Styles(
            new Style(new StyleParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 1 }, new NumberingId { Val = 1 }))) { Type = StyleValues.Paragraph, StyleId = "Viec" },
            new Style(new BasedOn { Val = "Viec" }) { Type = StyleValues.Paragraph, StyleId = "ViecCon" });
        var notice = await Read(Of(Numbering(), styles, Line("Việc một", style: "Viec"), Line("Việc hai", style: "ViecCon")));
        Assert.Equal(["1.", "2."], notice.Clauses.Select(c => c.Number));
    }

    [Fact]
    public async Task The_rows_of_a_table_of_tasks_are_clauses()
    {
        var notice = await Read(Of(Head, Line("THÔNG BÁO", centred: true), Line("Kết luận", centred: true), Line("1. Phân công nhiệm vụ như sau:"),
            Table(["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"],
                ["1", "Lắp camera ở 12 điểm", "Công an tỉnh", "Sở Xây dựng, UBND các xã, phường", "30/9/2026"],
                ["2", "Tập huấn", "Sở Nội vụ", "", "Quý IV/2026"], ["3", "Tuần tra", "Công an tỉnh", "", "Thường xuyên"]), Foot));
        Assert.Equal(["1.", "1", "2", "3"], notice.Clauses.Select(c => c.Number));
        Assert.All(notice.Clauses.Skip(1), c => Assert.Equal((1, 0, true), (c.Level, c.Parent, c.IsOrder)));
        Assert.Equal("Lắp camera ở 12 điểm", notice.Clauses[1].Text);
        Assert.Equal(["Sở Xây dựng", "UBND các xã, phường"], notice.Clauses[1].Unit!.With);
        Assert.Equal([new DateOnly(2026, 9, 30), new DateOnly(2026, 12, 31), null], notice.Clauses.Skip(1).Select(c => c.Due!.Day));
        Assert.Equal("Thường xuyên", notice.Clauses[3].Due!.Words);
    }

    [Fact]
    public async Task What_was_inserted_stands_and_what_was_deleted_is_gone()
    {
        var notice = await Read(Raw(Document("""
            <w:p><w:r><w:t xml:space="preserve">1. Giao </w:t></w:r><w:del w:id="1"><w:r><w:delText>Sở Y tế</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>Công an tỉnh</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> chủ trì.</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">2. Đề nghị </w:t></w:r></w:p>
            <w:p><w:r><w:t>Sở Xây dựng báo cáo.</w:t></w:r></w:p>
            <w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>giữ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:moveFrom w:id="5"><w:p><w:r><w:t>dời đi</w:t></w:r></w:p></w:moveFrom>
            """)));
        Assert.Equal(["Giao Công an tỉnh chủ trì.", "Đề nghị Sở Xây dựng báo cáo.", "giữ"], notice.Clauses.Select(c => c.Text));
    }

    [Fact]
    public async Task Boxes_are_read_once_and_notes_fields_hidden_words_and_soft_hyphens_not_at_all()
    {
        var notice = await Read(Raw(Document("""
            <w:p><w:r><w:t>Rà so&#xAD;át</w:t><w:softHyphen/><w:tab/><w:t>hồ</w:t><w:br/><w:t>sơ</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>
              <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "http://evil.example/x"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t xml:space="preserve"> kết quả</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>
              <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            <w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>trong ô</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>
            """), besides: ("word/footnotes.xml", $"<w:footnotes xmlns:w=\"{Namespace}\"><w:footnote><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>")));
        Assert.Equal(["Rà soát hồ sơ kết quả", "trong khung", "trong ô"], notice.Clauses.Select(c => c.Text));
    }

    [Fact]
    public async Task A_notice_of_the_Party_and_a_draft_without_a_number_are_read_too()
    {
        var party = await Read(Of(Table(["TỈNH ỦY QUẢNG NINH\n*\nSố 15-TB/TU", "ĐẢNG CỘNG SẢN VIỆT NAM\nQuảng Ninh, ngày 02 tháng 3 năm 2026"]), Line("THÔNG BÁO", centred: true), Line("kết luận của Ban Thường vụ", centred: true), Line("1. Giao Đảng ủy Công an tỉnh lãnh đạo thực hiện.")));
        Assert.Equal(("15-TB/TU", new DateOnly(2026, 3, 2), "TỈNH ỦY QUẢNG NINH"), (party.DocumentNumber, party.Date, party.Agency));
        var draft = await Read(Of(Table(["UBND TỈNH\nSố:      /TB-UBND", "Quảng Ninh, ngày      tháng 8 năm 2026"]), Line("THÔNG BÁO", centred: true), Line("Kết luận", centred: true), Line("1. Giao Sở Y tế rà soát trước ngày 15/10.")));
        Assert.Null(draft.DocumentNumber);
        Assert.Null(draft.Date);
        Assert.Null(draft.Clauses.Single().Due!.Day);
    }

    [Fact]
    public async Task Units_and_days_are_looked_for_in_every_clause_of_a_table_without_heads_too()
    {
        var notice = await Read(Of(Line("1. Việc"), Table(["Giao Công an tỉnh chủ trì", "trước ngày 30/9/2026"], ["Ghi chú", "không"])));
        Assert.Equal(["Giao Công an tỉnh chủ trì | trước ngày 30/9/2026", "Ghi chú | không"], notice.Clauses.Skip(1).Select(c => c.Text));
        Assert.Equal([true, false], notice.Clauses.Skip(1).Select(c => c.IsOrder));
        Assert.Equal(new DateOnly(2026, 9, 30), notice.Clauses[1].Due!.Day);
    }

    [Fact]
    public async Task The_strict_form_of_the_standard_is_read_alike()
    {
        var strict = Document("<w:p><w:r><w:t>1. Giao Công an tỉnh chủ trì</w:t></w:r></w:p>").Replace(Namespace, "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal);
        Assert.Equal("Công an tỉnh", (await Read(Raw(strict))).Clauses.Single().Unit!.Lead);
    }

    [Fact]
    public async Task A_text_that_is_no_notice_is_still_read()
    {
        var notice = await Read(Of(Line("Biên bản"), Line("1. Việc một"), Line("2. Việc hai")));
        Assert.Equal((null, null, null, null), (notice.DocumentNumber, notice.Date, notice.Agency, notice.Title));
        Assert.Equal(["", "1.", "2."], notice.Clauses.Select(c => c.Number));
    }

    private static async Task<Notice> Read(byte[] file)
    {
        using var held = new MemoryStream(file);
        var answer = await ReadNotice.Run(held, TestContext.Current.CancellationToken);
        Assert.Null(answer.Refusal);
        return answer.Notice!;
    }
}

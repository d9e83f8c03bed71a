using System.Diagnostics;
using System.Text;
using CsCheck;
using HaiDang.Directives.FromWord;
using Xunit;
using static HaiDang.Tests.Directives.FromWord.WordFile;
namespace HaiDang.Tests.Directives.FromWord;

/// <summary>A file that nobody can vouch for is read or refused, and soon.</summary>
public sealed class HostileWordTests
{
    private static readonly byte[] Sound = Of(Numbering(), null, Line("THÔNG BÁO", centred: true), Line("1. Giao Công an tỉnh chủ trì trước ngày 30/9/2026"), Line("hai", 1, 1), Table(["a", "b"], ["c", "d"]));

    [Fact]
    public async Task What_is_no_Word_document_is_refused_by_name()
    {
        Assert.Equal(Refusal.NotWord, await Refused([]));
        Assert.Equal(Refusal.NotWord, await Refused("%PDF-1.7 nonsense"u8.ToArray()));
        Assert.Equal(Refusal.NotWord, await Refused(Raw("<x/>", "xl/workbook.xml")));
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Equal(Refusal.OldWord, await Refused([.. old, .. new byte[600]]));
        Assert.Equal(Refusal.Locked, await Refused([.. old, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(Refusal.Empty, await Refused(Of(Line(" "))));
        Assert.Equal(Refusal.TooLarge, await Refused(new byte[ReadNotice.MostBytes + 1]));
    }

    [Fact]
    public async Task A_bomb_is_not_unpacked() =>
        Assert.Equal(Refusal.TooLarge, await Refused(Raw(Document($"<w:p><w:r><w:t>{new string('x', 40 << 20)}</w:t></w:r></w:p>"))));

    [Fact]
    public async Task Elements_within_elements_without_end_are_refused()
    {
        Assert.Equal(Refusal.TooLarge, await Refused(Raw(Document(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 100_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 100_000))))));
        Assert.Equal(Refusal.TooLarge, await Refused(Raw(Document(string.Concat(Enumerable.Repeat("<w:p/>", 1_100_000))))));
    }

    [Fact]
    public async Task A_document_type_is_refused_and_nothing_outside_is_asked_for()
    {
        var entity = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>");
        Assert.Equal(Refusal.NotWord, await Refused(Raw(entity)));
        const string outside = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"http://127.0.0.1:9/x\" TargetMode=\"External\"/></Relationships>";
        Assert.Null(await Refused(Raw(Document("<w:p><w:r><w:t>1. Giao</w:t></w:r></w:p>"), besides: ("_rels/.rels", outside))));
    }

    [Fact]
    public async Task Numbers_beyond_all_bounds_and_lists_in_a_ring_do_no_harm()
    {
        var numbering = $"<w:numbering xmlns:w=\"{Namespace}\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"{string.Concat(Enumerable.Repeat("%1", 9_000))}\"/></w:lvl></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"A\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
        var styles = $"<w:styles xmlns:w=\"{Namespace}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
        string Listed(int list, int level) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>việc</w:t></w:r></w:p>";
        Assert.Null(await Refused(Raw(Document(Listed(1, 0) + Listed(1, 0) + Listed(2, 3) + Listed(1, -5) + Listed(1, 99) + "<w:p><w:r><w:t>việc</w:t></w:r></w:p>"), besides: [("word/numbering.xml", numbering), ("word/styles.xml", styles)])));
    }

    [Theory]
    [InlineData(".VnTime"), InlineData(".VnTimeH"), InlineData("VNI-Times")]
    public async Task Letters_of_an_old_font_are_refused_and_Unicode_in_the_wrong_font_is_not(string font)
    {
        string Set(string text) => Document($"<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
        Assert.Equal(Refusal.OldFont, await Refused(Raw(Set("Giao C«ng an tØnh chñ tr×, phèi hîp víi Së X©y dùng"))));
        Assert.Null(await Refused(Raw(Set("Giao Công an tỉnh chủ trì, phối hợp với Sở Xây dựng"))));
        var styles = $"<w:styles xmlns:w=\"{Namespace}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>";
        Assert.Equal(Refusal.OldFont, await Refused(Raw(Document("<w:p><w:r><w:t>Giao C«ng an tØnh chñ tr×, phèi hîp víi Së X©y dùng</w:t></w:r></w:p>"), besides: ("word/styles.xml", styles))));
    }

    [Fact]
    public Task Cut_off_anywhere_it_is_read_or_refused() =>
        Gen.Int[0, Sound.Length].SampleAsync(length => Refused(Sound[..length]), iter: 300, threads: 1);

    [Fact]
    public Task With_any_octets_garbled_it_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Byte).Array[1, 40].SampleAsync(changes =>
        {
            var garbled = (byte[])Sound.Clone();
            foreach (var (at, to) in changes) garbled[at] = to;
            return Refused(garbled);
        }, iter: 1_000, threads: 1);

    /// <summary>The archive is sound and what stands in it is not.</summary>
    [Fact]
    public async Task With_any_words_for_its_text_it_is_read_or_refused()
    {
        string[] pieces = ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "THÔNG BÁO", "Số: /TB-", "1. ", "giao Sở ", "a) ", "quý IV", "ngày 31/2/2026", "&#0;", "&x;", "\uFFFE", "<w:pPr>", "</w:pPr>"];
        await Gen.Int[0, pieces.Length - 1].Array[0, 60].SampleAsync(at => Refused(Raw(Document(string.Concat(at.Select(i => pieces[i]))))), iter: 1_000, threads: 1);
        await Gen.Int[0, 7].Array[0, 60].SampleAsync(at => Refused(Raw(Document(string.Concat(at.Select(i => $"<w:p><w:r><w:t xml:space=\"preserve\">{pieces[12 + i]}{pieces[12 + at[0]]}</w:t></w:r></w:p>"))))), iter: 300, threads: 1);
    }

    [Fact]
    public async Task The_largest_text_that_is_taken_takes_seconds_and_no_more()
    {
        var clause = "<w:p><w:r><w:t>1. Giao Công an tỉnh chủ trì, phối hợp với Sở Xây dựng, UBND các xã, phường, đặc khu rà soát, phối hợp với phối hợp với giao giao Sở, Sở, Sở trước ngày trước ngày 30/9/2026</w:t></w:r></w:p>";
        var watch = Stopwatch.StartNew();
        Assert.Null(await Refused(Raw(Document(string.Concat(Enumerable.Repeat(clause, ReadNotice.MostParagraphs - 2)) + Repeated("giao Sở ") + Repeated("phối hợp với Sở, ban, ngành, ")))));
        Assert.Equal(Refusal.TooLarge, await Refused(Raw(Document(string.Concat(Enumerable.Repeat(clause, ReadNotice.MostParagraphs + 1))))));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed}");
    }

    private static string Repeated(string words) => $"<w:p><w:r><w:t>{string.Concat(Enumerable.Repeat(words, 100_000))}</w:t></w:r></w:p>";

    private static async Task<Refusal?> Refused(byte[] file)
    {
        using var held = new MemoryStream(file);
        var answer = await ReadNotice.Run(held, TestContext.Current.CancellationToken);
        Assert.True(answer.Refusal is null != answer.Notice is null);
        return answer.Refusal;
    }
}

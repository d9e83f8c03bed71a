using System.IO.Compression;
using System.Text;
using HaiDang.Incidents.Import;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Reading;

public class BrokenFilesTests
{
    private const string Head = "id,datetime,kind,lon,lat\n";

    [Fact]
    public async Task Each_broken_file_is_refused_with_its_name_and_what_is_wrong()
    {
        await using var desk = await ImportDesk.Open();
        var workbook = File.ReadAllBytes(ImportDesk.Sample("so-vu-viec.xlsx"));
        var parquet = File.ReadAllBytes(ImportDesk.Sample("incidents.parquet"));
        var damaged = (byte[])workbook.Clone();
        for (var i = 200; i < 900; i++) damaged[i] ^= 0x5a;

        await Refused(desk.File("trong.csv", ""), "trong.csv");
        await Refused(desk.File("khong-dong.csv", Head), "khong-dong.csv");
        await Refused(desk.File("cut.xlsx", workbook[..(workbook.Length / 2)]), "cut.xlsx");
        await Refused(desk.File("hong.xlsx", damaged), "hong.xlsx");
        await Refused(desk.File("nen.xlsx", Zip("a.txt", 10)), "nen.xlsx");
        await Refused(desk.File("bom.xlsx", Zip("xl/workbook.xml", 200 << 20)), "bom.xlsx");
        await Refused(desk.File("cut.parquet", parquet[..(parquet.Length / 2)]), "cut.parquet");
        await Refused(desk.File("cu.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "cu.xls");
        await Refused(desk.File("giay.pdf", "%PDF-1.7\nx"), "giay.pdf");
        await Refused(desk.File("nhi-phan.csv", [1, 2, 0, 4, 5, 9, 200, 0]), "nhi-phan.csv");
        await Refused(desk.File("lech.csv", Head + "1,2\n3,4\n5,6\n"), "lech.csv", "2", "5");
        await Refused(desk.File("nhay.csv", Head + "1,\"2026-01-01 10:00,theft,107.03,20.96\n"), "nhay.csv", "2");
        Assert.Empty(await desk.Incidents());

        async Task Refused(string path, params string[] says)
        {
            var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => desk.Import(path));
            Assert.All(says, word => Assert.Contains(word, refusal.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_byte_of_another_encoding_far_down_is_seen_and_the_encoding_told_by_it()
    {
        await using var desk = await ImportDesk.Open();
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},2026-01-01 10:00,theft,107.03,20.96\n"));
        byte[] file = [.. Encoding.ASCII.GetBytes(Head + rows + "60000,2026-01-01 10:00,"), 0xd0, (byte)'a', 0xec, .. Encoding.ASCII.GetBytes(",107.03,20.96\n")];
        var facts = await desk.Examine(desk.File("xa.csv", file));
        Assert.Equal("Windows-1258", facts.Encoding);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => desk.Import(desk.File("xa2.csv", file), new() { Encoding = "utf-8" }));
        Assert.Contains("xa2.csv", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ngµy,lo¹i vô,kinh ®é\n01/09/2026,Trém c¾p tµi s¶n,107\n02/09/2026,®¸nh b¹c,107\n03/09/2026,Qu¶ng Ninh,107\n", "TCVN3")]
    [InlineData("ngaøy,loaïi vuï,kinh ñoä\n01/09/2026,Troäm caép taøi saûn,107\n02/09/2026,ñaùnh baïc,107\n03/09/2026,Quaûng Ninh,107\n", "VNI")]
    public async Task Fonts_from_before_Unicode_are_recognised_and_refused_with_advice(string text, string name)
    {
        await using var desk = await ImportDesk.Open();
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.UTF8 })
        {
            var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => desk.Examine(desk.File("cu.csv", text, encoding)));
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Vietnamese_and_French_in_Unicode_are_not_taken_for_old_fonts()
    {
        await using var desk = await ImportDesk.Open();
        var facts = await desk.Examine(desk.File("moi.csv",
            "ngày,loại vụ\n01/09/2026,Tiên Yên muôn năm\n02/09/2026,uống rượu\n03/09/2026,Hoà Bình\n04/09/2026,où naïve été déjà\n"));
        Assert.Equal("UTF-8", facts.Encoding);
    }

    private static byte[] Zip(string name, int zeros)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open())
        {
            var block = new byte[1 << 16];
            for (var written = 0; written < zeros; written += block.Length) entry.Write(block);
        }
        return bytes.ToArray();
    }
}

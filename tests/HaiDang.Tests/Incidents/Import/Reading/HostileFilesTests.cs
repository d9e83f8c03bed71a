using System.IO.Compression;
using System.Text;
using HaiDang.Incidents.Wizard;
using HaiDang.Shell.Hardening;
using HaiDang.Tests.Shell.Hardening;
using Parquet;
using Parquet.Schema;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Reading;

/// <summary>Files made to exhaust, deceive or reach beyond whoever reads them: each is refused in words, or read safely.</summary>
[Collection(nameof(Alone))]
public sealed class HostileFilesTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Sheet = """<row r="1"><c r="A1" t="inlineStr"><is><t>start</t></is></c><c r="B1" t="inlineStr"><is><t>kind</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>2026-09-01 10:00</t></is></c><c r="B2" t="inlineStr"><is><t>trộm</t></is></c></row>""";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plain_workbook_made_by_hand_is_read()   // so that the others are refused for what is wrong with them
    {
        await using var desk = await ImportDesk.Open();
        var facts = await desk.Examine(desk.File("a.xlsx", Workbook(Sheet)));
        Assert.Equal(["start", "kind"], facts.Columns.Select(c => c.Name));
    }

    [Theory]
    [InlineData("<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>")]
    [InlineData("<row r=\"-3\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"9\"><c r=\"ZZZZZZZ9\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1000000\"><c r=\"XFD1000000\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>99999999999</v></c></row>", true)]
    [InlineData("<row r=\"3\"><c r=\"A3\" t=\"d\"><v>1e999</v></c></row>", true)]
    public async Task Cells_beyond_any_sheet_are_refused(string row, bool maybeRead = false) => await Refused(Workbook(Sheet + row), "a.xlsx", maybeRead);

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/worksheets/sheet2.xml")]
    public async Task Entities_are_neither_fetched_nor_multiplied(string part)
    {
        var secret = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(secret, "top secret", Stop);
            var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
            foreach (var entity in new[] { $"<!ENTITY x SYSTEM \"file://{secret}\">", "<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">", $"<!ENTITY l0 \"ha\">{laughs}<!ENTITY x \"&l9;\">" })
            {
                var said = await Refused(Workbook(Sheet.Replace("trộm", "&x;", StringComparison.Ordinal), (part, xml => $"<!DOCTYPE r [{entity}]>" + xml)));
                Assert.DoesNotContain("top secret", said, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task Zip_bombs_are_refused_by_what_comes_out_not_by_what_they_say()
    {
        var bomb = Workbook(Sheet, ("xl/media/a.bin", _ => new string('0', 1)), fill: 100 << 20);
        Assert.Contains("250", await Refused(bomb), StringComparison.Ordinal);
        // The same, lying: its list of parts says that 10 bytes come out.
        await Refused(Lying(bomb, 10));
        // One text without end, one tag without end: below the bound of a bomb, and still more than a reader should hold.
        var noise = new Random(5);
        var letters = string.Concat(Enumerable.Range(0, 6 << 20).Select(_ => (char)('a' + noise.Next(26))));
        await Refused(Workbook(Sheet + $"<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>{letters}</t></is></c></row>"));
        await Refused(Workbook(Sheet + $"<row r=\"3\" x=\"{letters}\"></row>"));
    }

    [Fact]
    public async Task A_list_of_a_million_parts_is_refused_before_it_is_held()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 40_000; i++) zip.CreateEntry($"xl/{i}");
        await Refused(bytes.ToArray());
    }

    [Theory]
    [InlineData("../../../../tmp/haidang-out-of-bounds")]
    [InlineData("/tmp/haidang-out-of-bounds")]
    [InlineData("..\\..\\haidang-out-of-bounds")]
    [InlineData("C:\\haidang-out-of-bounds")]
    public async Task Names_in_an_archive_lead_nowhere(string name)
    {
        await using var desk = await ImportDesk.Open();
        await desk.Examine(desk.File("a.xlsx", Workbook(Sheet, (name, _ => "x"))));
        Assert.False(File.Exists("/tmp/haidang-out-of-bounds"));
        Assert.Empty(Directory.GetFiles(desk.House.Folder, "*out-of-bounds*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("a.csv", "PK\u0003\u0004 not at all a workbook")]
    [InlineData("a.xlsx", "%PDF-1.7")]
    [InlineData("a.parquet", "PAR1")]
    [InlineData("a.csv", "PAR1\u0001\u0002PAR1")]
    [InlineData("a.csv", "MZ\u0090\0\u0003\0\0\0")]
    [InlineData("a.xlsx", "GIF89a\0\0\0\0")]
    public async Task An_ending_that_lies_deceives_nobody(string name, string content) => await Refused(Encoding.Latin1.GetBytes(content), name);

    [Fact]
    public async Task A_line_without_end_and_a_million_columns_are_refused()
    {
        await Refused(Encoding.ASCII.GetBytes("start,kind\n" + new string('a', 40 << 20)), "a.csv");
        await Refused(Encoding.ASCII.GetBytes("start" + new string(',', 1_000_000) + "\n2026-01-01\n"), "a.csv");
        await Refused(Encoding.ASCII.GetBytes(new string('"', 30 << 20)), "a.csv");
        await Refused(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 501).Select(i => $"c{i}")) + "\n1\n"), "a.csv");
    }

    [Fact]
    public async Task Control_signs_in_a_text_do_not_get_into_the_database()
    {
        await using var desk = await ImportDesk.Open();
        var head = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"R{i},2026-09-01 10:00,trộm cắp tài sản,107.03,20.96\n"));
        var path = desk.File("a.csv", $"ma,start,kind,lon,lat\n{head}X\0\u001b[31mY,2026-09-01 10:00,tr\0ộm,107.03,20.96\n");
        await desk.Import(path);
        Assert.DoesNotContain(await desk.Incidents(), i => i.Reference.Any(char.IsControl));
    }

    [Fact]
    public async Task Parquet_that_says_absurd_sizes_is_refused_before_room_is_made()
    {
        var plain = await Parquet(3);
        await using (var desk = await ImportDesk.Open())
            Assert.Equal(2, (await desk.Examine(desk.File("a.parquet", plain))).Columns.Length);
        // Every place where the first page's head says a size, written as large as its room allows.
        for (var at = 4; at < 40; at++)
        {
            var changed = (byte[])plain.Clone();
            changed[at] = 0xfe;
            await Refused(changed, "a.parquet", maybeRead: true);
        }
        foreach (var footer in new[] { int.MaxValue, -1, plain.Length })
        {
            var changed = (byte[])plain.Clone();
            BitConverter.TryWriteBytes(changed.AsSpan(changed.Length - 8), footer);
            await Refused(changed, "a.parquet");
        }
        // Nine million rows of nothing take a few bytes in the file.
        await Refused(await Parquet(8_000_001, empty: true, columns: 1), "a.parquet");
        await Refused(await Parquet(1, columns: 600), "a.parquet");
    }

    [Theory]
    [InlineData("so-vu-viec.xlsx", 150)]
    [InlineData("incidents.parquet", 400)]
    public async Task A_file_with_any_bytes_changed_is_read_or_refused(string sample, int times)
    {
        await using var desk = await ImportDesk.Open();
        var whole = await File.ReadAllBytesAsync(ImportDesk.Sample(sample), Stop);
        var before = GC.GetTotalAllocatedBytes();
        for (var seed = 0; seed < times; seed++)
        {
            var random = new Random(seed);
            var changed = (byte[])whole.Clone();
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                var at = seed % 3 == 0 ? random.Next(changed.Length) : changed.Length - 1 - random.Next(Math.Min(changed.Length, 2_000));
                changed[at] = seed % 2 == 0 ? (byte)random.Next(256) : (byte)(changed[at] ^ (1 << random.Next(8)));
            }
            var path = desk.File("f" + Path.GetExtension(sample), changed);
            try
            {
                await Task.Run(() => desk.Examine(path), Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
            }
            catch (InvalidDataException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
            catch (Exception other) when (other is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{sample}, seed {seed}: {other}");
            }
        }
        Assert.InRange((GC.GetTotalAllocatedBytes() - before) / times, 0, 200L << 20);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\a.csv", "a.csv")]
    [InlineData("a\0b.csv", "b.csv")]
    [InlineData("a\r\nSet-Cookie: x.csv", "aSet-Cookie: x.csv")]
    [InlineData("\u202egpj.csv", "gpj.csv")]
    [InlineData("..", "?")]
    [InlineData("", "?")]
    public void A_name_from_outside_is_only_ever_a_name(string sent, string kept) => Assert.Equal(kept, SentName.Of(sent));

    [Theory]
    [InlineData("../../../x.csv")]
    [InlineData("a.\0csv")]
    [InlineData("a./../../b")]
    [InlineData("a.c/sv")]
    public async Task A_file_lands_under_a_name_of_our_own(string name)
    {
        await using var desk = await ImportDesk.Open();
        var path = await ReceiveFile.Run(new MemoryStream([1, 2, 3]), name, 3, desk.Means.Folder, null, Stop);
        Assert.Equal(Path.GetFullPath(desk.Means.Folder.Incoming), Path.GetDirectoryName(Path.GetFullPath(path)));
        Assert.Matches("^[0-9a-f]{32}(\\.[a-z0-9]{1,8})?$", Path.GetFileName(path));
        var longest = SentName.Of(new string('a', 100_000) + ".csv");
        Assert.True(longest.Length <= 150 && longest.EndsWith(".csv", StringComparison.Ordinal));
    }

    /// <summary>Looked at, and imported: the same refusal, in time, in little memory, and nothing left behind.</summary>
    private static async Task<string> Refused(byte[] content, string name = "a.xlsx", bool maybeRead = false)
    {
        await using var desk = await ImportDesk.Open();
        var path = desk.File(name, content);
        using var before = new Traces(desk.Means.Folder.Incoming);
        Exception? refusal = await Record.ExceptionAsync(() => desk.Examine(path));
        before.AssertModest($"{name} {content.Length} {(char)content[0]}");
        if (maybeRead && refusal is null) return "";
        Assert.IsType<InvalidDataException>(refusal);
        Assert.IsType<InvalidDataException>(await Record.ExceptionAsync(() => desk.Import(path)));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Incidents());
        return refusal.Message;
    }

    private static byte[] Workbook(string rows, params (string Part, Func<string, string> Change)[] changes) => Workbook(rows, changes.FirstOrDefault(), 0);

    private static byte[] Workbook(string rows, (string Part, Func<string, string> Change) change, int fill)
    {
        const string package = "http://schemas.openxmlformats.org/package/2006", office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Dictionary<string, string> parts = new()
        {
            ["[Content_Types].xml"] = $"""<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>""",
            ["_rels/.rels"] = $"""<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="{office}"><sheets><sheet name="1" sheetId="1" r:id="s1"/><sheet name="2" sheetId="2" r:id="s2"/></sheets></workbook>""",
            ["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="{package}/relationships"><Relationship Id="s1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="y" Type="{office}/styles" Target="styles.xml"/></Relationships>""",
            ["xl/styles.xml"] = $"""<styleSheet xmlns="{Main}"><cellXfs count="1"><xf/></cellXfs></styleSheet>""",
            ["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}" count="1" uniqueCount="1"><si><t>a</t></si></sst>""",
            ["xl/worksheets/sheet1.xml"] = $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""",
            ["xl/worksheets/sheet2.xml"] = $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>""",
        };
        if (change.Part is not null) parts[change.Part] = change.Change(parts.GetValueOrDefault(change.Part, ""));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
                var zeros = new byte[1 << 16];
                for (var n = 0; n < fill && name == change.Part; n += zeros.Length) part.Write(zeros);
            }
        return bytes.ToArray();
    }

    /// <summary>Every size unpacked, in the heads and in the list, says <paramref name="bytes"/>.</summary>
    private static byte[] Lying(byte[] archive, int bytes)
    {
        var lying = (byte[])archive.Clone();
        for (var at = 0; at < lying.Length - 46; at++)
        {
            if (lying.AsSpan(at).StartsWith("PK\u0001\u0002"u8)) BitConverter.TryWriteBytes(lying.AsSpan(at + 24), bytes);
            if (lying.AsSpan(at).StartsWith("PK\u0003\u0004"u8)) BitConverter.TryWriteBytes(lying.AsSpan(at + 22), bytes);
        }
        return lying;
    }

    private static async Task<byte[]> Parquet(int rows, bool empty = false, int columns = 2)
    {
        var fields = Enumerable.Range(0, columns).Select(i => new DataField<int?>(i == 0 ? "start" : $"c{i}")).ToArray();
        using var bytes = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), bytes, cancellationToken: Stop))
        {
            using var group = writer.CreateRowGroup();
            var values = new int?[rows];
            if (!empty) for (var i = 0; i < rows; i++) values[i] = 45_000 + i;
            foreach (var field in fields) await group.WriteAsync<int>(field, values, cancellationToken: Stop);
        }
        return bytes.ToArray();
    }
}

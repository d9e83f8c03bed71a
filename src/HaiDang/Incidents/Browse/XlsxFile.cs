using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using HaiDang.Shell;
namespace HaiDang.Incidents.Browse;

/// <summary>Writes a table as an Excel workbook, row by row, so that a million rows need no more memory than one.</summary>
/// <remarks>Texts are texts and can never run as formulas, not even once they are edited (quotePrefix). Instants are dates at the
/// hour of Việt Nam. A sheet holds 1,048,576 lines: what is more goes on to the next sheet under the same head.</remarks>
public static class XlsxFile
{
    private const int MostLines = 1_048_576;
    private const int FlushAt = 64 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static async Task Write(Stream to, ExportTable table, CancellationToken stop)
    {
        await using var late = new LateStream(to);
        await using (var zip = await ZipArchive.CreateAsync(late, ZipArchiveMode.Create, leaveOpen: true, null, stop))
        {
            var sheets = 0;
            await using var rows = table.Rows.GetAsyncEnumerator(stop);
            for (var more = true; more; sheets++) more = await WriteSheet(zip, sheets + 1, table, rows, stop);
            await WriteRest(zip, sheets, stop);
        }
        await late.FlushAsync(stop);
    }

    /// <summary>True when the sheet is full and there may be more.</summary>
    private static async Task<bool> WriteSheet(ZipArchive zip, int number, ExportTable table, IAsyncEnumerator<object?[]> rows, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry($"xl/worksheets/sheet{number}.xml", CompressionLevel.Fastest).OpenAsync(stop);
        var line = table.Synthetic is null ? 1 : 2;
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="{line}" topLeftCell="A{line + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""", FlushAt * 2);
        foreach (var (at, column) in table.Columns.Index())
            xml.Append(CultureInfo.InvariantCulture, $"""<col min="{at + 1}" max="{at + 1}" width="{column.Width}" customWidth="1"/>""");
        xml.Append("</cols><sheetData>");
        if (table.Synthetic is not null) AppendRow(xml, [table.Synthetic], head: true);
        AppendRow(xml, [.. table.Columns.Select(c => c.Words)], head: true);

        var full = false;
        while (!full && await rows.MoveNextAsync())
        {
            AppendRow(xml, rows.Current, head: false);
            full = ++line == MostLines;
            if (xml.Length > FlushAt) await Flush(xml, entry, stop);
        }
        xml.Append("</sheetData></worksheet>");
        await Flush(xml, entry, stop);
        return full;
    }

    private static void AppendRow(StringBuilder xml, object?[] values, bool head)
    {
        xml.Append("<row>");
        foreach (var value in values) AppendCell(xml, value, head);
        xml.Append("</row>");
    }

    private static void AppendCell(StringBuilder xml, object? value, bool head)
    {
        switch (value)
        {
            case null: xml.Append("<c/>"); break;
            case string text: xml.Append(head ? """<c t="inlineStr" s="1"><is><t xml:space="preserve">""" : """<c t="inlineStr" s="3"><is><t xml:space="preserve">"""); AppendText(xml, text); xml.Append("</t></is></c>"); break;
            case DateTimeOffset at: xml.Append(CultureInfo.InvariantCulture, $"""<c s="2"><v>{at.Local.DateTime.ToOADate():0.########}</v></c>"""); break;
            case double number: xml.Append(CultureInfo.InvariantCulture, $"<c><v>{number:R}</v></c>"); break;
            case int whole: xml.Append(CultureInfo.InvariantCulture, $"<c><v>{whole}</v></c>"); break;
            case bool yes: xml.Append("<c t=\"b\"><v>").Append(yes ? '1' : '0').Append("</v></c>"); break;
            default: throw new ArgumentException($"A {value.GetType().Name} cannot be written to a file.", nameof(value));
        }
    }

    private static void AppendText(StringBuilder xml, string text)
    {
        foreach (var letter in text)
            _ = letter switch
            {
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '&' => xml.Append("&amp;"),
                _ when XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) => xml.Append(letter),
                _ => xml.Append(' '),
            };
    }

    /// <summary>The parts that name the sheets come last, since only then is it known how many there are.</summary>
    private static async Task WriteRest(ZipArchive zip, int sheets, CancellationToken stop)
    {
        string Each(Func<int, string> part) => string.Concat(Enumerable.Range(1, sheets).Select(part));
        (string Name, string Xml)[] parts =
        [
            ("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheet}.styles+xml"/>{Each(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Sheet}.worksheet+xml"/>""")}</Types>"""),
            ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{Each(n => $"""<sheet name="{n}" sheetId="{n}" r:id="s{n}"/>""")}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships">{Each(n => $"""<Relationship Id="s{n}" Type="{Office}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}<Relationship Id="y" Type="{Office}/styles" Target="styles.xml"/></Relationships>"""),
            ("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" quotePrefix="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>"""),
        ];
        foreach (var (name, xml) in parts)
        {
            await using var entry = await zip.CreateEntry(name).OpenAsync(stop);
            await entry.WriteAsync(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + xml), stop);
        }
    }

    private static async Task Flush(StringBuilder xml, Stream to, CancellationToken stop)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes(xml.ToString()), stop);
        xml.Clear();
    }
}

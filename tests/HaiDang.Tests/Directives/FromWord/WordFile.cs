using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
namespace HaiDang.Tests.Directives.FromWord;

/// <summary>Makes Word documents to be read: by the library of Word's maker, or part by part where no library would.</summary>
internal static class WordFile
{
    /// <summary>Of the form that the standard calls transitional.</summary>
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Of(params OpenXmlElement[] blocks) => Of(null, null, blocks);

    public static byte[] Of(Numbering? numbering, Styles? styles, params OpenXmlElement[] blocks)
    {
        using var held = new MemoryStream();
        using (var document = WordprocessingDocument.Create(held, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
            if (numbering is not null) main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
            if (styles is not null) main.AddNewPart<StyleDefinitionsPart>().Styles = styles;
        }
        return held.ToArray();
    }

    public static Paragraph Line(string text, int? list = null, int level = 0, bool centred = false, string? style = null)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.AppendChild(new ParagraphStyleId { Val = style });
        if (list is { } id) properties.AppendChild(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = id }));
        if (centred) properties.AppendChild(new Justification { Val = JustificationValues.Center });
        return new(properties, Words(text));
    }

    public static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    public static Table Table(params string[][] rows) => new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(cell.Split('\n').Select(line => Line(line)))))));

    /// <summary>One pattern: I., 1., 1.1, a), -; and two lists of it, of which the second begins anew.</summary>
    public static Numbering Numbering()
    {
        (NumberFormatValues Format, string Text)[] levels =
            [(NumberFormatValues.UpperRoman, "%1."), (NumberFormatValues.Decimal, "%2."), (NumberFormatValues.Decimal, "%2.%3"), (NumberFormatValues.LowerLetter, "%4)"), (NumberFormatValues.Bullet, "·")];
        var shapes = levels.Select((l, i) => new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = l.Format }, new LevelText { Val = l.Text }) { LevelIndex = i });
        var pattern = new AbstractNum(shapes) { AbstractNumberId = 0 };
        return new(pattern, new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 },
            new NumberingInstance(new AbstractNumId { Val = 0 }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = 2 });
    }

    /// <summary>A document whose text is this XML, in an archive made by hand.</summary>
    public static byte[] Raw(string documentXml, string main = "word/document.xml", params (string Name, string Text)[] besides)
    {
        using var held = new MemoryStream();
        using (var archive = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in besides.Prepend((main, documentXml)))
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return held.ToArray();
    }

    /// <summary>Wraps what stands in a body.</summary>
    public static string Document(string body) =>
        $"<w:document xmlns:w=\"{Namespace}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>{body}</w:body></w:document>";
}

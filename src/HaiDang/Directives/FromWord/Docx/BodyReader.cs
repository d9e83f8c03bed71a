using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
namespace HaiDang.Directives.FromWord.Docx;

/// <summary>What does a reader of the printed document see, paragraph by paragraph? Insertions as if accepted; no deletion, hidden text, field code, note or comment.</summary>
internal sealed partial class BodyReader(WordPackage parts, CancellationToken stop)
{
    private readonly WordStyles _styles = new(parts.Styles);
    private readonly ListNumbers _numbers = new(parts.Numbering, new WordStyles(parts.Styles));
    private readonly OldFonts _fonts = new();
    private readonly List<Paragraph> _read = [];

    /// <summary>Of a paragraph whose end was deleted: the next one continues it.</summary>
    private string _carried = "";
    private int _tables;

    /// <param name="Paragraphs">Those that hold text.</param>
    /// <param name="UsesOldFont">Its letters would be wrong.</param>
    public sealed record Body(List<Paragraph> Paragraphs, bool UsesOldFont);

    public Body Read()
    {
        if (parts.Text?.Find("body") is { } body) Blocks(body, null);
        if (_carried.Length > 0) Keep("", 0, isCentred: false, null);
        return new(_read, _fonts.Found);
    }

    private void Blocks(XElement within, TableCell? cell)
    {
        foreach (var block in within.Elements())
        {
            stop.ThrowIfCancellationRequested();
            switch (block.Word)
            {
                case "p": One(block, cell); break;
                case "tbl": Table(block); break;
                case "del" or "moveFrom": break;
                case "sdt": if (block.Find("sdtContent") is { } content) Blocks(content, cell); break;
                case "ins" or "moveTo" or "customXml" or "smartTag": Blocks(block, cell); break;
                case "" when block.Name.LocalName is "AlternateContent": if (Chosen(block) is { } chosen) Blocks(chosen, cell); break;
                default: break;
            }
        }
    }

    private void Table(XElement table)
    {
        var (number, row) = (_tables++, 0);
        foreach (var line in table.Descendants().Where(e => e.Word is "tr" && Nearest(e, "tbl") == table))
        {
            if (line.Find("trPr")?.Find("del") is not null) continue;
            foreach (var (column, cell) in line.Descendants().Where(e => e.Word is "tc" && Nearest(e, "tr") == line).Index())
                Blocks(cell, new(number, row, column));
            row++;
        }
    }

    private static XElement? Nearest(XElement element, string name) => element.Ancestors().FirstOrDefault(a => a.Word == name);

    private void One(XElement paragraph, TableCell? cell)
    {
        var properties = paragraph.Find("pPr");
        var (text, boxes) = (new StringBuilder(_carried), new List<XElement>());
        _carried = "";
        Inline(paragraph, properties, text, boxes);
        var mark = properties?.Find("rPr");
        if (mark?.Find("del") is not null || mark?.Find("moveFrom") is not null) _carried = text.ToString();
        else if (text.ToString().AsSpan().IsWhiteSpace() is false)
        {
            var shown = _numbers.Next(properties);
            _carried = text.ToString();
            Keep(shown?.Shown ?? "", shown?.Level ?? 0, _styles.IsCentred(properties), cell);
        }
        foreach (var box in boxes) Blocks(box, cell);
    }

    private void Keep(string number, int level, bool isCentred, TableCell? cell)
    {
        var text = Spaces().Replace(_carried.Normalize(), " ").Trim();
        _carried = "";
        if (text.Length > 0) _read.Add(new() { Text = text, Number = number, ListLevel = level, IsCentred = isCentred, Cell = cell });
    }

    private void Inline(XElement within, XElement? properties, StringBuilder text, List<XElement> boxes)
    {
        foreach (var part in within.Elements())
        {
            switch (part.Word)
            {
                case "r": Run(part, properties, text, boxes); break;
                case "del" or "moveFrom" or "pPr" or "rPr" or "sdtPr": break;
                case "": if (part.Name.LocalName is "AlternateContent" && Chosen(part) is { } chosen) Inline(chosen, properties, text, boxes); break;
                default: Inline(part, properties, text, boxes); break;
            }
        }
    }

    private void Run(XElement run, XElement? properties, StringBuilder text, List<XElement> boxes)
    {
        var look = run.Find("rPr");
        if (look?.Switch("vanish") is true) return;
        foreach (var part in run.Elements())
        {
            switch (part.Word)
            {
                case "t":
                    var words = part.Value.Replace("\u00AD", "", StringComparison.Ordinal);
                    _fonts.Look(words, _styles.Font(look, properties));
                    text.Append(words);
                    break;
                case "tab" or "br" or "cr" or "ptab": text.Append(' '); break;
                case "noBreakHyphen": text.Append('-'); break;
                case "drawing" or "pict" or "object": boxes.AddRange(Boxes(part)); break;
                case "" when part.Name.LocalName is "AlternateContent": if (Chosen(part) is { } chosen) boxes.AddRange(Boxes(chosen)); break;
                default: break;
            }
        }
    }

    /// <summary>Not those within another: that one is read with what it holds.</summary>
    private static IEnumerable<XElement> Boxes(XElement drawing) =>
        drawing.Descendants().Where(e => e.Word is "txbxContent" && !e.Ancestors().TakeWhile(a => a != drawing).Any(a => a.Word is "txbxContent" || a.Name.LocalName is "Fallback"));

    /// <summary>The same thing twice, for new and for old programs: one of them is read.</summary>
    private static XElement? Chosen(XElement alternatives) =>
        alternatives.Elements().FirstOrDefault(e => e.Name.LocalName is "Choice") ?? alternatives.Elements().FirstOrDefault(e => e.Name.LocalName is "Fallback");

    [GeneratedRegex(@"[\s\u200B\uFEFF]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}

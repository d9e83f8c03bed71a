using System.Text;
using System.Xml.Linq;
namespace HaiDang.Directives.FromWord.Docx;

/// <summary>Which number would Word show before a paragraph? Counts as it goes from the first to the last.</summary>
/// <remarks>Source: ECMA-376, part 1, 17.9 (numbering) and 17.3.1.19.</remarks>
internal sealed class ListNumbers
{
    private const int Levels = 9;
    private readonly Dictionary<int, XElement> _lists = [], _patterns = [];
    private readonly Dictionary<int, int?[]> _counted = [];
    private readonly HashSet<(int List, int Level)> _begun = [];
    private readonly WordStyles _styles;

    public ListNumbers(XElement? numbering, WordStyles styles)
    {
        _styles = styles;
        foreach (var list in numbering?.All("num") ?? [])
            if (list.Number("numId") is { } id) _lists.TryAdd(id, list);
        foreach (var pattern in numbering?.All("abstractNum") ?? [])
            if (pattern.Number("abstractNumId") is { } id) _patterns.TryAdd(id, pattern);
    }

    /// <summary>The next number of the list that a paragraph belongs to; null when it belongs to none.</summary>
    public (string Shown, int Level)? Next(XElement? properties)
    {
        var style = properties?.Find("pStyle")?.Value();
        var own = properties?.Find("numPr");
        var inherited = _styles.Numbered(style);
        if ((own?.Find("numId") ?? inherited?.Find("numId"))?.Number() is not { } id || !_lists.TryGetValue(id, out var list) || PatternOf(list) is not { } found) return null;
        var level = own?.Find("ilvl")?.Number() ?? (own is null ? LevelOf(found.Pattern, style) : null) ?? inherited?.Find("ilvl")?.Number() ?? 0;
        if (level is < 0 or >= Levels) return null;
        return (Shown(Count(id, list, found, level), list, found.Pattern, level), level);
    }

    /// <summary>A list that only names a style has the pattern of that style's list.</summary>
    private (int Id, XElement Pattern)? PatternOf(XElement list)
    {
        if (list.Find("abstractNumId")?.Number() is not { } id || !_patterns.TryGetValue(id, out var pattern)) return null;
        if (pattern.Find("numStyleLink")?.Value() is not { } link) return (id, pattern);
        return _styles.Numbered(link)?.Find("numId")?.Number() is { } other && _lists.TryGetValue(other, out var linked)
            && linked.Find("abstractNumId")?.Number() is { } real && _patterns.TryGetValue(real, out var shown) ? (real, shown) : (id, pattern);
    }

    private static int? LevelOf(XElement pattern, string? style) =>
        style is null ? null : pattern.All("lvl").FirstOrDefault(l => l.Find("pStyle")?.Value() == style)?.Number("ilvl");

    private static XElement? LevelIn(XElement list, XElement pattern, int level) =>
        list.All("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level)?.Find("lvl") ?? pattern.All("lvl").FirstOrDefault(l => l.Number("ilvl") == level);

    private int?[] Count(int id, XElement list, (int Id, XElement Pattern) found, int level)
    {
        if (!_counted.TryGetValue(found.Id, out var counted)) _counted[found.Id] = counted = new int?[Levels];
        int Start(int at) => LevelIn(list, found.Pattern, at)?.Find("start")?.Number() ?? 1;
        // Lists of one pattern count on together, until one says where it begins.
        if (_begun.Add((id, level)) && list.All("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level)?.Find("startOverride")?.Number() is { } anew)
            counted[level] = anew;
        else counted[level] = counted[level] is { } last ? last < int.MaxValue ? last + 1 : last : Start(level);
        for (var above = 0; above < level; above++) counted[above] ??= Start(above);
        for (var below = level + 1; below < Levels; below++)
            if (LevelIn(list, found.Pattern, below)?.Find("lvlRestart")?.Number() is not 0) counted[below] = null;
        return counted;
    }

    private static string Shown(int?[] counted, XElement list, XElement pattern, int level)
    {
        var shape = LevelIn(list, pattern, level);
        var format = shape?.Find("numFmt")?.Value() ?? "decimal";
        if (format is "none") return "";
        // The sign of a list without numbers often stands in a font of pictures.
        if (format is "bullet") return shape?.Find("lvlText")?.Value() is "+" ? "+" : "-";
        var text = shape?.Find("lvlText")?.Value() ?? $"%{level + 1}.";
        var legal = shape?.Switch("isLgl") is true;
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length && shown.Length < 40; i++)
        {
            if (text[i] is not '%' || i + 1 == text.Length || text[i + 1] is < '1' or > '9')
            {
                shown.Append(text[i]);
                continue;
            }
            var at = text[++i] - '1';
            var its = legal ? "decimal" : LevelIn(list, pattern, at)?.Find("numFmt")?.Value() ?? "decimal";
            shown.Append(CountingWords.Of(counted[at] ?? 1, its));
        }
        return shown.ToString().Trim();
    }
}

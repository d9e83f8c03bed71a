using System.Xml.Linq;
namespace HaiDang.Directives.FromWord.Docx;

/// <summary>What does a paragraph get from its style, and that from the styles behind it?</summary>
internal sealed class WordStyles
{
    /// <summary>A style may be based on itself in a broken document.</summary>
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> _styles = [];
    private readonly string? _usual;
    private readonly XElement? _always;

    public WordStyles(XElement? styles)
    {
        foreach (var style in styles?.All("style") ?? [])
        {
            if (style.Value("styleId") is not { } id) continue;
            _styles.TryAdd(id, style);
            if (style.Value("type") is "paragraph" && style.Value("default") is "1" or "true" or "on") _usual ??= id;
        }
        _always = styles?.Find("docDefaults")?.Find("rPrDefault")?.Find("rPr");
    }

    /// <summary>The list that a style belongs to.</summary>
    public XElement? Numbered(string? style) => Chain(style ?? _usual).Select(s => s.Find("pPr")?.Find("numPr")).FirstOrDefault(n => n is not null);

    public bool IsCentred(XElement? properties) =>
        (properties?.Find("jc") ?? Chain(properties?.Find("pStyle")?.Value() ?? _usual).Select(s => s.Find("pPr")?.Find("jc")).FirstOrDefault(j => j is not null))?.Value() is "center";

    /// <summary>The font of a run's Latin letters.</summary>
    public string? Font(XElement? run, XElement? paragraph)
    {
        var chain = Chain(run?.Find("rStyle")?.Value()).Concat(Chain(paragraph?.Find("pStyle")?.Value() ?? _usual)).Select(s => s.Find("rPr"));
        return new[] { run }.Concat(chain).Append(_always).Select(r => r?.Find("rFonts")).Select(f => f?.Value("hAnsi") ?? f?.Value("ascii")).FirstOrDefault(f => f is not null);
    }

    private IEnumerable<XElement> Chain(string? style)
    {
        for (var i = 0; i < LongestChain && style is not null && _styles.TryGetValue(style, out var found); i++)
        {
            yield return found;
            style = found.Find("basedOn")?.Value();
        }
    }
}

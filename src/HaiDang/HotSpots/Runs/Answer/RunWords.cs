using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.HotSpots.Runs.Answer;

/// <summary>How is what a run found written for people, in the language of the moment?</summary>
public sealed class RunWords(KindBook kinds)
{
    /// <summary>A figure or word; a dash where it cannot be told.</summary>
    public string Written(Cell cell) => cell switch
    {
        { Raw: null } => Figures.Missing,
        { Kind: CellKind.Count } => Figures.Count((long)Cell.ToNumber(cell.Raw)),
        { Kind: CellKind.Number } => Figures.Number(Cell.ToNumber(cell.Raw)),
        { Kind: CellKind.Ratio } => Figures.Number(Cell.ToNumber(cell.Raw), 2),
        { Kind: CellKind.P } => P(Cell.ToNumber(cell.Raw)),
        { Kind: CellKind.Percent } => Figures.Percent(Cell.ToNumber(cell.Raw), 0),
        { Kind: CellKind.Day } => Figures.Day(Cell.ToDay(cell.Raw)),
        { Kind: CellKind.Word } => Words.Of<Texts>($"Runs.Word.{cell.Raw}"),
        { Kind: CellKind.Kinds } => Kinds(cell.Raw),
        _ => cell.Raw,
    };

    public string Of(Said said) => Words.Of<Texts>($"Runs.Say.{said.Key}", [.. said.Parts.Select(p => (object)Written(p))]);

    public string Of(IEnumerable<Said> all) => string.Join(' ', all.Select(Of));

    /// <summary>The mark that stands beside a word of a verdict.</summary>
    public static MarkKind Mark(string? word) => word switch
    {
        "cluster" or "hot" or "alarm" or "raised" => MarkKind.Bad,
        "hl" or "few" => MarkKind.Warn,
        "unknown" => MarkKind.Unknown,
        _ => MarkKind.Flat,
    };

    /// <summary>0,05 rather than 0,0500.</summary>
    private static string P(double p) => p >= 0.01 && Math.Abs(p * 1000 - Math.Round(p * 1000)) < 1e-9 ? Figures.Number(p, p * 100 % 1 == 0 ? 2 : 3) : Figures.P(p);

    private string Kinds(string keys) => keys.Length == 0 ? Words.Of<Texts>("Filter.AllKinds") : string.Join(", ", keys.Split(',').Select(Kind));

    private string Kind(string key) => key is IncidentFilter.Unmapped ? Words.Of<Texts>("Runs.Unmapped")
        : kinds.All.FirstOrDefault(k => k.Key == key) is { } kind ? KindBook.Name(kind) : key;
}

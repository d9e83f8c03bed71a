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
        { Kind: CellKind.P } => Figures.P(Cell.ToNumber(cell.Raw)),
        { Kind: CellKind.Percent } => Figures.Percent(Cell.ToNumber(cell.Raw), 0),
        { Kind: CellKind.Day } => Figures.Day(Cell.ToDay(cell.Raw)),
        { Kind: CellKind.Word } => Words.Of<Texts>($"Runs.Word.{cell.Raw}"),
        { Kind: CellKind.Kinds } => Kinds(cell.Raw),
        _ => cell.Raw,
    };

    /// <summary>A sentence; its figures stand alone and so have no more decimals than they need: 1.000 m, p = 0,001.</summary>
    public string Of(Said said) => Words.Of<Texts>($"Runs.Say.{said.Key}", [.. said.Parts.Select(p => (object)Alone(p))]);

    public string Of(IEnumerable<Said> all) => string.Join(' ', all.Select(Of));

    /// <summary>The mark that stands beside a word of a verdict.</summary>
    public static MarkKind Mark(string? word) => word switch
    {
        "cluster" or "hot" or "alarm" or "raised" or "rise" or "history.NewHot" or "history.ConsecutiveHot" or "history.IntensifyingHot" => MarkKind.Bad,
        "hl" or "few" or "history.PersistentHot" or "history.SporadicHot" or "history.OscillatingHot" => MarkKind.Warn,
        "unknown" => MarkKind.Unknown,
        _ => MarkKind.Flat,
    };

    private string Alone(Cell cell) => cell switch
    {
        { Kind: CellKind.Number, Raw: not null } when Cell.ToNumber(cell.Raw) is var number && (number == Math.Floor(number) || number >= 1_000) => Figures.Number(number, 0),
        { Kind: CellKind.P, Raw: not null } when Cell.ToNumber(cell.Raw) is >= 1e-4 and var p => Figures.Number(p, Decimals(p)),
        _ => Written(cell),
    };

    /// <summary>As many of four decimals as are not zeros at the end.</summary>
    private static int Decimals(double p) => Enumerable.Range(0, 5).First(d => d == 4 || Math.Abs(Math.Round(p, 4) - Math.Round(p, d)) < 1e-9);

    private string Kinds(string keys) => keys.Length == 0 ? Words.Of<Texts>("Filter.AllKinds") : string.Join(", ", keys.Split(',').Select(Kind));

    private string Kind(string key) => key is IncidentFilter.Unmapped ? Words.Of<Texts>("Runs.Unmapped")
        : kinds.All.FirstOrDefault(k => k.Key == key) is { } kind ? KindBook.Name(kind) : key;
}

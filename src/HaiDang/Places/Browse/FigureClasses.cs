using HaiDang.Ui;
using HaiDang.Ui.Maps;
namespace HaiDang.Places.Browse;

/// <summary>Which of six colours does a figure get on a map? Classes of about as many places each, with cuts that can be read out.</summary>
internal sealed class FigureClasses
{
    private const int Colours = 6;
    private readonly double[] _least;

    private FigureClasses(double[] least) => _least = least;

    public static FigureClasses Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        if (sorted.Length == 0) return new([]);
        var cuts = Enumerable.Range(1, Colours - 1).Select(i => Round(sorted[sorted.Length * i / Colours]));
        return new([.. cuts.Prepend(0).Where(c => c <= sorted[^1]).Distinct().Order()]);
    }

    public string Paint(double figure) => Token(Array.FindLastIndex(_least, l => l <= figure));

    /// <summary>The colours with their bounds, greatest first.</summary>
    public IEnumerable<MapKey> Keys() => _least.Select((from, at) => new MapKey(Token(at),
        at == _least.Length - 1 ? $"≥ {Figures.Number(from, 0)}" : $"{Figures.Number(from, 0)} – {Figures.Number(_least[at + 1], 0)}")).Reverse();

    private string Token(int at) => _least.Length == 1 ? "seq-3" : $"seq-{1 + at * (Colours - 1) / (_least.Length - 1)}";

    /// <summary>To one figure, or a half of it: 70, 100, 150, 2.000.</summary>
    private static double Round(double figure)
    {
        if (figure < 10) return Math.Round(figure);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(figure)));
        return Math.Round(figure * 2 / unit) * unit / 2;
    }
}

using HaiDang.Ui;
using HaiDang.Ui.Maps;
namespace HaiDang.Incidents.Browse;

/// <summary>Which of six colours does a count get on a map? Classes of about as many places each, with cuts that can be read out.</summary>
public sealed class CountClasses
{
    private const int Colours = 6;
    private readonly long[] _least;

    private CountClasses(long[] least) => _least = least;

    /// <param name="counts">A count for each place; those of 0 have no colour.</param>
    public static CountClasses Of(IEnumerable<long> counts)
    {
        long[] sorted = [.. counts.Where(n => n > 0).Order()];
        if (sorted.Length == 0) return new([]);
        var cuts = Enumerable.Range(1, Colours - 1).Select(i => Round(sorted[sorted.Length * i / Colours]));
        return new([.. cuts.Prepend(1).Where(c => c <= sorted[^1]).Distinct().Order()]);
    }

    /// <summary>A paint token: <c>seq-1</c> … <c>seq-6</c>, or <c>none</c>.</summary>
    public string Paint(long count) => count < 1 || _least.Length == 0 ? "none" : Paint(Array.FindLastIndex(_least, l => l <= count));

    /// <summary>The colours with their bounds, fewest first.</summary>
    public IEnumerable<MapKey> Keys() => _least.Select((from, at) => new MapKey(Paint(at),
        at == _least.Length - 1 ? $"≥ {Figures.Count(from)}"
        : _least[at + 1] - 1 == from ? Figures.Count(from) : $"{Figures.Count(from)}–{Figures.Count(_least[at + 1] - 1)}"));

    /// <summary>Few classes are spread over the whole scale, so that the most is always dark.</summary>
    private string Paint(int at) => _least.Length == 1 ? "seq-3" : $"seq-{1 + at * (Colours - 1) / (_least.Length - 1)}";

    /// <summary>To one figure, and from 20 to a half of it: 7, 10, 15, 20, 25, 30 …</summary>
    private static long Round(long n)
    {
        if (n < 10) return n;
        var unit = (long)Math.Pow(10, Math.Floor(Math.Log10(n)));
        return Math.Max(10, (long)Math.Round(n * 2.0 / unit) * unit / 2);
    }
}

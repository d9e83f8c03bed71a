using System.Numerics;

namespace HaiDang.Analysis.Scan;

/// <summary>What the runs along each chord are held against, in each of 64 lanes; follows the best statistic of every lane.</summary>
internal sealed class LaneBars<T>(ChordBook book, double[] best, double slack) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int Lanes = LaneCases<T>.Lanes;

    /// <summary>So much of a lane's range is left to what one step can take off.</summary>
    public static int MostPerStep { get; } = int.Min(int.CreateSaturating(T.MaxValue) / 4, 10_000);

    private static readonly int Highest = int.Min(int.CreateSaturating(T.MaxValue), 60_000) - MostPerStep;

    private readonly Dictionary<((int, int), double, bool), Set> _sets = [];

    /// <summary>Chords, and the bars [line · 64 + lane].</summary>
    public sealed record Set(Chords Chords, T[] Bars);

    public void Clear() => _sets.Clear();

    public Set Of((int, int) name, double penalty, bool low)
    {
        if (_sets.TryGetValue((name, penalty, low), out var set)) return set;
        _sets[(name, penalty, low)] = set = new(book.Of(name, penalty, low), new T[Chords.Count * Lanes]);
        for (var lane = 0; lane < Lanes; lane++) Raise(set, lane);
        return set;
    }

    /// <summary>The lane's best has risen.</summary>
    public void Raise(int lane)
    {
        foreach (var set in _sets.Values) Raise(set, lane);
    }

    private void Raise(Set set, int lane)
    {
        var heights = set.Chords.Heights(best[lane]);
        for (var line = 0; line < Chords.Count; line++) set.Bars[line * Lanes + lane] = T.CreateSaturating(Math.Clamp(Math.Floor(heights[line] - slack), 0, Highest));
    }
}

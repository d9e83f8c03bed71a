using System.Numerics;
using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>What the runs along each chord are held against, in each of 64 lanes; follows the best statistic of every lane.</summary>
internal sealed class LaneBars<T>(double[] best, double slack) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int Lanes = LaneCases<T>.Lanes;

    /// <summary>So much of a lane's range is left to what one step can take off.</summary>
    public static int MostPerStep { get; } = int.Min(int.CreateSaturating(T.MaxValue) / 4, 10_000);

    /// <summary>So much fits into a lane beside that.</summary>
    public static int MostHeld => Highest;

    private static readonly int Highest = int.Min(int.CreateSaturating(T.MaxValue), 60_000) - MostPerStep;

    private readonly Dictionary<(Chords, int), Set> _sets = [];

    /// <summary>Chords with what runs along them must reach.</summary>
    /// <param name="Chords">The lines.</param>
    /// <param name="Doublings">Lanes count in 2⁻ᵏ cases: the finer, the fewer runs are taken for strong by rounding.</param>
    /// <param name="Heights">In cases, [line · 64 + lane].</param>
    /// <param name="Bars">In what lanes count, rounded down, the same layout.</param>
    public sealed record Set(Chords Chords, int Doublings, double[] Heights, T[] Bars);

    public void Clear() => _sets.Clear();

    /// <param name="chords">The lines.</param>
    /// <param name="doublings">How finely lanes count.</param>
    public Set Of(Chords chords, int doublings)
    {
        if (_sets.TryGetValue((chords, doublings), out var set)) return set;
        _sets[(chords, doublings)] = set = new(chords, doublings, new double[Chords.Count * Lanes], new T[Chords.Count * Lanes]);
        for (var lane = 0; lane < Lanes; lane++) Raise(set, lane);
        return set;
    }

    /// <summary>The lane's best has risen.</summary>
    public void Raise(int lane)
    {
        foreach (var set in _sets.Values) Raise(set, lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Raise(Set set, int lane)
    {
        var heights = set.Chords.Heights(best[lane]);
        for (var line = 0; line < Chords.Count; line++)
        {
            set.Heights[line * Lanes + lane] = heights[line];
            set.Bars[line * Lanes + lane] = T.CreateSaturating(Math.Clamp(Math.Floor((heights[line] - slack) * (1 << set.Doublings)), 0, Highest));
        }
    }
}

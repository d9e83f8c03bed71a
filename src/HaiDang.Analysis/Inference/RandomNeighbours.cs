using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HaiDang.Analysis.Inference;

/// <summary>
/// Draws random neighbours for one area after the other and counts how often they beat the real ones.
/// </summary>
/// <remarks>
/// One instance per core: it owns a copy of the values and room for the draws, so that nothing is allocated per area.
/// Eight replicates are worked on at once, one in each lane; a lane's draws do not depend on the other lanes.
/// </remarks>
internal sealed class RandomNeighbours<TTerm> where TTerm : struct, ITerm
{
    private const int Lanes = 8;
    public const int FewNeighbours = 32;   // up to here comparing each draw with the earlier ones beats shuffling

    private readonly Neighbours _neighbours;
    private readonly ulong _seed;
    private readonly int _permutations;
    private readonly bool _vectors;
    private readonly double _largestTerm;
    private readonly double[] _values;      // the area's own value is overwritten while its neighbours are drawn
    private readonly double[] _sums = new double[Lanes];
    private uint[] _picks = [];             // draw t in lane l at [t · 8 + l]

    public RandomNeighbours(double[] values, Neighbours neighbours, Permutations permutations, bool vectors)
    {
        _neighbours = neighbours;
        _seed = permutations.Seed;
        _permutations = permutations.Count;
        _vectors = vectors && Vector256.IsHardwareAccelerated;
        _values = [.. values];
        var largest = values.Max(Math.Abs);
        _largestTerm = Math.Abs(TTerm.Of(-largest, largest));
    }

    public PermutationCount Count(int area)
    {
        var k = _neighbours[area].Length;
        if (k == 0)
            return new(_permutations, _permutations, _permutations);

        var weights = _neighbours.Weights(area);
        var few = k <= FewNeighbours && weights.IndexOfAnyExcept(weights[0]) < 0;
        var (own, observed, largest) = Observed(area, weights, equal: few);
        var (low, high) = (observed - 1e-12 * largest, observed + 1e-12 * largest);

        _values[area] = _values[^1];   // now the other n − 1 values are the first n − 1
        var (atLeast, atMost) = (0, 0);
        for (var first = 0; first < _permutations; first += Lanes)
        {
            if (few)
                Subsets(area, first, k, own);
            else
                Shuffles(area, first, own, weights);

            var counted = (1u << Math.Min(Lanes, _permutations - first)) - 1;
            var (left, right) = (Vector256.Create(_sums), Vector256.Create(_sums, 4));
            atLeast += BitOperations.PopCount(counted & Bits(
                Vector256.GreaterThanOrEqual(left, Vector256.Create(low)),
                Vector256.GreaterThanOrEqual(right, Vector256.Create(low))));
            atMost += BitOperations.PopCount(counted & Bits(
                Vector256.LessThanOrEqual(left, Vector256.Create(high)),
                Vector256.LessThanOrEqual(right, Vector256.Create(high))));
        }
        _values[area] = own;
        return new(atLeast, atMost, _permutations);
    }

    /// <summary>Eight sums of k values each, drawn from all places but the last, with the places themselves: draw t of lane l at [t · 8 + l].</summary>
    internal ReadOnlySpan<double> Draw(int stream, int first, int k, out ReadOnlySpan<uint> places)
    {
        Subsets(stream, first, k, own: 0);
        places = _picks.AsSpan(0, k * Lanes);
        return _sums;
    }

    private (double Own, double Sum, double Largest) Observed(int area, ReadOnlySpan<double> weights, bool equal)
    {
        var neighbours = _neighbours[area];
        var (own, sum, total) = (_values[area], 0d, 0d);
        for (var t = 0; t < neighbours.Length; t++)
        {
            var weight = equal ? 1 : weights[t];
            sum += weight * TTerm.Of(own, _values[neighbours[t]]);
            total += weight;
        }
        return (own, sum, total * _largestTerm);
    }

    /// <summary>Eight random subsets of size k: Floyd's algorithm, which never has to draw twice.</summary>
    /// <remarks>Source: Bentley and Floyd (1987), Communications of the ACM 30(9), algorithm F2.</remarks>
    private void Subsets(int area, int first, int k, double own)
    {
        var bound = _values.Length - k;   // of the first draw; each draw may reach one further
        Pick(area, first, k, bound, step: 1);
        if (_vectors)
            SumSubsets(k, bound, own);
        else
            for (var lane = 0; lane < Lanes; lane++)
                _sums[lane] = SumSubset(lane, k, bound, own);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SumSubsets(int k, int bound, double own)
    {
        ref var picks = ref MemoryMarshal.GetArrayDataReference(_picks);
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        var (left, right, centre) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256.Create(own));
        for (var t = 0; t < k; t++)
        {
            ref var mine = ref Unsafe.Add(ref picks, t * Lanes);
            var picked = Vector256.LoadUnsafe(ref mine);
            var taken = Vector256<uint>.Zero;
            for (ref var s = ref picks; Unsafe.IsAddressLessThan(ref s, ref mine); s = ref Unsafe.Add(ref s, Lanes))
                taken |= Vector256.Equals(Vector256.LoadUnsafe(ref s), picked);
            picked = Vector256.ConditionalSelect(taken, Vector256.Create((uint)(bound + t - 1)), picked);
            picked.StoreUnsafe(ref mine);
            left += TTerm.Of(centre, Gather(ref values, ref mine));
            right += TTerm.Of(centre, Gather(ref values, ref Unsafe.Add(ref mine, 4)));
        }
        left.StoreUnsafe(ref _sums[0]);
        right.StoreUnsafe(ref _sums[4]);
    }

    private double SumSubset(int lane, int k, int bound, double own)
    {
        var sum = 0d;
        for (var t = 0; t < k; t++)
        {
            var picked = _picks[t * Lanes + lane];
            for (var s = 0; s < t; s++)
                if (_picks[s * Lanes + lane] == picked)
                {
                    picked = (uint)(bound + t - 1);
                    break;
                }
            _picks[t * Lanes + lane] = picked;
            sum += TTerm.Of(own, _values[picked]);
        }
        return sum;
    }

    /// <summary>
    /// Any number of neighbours, any weights: the start of a shuffle, lane by lane, undone afterwards.
    /// </summary>
    private void Shuffles(int area, int first, double own, ReadOnlySpan<double> weights)
    {
        var k = weights.Length;
        Pick(area, first, k, _values.Length - 1, step: -1);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var sum = 0d;
            for (var t = 0; t < k; t++)
            {
                ref var picked = ref _values[t + (int)_picks[t * Lanes + lane]];
                (_values[t], picked) = (picked, _values[t]);
                sum += weights[t] * TTerm.Of(own, _values[t]);
            }
            for (var t = k - 1; t >= 0; t--)
            {
                ref var picked = ref _values[t + (int)_picks[t * Lanes + lane]];
                (_values[t], picked) = (picked, _values[t]);
            }
            _sums[lane] = sum;
        }
    }

    /// <summary>Fills in the draws: draw t of every lane is uniform in [0, bound + t · step).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal ReadOnlySpan<uint> Pick(int area, int first, int k, int bound, int step)
    {
        if (_picks.Length < (k + 3) * Lanes)
            _picks = new uint[(k + 3) * Lanes];

        ref var picks = ref MemoryMarshal.GetArrayDataReference(_picks);
        var key = ((uint)_seed, (uint)(_seed >> 32), (uint)area, 0u);
        var replicates = Vector256.Create((uint)first) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7);
        var unfair = Vector256<uint>.Zero;
        for (var t = 0; t < k; t += 4)
        {
            var (x0, x1) = (Vector256.Create((uint)t / 4), Vector256<uint>.Zero);
            var (x2, x3) = (replicates, Vector256<uint>.Zero);
            Threefry.Blocks(key, ref x0, ref x1, ref x2, ref x3);
            ref var at = ref Unsafe.Add(ref picks, t * Lanes);
            Below(x0, bound + t * step, ref unfair).StoreUnsafe(ref at);
            Below(x1, bound + (t + 1) * step, ref unfair).StoreUnsafe(ref at, Lanes);
            Below(x2, bound + (t + 2) * step, ref unfair).StoreUnsafe(ref at, 2 * Lanes);
            Below(x3, bound + (t + 3) * step, ref unfair).StoreUnsafe(ref at, 3 * Lanes);
        }
        if (unfair != Vector256<uint>.Zero)
            PickFairly(area, first, k, bound, step);
        return _picks.AsSpan(0, k * Lanes);
    }

    /// <summary>
    /// The rare case that some word may be unfair: the same draws, each with further attempts where needed.
    /// </summary>
    private void PickFairly(int area, int first, int k, int bound, int step)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var t = 0; t < k; t++)
            {
                uint picked;
                for (var attempt = 0u; ; attempt++)
                {
                    var words = SeededRandom.Block(_seed, (uint)area, (uint)(first + lane), (uint)t / 4, attempt);
                    var word = (t % 4) switch { 0 => words.Item1, 1 => words.Item2, 2 => words.Item3, _ => words.Item4 };
                    if (SeededRandom.TryBelow(word, (uint)(bound + t * step), out picked))
                        break;
                }
                _picks[t * Lanes + lane] = picked;
            }
        }
    }

    /// <summary>High half of word · bound; the low half tells whether the word may be unfair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Below(Vector256<uint> words, int bound, ref Vector256<uint> unfair)
    {
        bound = Math.Max(bound, 1);   // draws that only fill up a block may have run out of others
        var bounds = Vector256.Create((uint)bound);
        Vector256<uint> high, low;
        if (Avx2.IsSupported)
        {
            var even = Avx2.Multiply(words, bounds);
            var odd = Avx2.Multiply((words.AsUInt64() >>> 32).AsUInt32(), bounds);
            high = Avx2.Blend((even >>> 32).AsUInt32(), odd.AsUInt32(), 0b10101010);
            low = Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010);
        }
        else
        {
            var (left, right) = Vector256.Widen(words);
            (left, right) = (left * (uint)bound, right * (uint)bound);
            (high, low) = (Vector256.Narrow(left >>> 32, right >>> 32), Vector256.Narrow(left, right));
        }
        unfair |= Vector256.LessThan(low, bounds);
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Gather(ref double values, ref uint at) => Vector256.Create(
        Unsafe.Add(ref values, at), Unsafe.Add(ref values, Unsafe.Add(ref at, 1)),
        Unsafe.Add(ref values, Unsafe.Add(ref at, 2)), Unsafe.Add(ref values, Unsafe.Add(ref at, 3)));

    private static uint Bits(Vector256<double> left, Vector256<double> right) =>
        left.ExtractMostSignificantBits() | (right.ExtractMostSignificantBits() << 4);
}

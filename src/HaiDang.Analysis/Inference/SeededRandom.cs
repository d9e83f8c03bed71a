using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HaiDang.Analysis.Inference;

/// <summary>An independent stream of random numbers for every (seed, area, replicate).</summary>
/// <remarks>
/// The stream is a pure function of its three numbers and of the position in it, so what an area draws depends neither
/// on the number of cores, nor on the order in which areas are worked on, nor on the runtime. Not for secrets. A copy
/// of the struct repeats the same numbers: pass it by reference.
/// Source: Salmon, Moraes, Dror and Shaw (2011), Proceedings of SC'11 (Threefry-4x32-20; its published answers are
/// tested). O(1) per number, no allocation.
/// </remarks>
public struct SeededRandom
{
    /// <summary>Words of eight blocks.</summary>
    private const int Bulk = 32;

    private readonly ulong _seed;
    private readonly uint _area;
    private readonly uint _replicate;
    private uint _block;
    private int _left;
    private (uint First, uint Second, uint Third) _spare;

    /// <summary>The stream of one area in one replicate.</summary>
    /// <param name="seed">Any number; the same seed gives the same stream.</param>
    /// <param name="area">Any number that names the area, or whatever else has a stream of its own.</param>
    /// <param name="replicate">Any number that names the replicate.</param>
    public SeededRandom(ulong seed, int area, int replicate)
    {
        _seed = seed;
        _area = unchecked((uint)area);
        _replicate = unchecked((uint)replicate);
    }

    /// <summary>The next 32 random bits. One stream holds 2³⁴ of these words before it repeats.</summary>
    public uint NextUInt32()
    {
        if (_left == 0)
        {
            (var next, _spare.First, _spare.Second, _spare.Third) = Block(_seed, _area, _replicate, _block++, attempt: 0);
            _left = 3;
            return next;
        }
        return _left-- switch { 3 => _spare.First, 2 => _spare.Second, _ => _spare.Third };
    }

    /// <summary>The next random number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        var high = (ulong)NextUInt32() << 32;
        return ((high | NextUInt32()) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The next random whole number in [0, bound), each equally likely without rounding.</summary>
    /// <param name="bound">Upper end, exclusive, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    /// <remarks>
    /// Source: Lemire (2019), ACM Transactions on Modeling and Computer Simulation 29(1), algorithm 5.
    /// </remarks>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint picked;
        while (!TryBelow(NextUInt32(), (uint)bound, out picked)) { }
        return (int)picked;
    }

    /// <summary>Puts the items into random order, every order equally likely.</summary>
    /// <param name="items">What to shuffle, in place; any length.</param>
    /// <remarks>Source: Durstenfeld (1964), Communications of the ACM 7(7), algorithm 235. O(n).</remarks>
    public void Shuffle<T>(Span<T> items)
    {
        if (_left == 0 && items.Length >= Bulk)
        {
            ShuffleInBulk(items);
            return;
        }
        for (var last = items.Length - 1; last > 0; last--)
        {
            var picked = Below(last + 1);
            (items[last], items[picked]) = (items[picked], items[last]);
        }
    }

    /// <summary>The same items in the same order, with the words of eight blocks made at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ShuffleInBulk<T>(Span<T> items)
    {
        Span<uint> words = stackalloc uint[Bulk];
        var used = Bulk;
        for (var last = items.Length - 1; last > 0; last--)
        {
            uint picked;
            do
            {
                if (used == Bulk)
                {
                    var (x0, x1, x2, x3) = (Vector256.Create(_block) + Vector256<uint>.Indices, Vector256<uint>.Zero, Vector256.Create(_replicate), Vector256<uint>.Zero);
                    Threefry.Blocks(((uint)_seed, (uint)(_seed >> 32), _area, 0), ref x0, ref x1, ref x2, ref x3);
                    x0.CopyTo(words);
                    x1.CopyTo(words[8..]);
                    x2.CopyTo(words[16..]);
                    x3.CopyTo(words[24..]);
                    (used, _block) = (0, _block + Bulk / 4);
                }
            } while (!TryBelow(words[used % 4 * 8 + used++ / 4], (uint)last + 1, out picked));
            (items[last], items[(int)picked]) = (items[(int)picked], items[last]);
        }
        _block -= (uint)(Bulk - used) / 4;
        if (used % 4 == 0) return;
        (_, _spare.First, _spare.Second, _spare.Third) = Block(_seed, _area, _replicate, _block - 1, attempt: 0);
        _left = 4 - used % 4;
    }

    /// <summary>Maps a word to [0, bound); false for the few words that would make some numbers likelier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryBelow(uint word, uint bound, out uint picked)
    {
        var product = (ulong)word * bound;
        picked = (uint)(product >> 32);
        var low = (uint)product;
        return low >= bound || low >= (uint)-bound % bound;
    }

    /// <summary>The four words at one place of a stream; a further attempt gives four others.</summary>
    internal static (uint, uint, uint, uint) Block(ulong seed, uint area, uint replicate, uint block, uint attempt) =>
        Threefry.Block(((uint)seed, (uint)(seed >> 32), area, 0), (block, attempt, replicate, 0));
}

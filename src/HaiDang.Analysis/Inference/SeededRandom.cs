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
        for (var last = items.Length - 1; last > 0; last--)
        {
            var picked = Below(last + 1);
            (items[last], items[picked]) = (items[picked], items[last]);
        }
    }

    /// <summary>Maps a word to [0, bound); false for the few words that would make some numbers likelier.</summary>
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

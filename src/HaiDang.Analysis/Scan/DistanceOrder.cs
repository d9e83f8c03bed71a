
namespace HaiDang.Analysis.Scan;

/// <summary>In which order do places lie from a centre? A stable radix sort, some ten times as fast as comparing.</summary>
/// <remarks>
/// Sorts by the distance rounded to single precision, then puts runs of equal ones right by the exact distance. Equal exact distances keep the order of the places. O(n).
/// </remarks>
internal sealed class DistanceOrder(int places)
{
    private const int Bits = 11, Size = 1 << Bits;
    private readonly uint[] _keys = new uint[places], _otherKeys = new uint[places];
    private readonly ushort[] _order = new ushort[places], _otherOrder = new ushort[places];
    private readonly int[] _starts = new int[3 * Size];

    /// <summary>The places with a distance of at most <paramref name="radius"/>, nearest first; good until the next call.</summary>
    /// <param name="distances">Per place, at least 0, finite.</param>
    /// <param name="radius">Largest distance, inclusive.</param>
    public ReadOnlySpan<ushort> Sort(ReadOnlySpan<double> distances, double radius)
    {
        var count = 0;
        for (var place = 0; place < distances.Length; place++)
        {
            if (!(distances[place] <= radius)) continue;
            _keys[count] = BitConverter.SingleToUInt32Bits((float)distances[place]);
            _order[count++] = (ushort)place;
        }
        if (count > 64) Radix(count);
        else MemoryExtensions.Sort(_keys.AsSpan(0, count), _order.AsSpan(0, count));
        Mend(distances, _order.AsSpan(0, count));
        return _order.AsSpan(0, count);
    }

    private void Radix(int count)
    {
        Array.Clear(_starts);
        foreach (var key in _keys.AsSpan(0, count))
        {
            _starts[key & (Size - 1)]++;
            _starts[Size + ((key >> Bits) & (Size - 1))]++;
            _starts[2 * Size + (key >> (2 * Bits))]++;
        }
        for (var pass = 0; pass < 3; pass++)
        {
            var at = 0;
            foreach (ref var start in _starts.AsSpan(pass * Size, Size)) (start, at) = (at, at + start);
        }
        Pass(_keys, _order, _otherKeys, _otherOrder, count, 0);
        Pass(_otherKeys, _otherOrder, _keys, _order, count, 1);
        Pass(_keys, _order, _otherKeys, _otherOrder, count, 2);
        _otherOrder.AsSpan(0, count).CopyTo(_order);
        _otherKeys.AsSpan(0, count).CopyTo(_keys);
    }

    private void Pass(uint[] keys, ushort[] order, uint[] toKeys, ushort[] toOrder, int count, int pass)
    {
        ref var starts = ref _starts[pass * Size];
        for (var i = 0; i < count; i++)
        {
            ref var to = ref System.Runtime.CompilerServices.Unsafe.Add(ref starts, (int)((keys[i] >> (pass * Bits)) & (Size - 1)));
            (toKeys[to], toOrder[to]) = (keys[i], order[i]);
            to++;
        }
    }

    /// <summary>Runs of one rounded distance, sorted by the exact one and then by place.</summary>
    private void Mend(ReadOnlySpan<double> distances, Span<ushort> order)
    {
        for (var i = 1; i < order.Length; i++)
        {
            if (_keys[i] != _keys[i - 1]) continue;
            var moved = order[i];
            var at = i;
            for (; at > 0 && _keys[at - 1] == _keys[i] && IsBefore(distances, moved, order[at - 1]); at--) order[at] = order[at - 1];
            order[at] = moved;
        }
    }

    private static bool IsBefore(ReadOnlySpan<double> distances, ushort a, ushort b) =>
        distances[a] < distances[b] || (distances[a] == distances[b] && a < b);
}

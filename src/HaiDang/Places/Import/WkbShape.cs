using System.Buffers.Binary;
namespace HaiDang.Places.Import;

/// <summary>Does a shape in WKB hold as many points as it says? Asked before room is made for them (OGC 06-103r4, 8.2; also the extended form).</summary>
internal static class WkbShape
{
    private const int MostDepth = 8, Point = 1, Line = 2, Polygon = 3, Last = 7;

    /// <summary>False when a count reaches beyond the bytes, a kind is unknown, or shapes lie within shapes without end.</summary>
    public static bool IsSound(ReadOnlySpan<byte> wkb)
    {
        var at = 0;
        return Shape(wkb, ref at, 0);
    }

    private static bool Shape(ReadOnlySpan<byte> wkb, ref int at, int depth)
    {
        if (depth > MostDepth || wkb.Length - at < 5 || wkb[at] > 1) return false;
        var little = wkb[at] == 1;
        var word = Number(wkb[(at + 1)..], little);
        at += 5;
        if ((word & 0x2000_0000) != 0) at += 4;   // the extended form names its reference system
        var (kind, turn) = ((word & 0x0fff_ffff) % 1_000, (word & 0x0fff_ffff) / 1_000);
        var numbers = 2 + ((word & 0x8000_0000) != 0 || turn is 1 or 3 ? 1 : 0) + ((word & 0x4000_0000) != 0 || turn is 2 or 3 ? 1 : 0);
        if (kind == Point) return Pass(wkb, ref at, 1, numbers * 8);
        if (kind > Last || Count(wkb, ref at, little) is not { } count) return false;
        if (kind == Line) return Pass(wkb, ref at, count, numbers * 8);
        for (var part = 0L; part < count; part++)
        {
            if (kind == Polygon ? Count(wkb, ref at, little) is not { } points || !Pass(wkb, ref at, points, numbers * 8) : !Shape(wkb, ref at, depth + 1))
                return false;
        }
        return true;
    }

    private static long? Count(ReadOnlySpan<byte> wkb, ref int at, bool little)
    {
        if (at < 0 || wkb.Length - at < 4) return null;
        var count = Number(wkb[at..], little);
        at += 4;
        return count;
    }

    private static bool Pass(ReadOnlySpan<byte> wkb, ref int at, long count, int bytes)
    {
        if (count * bytes > wkb.Length - at) return false;
        at += (int)(count * bytes);
        return true;
    }

    private static uint Number(ReadOnlySpan<byte> from, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);
}

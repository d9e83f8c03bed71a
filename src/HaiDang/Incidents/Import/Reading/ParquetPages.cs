namespace HaiDang.Incidents.Import.Reading;

/// <summary>What do the pages of a Parquet column say of their sizes? Read before any room is made for them.</summary>
/// <remarks>Heads are Thrift structures in the compact protocol: Apache Parquet format, <c>PageHeader</c>; fields 2 and 3 are the sizes
/// unpacked and packed, fields 5, 7 and 8 the heads of a data page, a dictionary and a data page of the second kind, each beginning with how many
/// values it holds.</remarks>
internal sealed class ParquetPages(Stream file)
{
    private const int MostDepth = 16, LongestHead = 1 << 20;
    private const byte End = 0, True = 1, False = 2, I8 = 3, I16 = 4, I32 = 5, I64 = 6, Real = 7, Text = 8, List = 9, Set = 10, Record = 12;
    private readonly byte[] _head = new byte[LongestHead];
    private int _length;
    private int _at;

    /// <summary>One page as its head describes it.</summary>
    private readonly record struct Page(long Unpacked, long Packed, long Values);

    /// <summary>Goes over the pages of one column of one row group.</summary>
    /// <param name="begin">Where its first page begins.</param>
    /// <param name="bytes">How long they are together.</param>
    /// <param name="mostValues">How many values the column can have here.</param>
    /// <param name="left">How many bytes may still be unpacked in this row group.</param>
    /// <exception cref="InvalidDataException">A page is longer than the column, or holds more than it can.</exception>
    public void Check(long begin, long bytes, long mostValues, ref long left)
    {
        if (begin < 4 || bytes < 0 || begin + bytes > file.Length) throw Broken(begin);
        var end = begin + bytes;
        for (var at = begin; at < end;)
        {
            var page = Read(at, end);
            if (page.Unpacked < 0 || page.Packed < 0 || page.Values < 0 || page.Values > mostValues) throw Broken(at);
            at += _at + page.Packed;
            if (at > end || (left -= page.Unpacked) < 0) throw Broken(at);
        }
    }

    private Page Read(long at, long end)
    {
        file.Position = at;
        _length = file.ReadAtLeast(_head.AsSpan(0, (int)Math.Min(_head.Length, end - at)), 1, throwOnEndOfStream: false);
        if (_length < Math.Min(512, end - at)) _length += file.ReadAtLeast(_head.AsSpan(_length, (int)Math.Min(512, end - at) - _length), 1, throwOnEndOfStream: false);
        _at = 0;
        long unpacked = -1, packed = -1, values = 0;
        Fields(0, (field, type) =>
        {
            if (field is 2 && type is I32) unpacked = Whole();
            else if (field is 3 && type is I32) packed = Whole();
            else if (field is 5 or 7 or 8 && type is Record)
                Fields(1, (inner, kind) =>
                {
                    if (inner is 1 && kind is I32) values = Whole();
                    else Skip(kind, 2);
                });
            else Skip(type, 1);
        });
        return new(unpacked, packed, values);
    }

    private void Fields(int depth, Action<int, byte> see)
    {
        if (depth > MostDepth) throw Broken(_at);
        for (var field = 0; ;)
        {
            var head = Next();
            var type = (byte)(head & 15);
            if (type is End) return;
            field = head >> 4 is > 0 and var step ? field + step : (int)Whole();
            see(field, type);
        }
    }

    private void Skip(byte type, int depth)
    {
        switch (type)
        {
            case True or False: break;
            case I8: Pass(1); break;
            case I16 or I32 or I64: Raw(); break;
            case Real: Pass(8); break;
            case Text: Pass((long)Raw()); break;
            case List or Set:
                var head = Next();
                var count = head >> 4 is 15 ? (long)Raw() : head >> 4;
                for (long i = 0; i < count; i++)
                {
                    if ((head & 15) is True or False) Pass(1);
                    else Skip((byte)(head & 15), depth + 1);
                }
                break;
            case Record: Fields(depth, (_, inner) => Skip(inner, depth + 1)); break;
            default: throw Broken(_at);
        }
    }

    private byte Next() => _at < _length ? _head[_at++] : throw Broken(_at);

    private void Pass(long bytes)
    {
        if (bytes < 0 || bytes > _length - _at) throw Broken(_at);
        _at += (int)bytes;
    }

    private ulong Raw()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Next();
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }
        throw Broken(_at);
    }

    /// <summary>Zigzag: the sign is the last bit.</summary>
    private long Whole()
    {
        var raw = Raw();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    private static InvalidDataException Broken(long at) => new($"A page at byte {at} says sizes that cannot be.");
}

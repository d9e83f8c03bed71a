namespace HaiDang.Incidents.Import.Reading;

/// <summary>Is a head of a Parquet file what the format says that it is? Walked before the reader sees it: a changed byte can make that read without end.</summary>
/// <remarks>Source: Apache Parquet format 2.11, <c>parquet.thrift</c>, in Thrift's compact protocol. Fields that the table does not know are passed over.</remarks>
internal sealed class ParquetHeads(ReadOnlyMemory<byte> bytes)
{
    /// <summary>What each field of each structure must be: a number, a truth, a text, another structure, or a list of one of these.</summary>
    private static readonly Dictionary<string, Dictionary<int, string>> Shapes = new Dictionary<string, string>
    {
        ["File"] = "1:i32 2:[Element] 3:i64 4:[Group] 5:[Pair] 6:text 7:[Order]",
        ["Element"] = "1:i32 2:i32 3:i32 4:text 5:i32 6:i32 7:i32 8:i32 9:i32 10:Logical",
        ["Logical"] = "1:Empty 2:Empty 3:Empty 4:Empty 5:Decimal 6:Empty 7:Time 8:Time 10:Whole 11:Empty 12:Empty 13:Empty 14:Empty 15:Empty",
        ["Decimal"] = "1:i32 2:i32", ["Time"] = "1:bool 2:Unit", ["Unit"] = "1:Empty 2:Empty 3:Empty", ["Whole"] = "1:i8 2:bool", ["Empty"] = "",
        ["Pair"] = "1:text 2:text", ["Order"] = "1:Empty",
        ["Group"] = "1:[Chunk] 2:i64 3:i64 4:[Sorting] 5:i64 6:i64 7:i16",
        ["Sorting"] = "1:i32 2:bool 3:bool",
        ["Chunk"] = "1:text 2:i64 3:Column 4:i64 5:i32 6:i64 7:i32 9:text",
        ["Column"] = "1:i32 2:[i32] 3:[text] 4:i32 5:i64 6:i64 7:i64 8:[Pair] 9:i64 10:i64 11:i64 12:Statistics 13:[Encoding] 14:i64 15:i32 16:Sizes",
        ["Statistics"] = "1:text 2:text 3:i64 4:i64 5:text 6:text 7:bool 8:bool", ["Encoding"] = "1:i32 2:i32 3:i32", ["Sizes"] = "1:i64 2:[i64] 3:[i64]",
        ["Page"] = "1:i32 2:i32 3:i32 4:i32 5:DataPage 6:Empty 7:DictionaryPage 8:DataPage2",
        ["DataPage"] = "1:i32 2:i32 3:i32 4:i32 5:Statistics", ["DictionaryPage"] = "1:i32 2:i32 3:bool",
        ["DataPage2"] = "1:i32 2:i32 3:i32 4:i32 5:i32 6:i32 7:bool 8:Statistics",
    }.ToDictionary(s => s.Key, s => s.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split(':')).ToDictionary(f => int.Parse(f[0], System.Globalization.CultureInfo.InvariantCulture), f => f[1]));

    private const int MostDepth = 16, End = 0, True = 1, False = 2, I8 = 3, I16 = 4, I32 = 5, I64 = 6, Real = 7, Chars = 8, List = 9, Set = 10, Record = 12;

    /// <summary>Where the walk has come to.</summary>
    public int At { get; private set; }

    /// <summary>Walks one structure from its first field to its end.</summary>
    /// <param name="shape">Its name in the table.</param>
    /// <param name="see">Shown every whole number: structure, field, value.</param>
    /// <exception cref="InvalidDataException">It is not of that shape, or says more than there are bytes.</exception>
    public void Walk(string shape, Action<string, int, long>? see = null) => Fields(shape, see, 0);

    private void Fields(string? shape, Action<string, int, long>? see, int depth)
    {
        if (depth > MostDepth) throw Broken();
        for (var field = 0; ;)
        {
            var head = Next();
            if ((head & 15) == End) return;
            field = head >> 4 is > 0 and var step ? field + step : (int)Whole();
            var expected = shape is null ? null : Shapes[shape].GetValueOrDefault(field);
            Value(expected, head & 15, value => see?.Invoke(shape ?? "", field, value), see, depth);
        }
    }

    private void Value(string? expected, int type, Action<long>? number, Action<string, int, long>? see, int depth, bool inList = false)
    {
        if (expected is not null && !Fits(expected, type)) throw Broken();
        switch (type)
        {
            case True or False: if (inList) Pass(1); break;
            case I8: Pass(1); break;
            case I16 or I32 or I64:
                var whole = Whole();
                number?.Invoke(whole);
                break;
            case Real: Pass(8); break;
            case Chars: Pass((long)Raw()); break;
            case List or Set:
                var head = Next();
                var count = head >> 4 is 15 ? (long)Raw() : head >> 4;
                if (count < 0 || count > bytes.Length - At) throw Broken();
                for (var i = 0; i < count; i++) Value(expected?[1..^1], head & 15, null, see, depth + 1, inList: true);
                break;
            case Record: Fields(expected, see, depth + 1); break;
            default: throw Broken();
        }
    }

    private static bool Fits(string expected, int type) => expected switch
    {
        "bool" => type is True or False,
        "i8" => type is I8,
        "i16" => type is I16,
        "i32" => type is I32,
        "i64" => type is I64,
        "text" => type is Chars,
        ['[', ..] => type is List,
        _ => type is Record,
    };

    private byte Next() => At < bytes.Length ? bytes.Span[At++] : throw Broken();

    private void Pass(long count)
    {
        if (count < 0 || count > bytes.Length - At) throw Broken();
        At += (int)count;
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
        throw Broken();
    }

    /// <summary>Zigzag: the sign is the last bit.</summary>
    private long Whole()
    {
        var raw = Raw();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    private InvalidDataException Broken() => new($"A head breaks off or is of another shape at its byte {At} of {bytes.Length}.");
}

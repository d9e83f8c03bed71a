namespace HaiDang.Incidents.Import.Reading;

/// <summary>What do the pages of a Parquet column say of their sizes? Read before any room is made for them.</summary>
internal sealed class ParquetPages(Stream file)
{
    private const int LongestHead = 1 << 20;
    private readonly byte[] _head = new byte[LongestHead];

    /// <summary>Goes over the pages of one column of one row group.</summary>
    /// <param name="begin">Where its first page begins.</param>
    /// <param name="bytes">How long they are together.</param>
    /// <param name="mostValues">How many values the column can have here.</param>
    /// <param name="left">How many bytes may still be unpacked in this row group.</param>
    /// <exception cref="InvalidDataException">A page is longer than the column, holds more than it can, or its head is none.</exception>
    public void Check(long begin, long bytes, long mostValues, ref long left)
    {
        if (begin < 4 || bytes < 0 || bytes > file.Length || begin > file.Length - bytes) throw Broken(begin);
        var end = begin + bytes;
        for (var at = begin; at < end;)
        {
            file.Position = at;
            var read = file.ReadAtLeast(_head.AsSpan(0, (int)Math.Min(_head.Length, end - at)), (int)Math.Min(4096, end - at), throwOnEndOfStream: false);
            var head = new ParquetHeads(_head.AsMemory(0, read));
            long unpacked = -1, packed = -1, values = 0;
            head.Walk("Page", (shape, field, value) =>
            {
                if (shape is "Page" && field is 2) unpacked = value;
                else if (shape is "Page" && field is 3) packed = value;
                else if (shape is "DataPage" or "DataPage2" or "DictionaryPage" && field is 1) values = value;
            });
            if (unpacked < 0 || packed < 0 || packed > end - at || values < 0 || values > mostValues) throw Broken(at);
            at += head.At + packed;
            if (at > end || (left -= unpacked) < 0) throw Broken(at);
        }
    }

    private static InvalidDataException Broken(long at) => new($"A page at byte {at} says sizes that cannot be.");
}

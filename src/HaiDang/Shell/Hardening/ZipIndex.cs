using System.Buffers.Binary;
using System.IO.Compression;
namespace HaiDang.Shell.Hardening;

/// <summary>How may an archive from outside be looked into, when nothing that it says of itself can be trusted?</summary>
public static class ZipIndex
{
    /// <summary>The list of parts at an archive's end is held in memory: a mebibyte is some ten thousand parts.</summary>
    public const int MostBytes = 1 << 20;

    private const uint End = 0x06054b50, End64 = 0x06064b50, Locator64 = 0x07064b50;
    private const int EndBytes = 22, LongestRemark = ushort.MaxValue, LocatorBytes = 20;

    /// <summary>Opens an archive whose list of parts is small enough.</summary>
    /// <exception cref="InvalidDataException">It is no archive, is cut off, or its list of parts is absurd.</exception>
    public static ZipArchive Open(string path)
    {
        using (var file = File.OpenRead(path))
            if (Bytes(file) is > MostBytes and var bytes) throw new InvalidDataException($"The archive lists its parts in {bytes} bytes; at most {MostBytes}.");
        return ZipFile.OpenRead(path);
    }

    /// <summary>The same for one that is held already; it stays open.</summary>
    /// <exception cref="InvalidDataException">It is no archive, is cut off, or its list of parts is absurd.</exception>
    public static ZipArchive Open(Stream seekable)
    {
        if (Bytes(seekable) is > MostBytes and var bytes) throw new InvalidDataException($"The archive lists its parts in {bytes} bytes; at most {MostBytes}.");
        seekable.Position = 0;
        return new(seekable, ZipArchiveMode.Read, leaveOpen: true);
    }

    /// <summary>Copies what really comes out of a part, however large it says that it is.</summary>
    /// <param name="part">The part.</param>
    /// <param name="to">Receives it.</param>
    /// <param name="left">How many bytes may still come out; less by what has.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>False when more came than was left.</returns>
    public static bool Unpack(ZipArchiveEntry part, Stream to, ref long left, CancellationToken stop)
    {
        using var content = part.Open();
        var piece = new byte[1 << 16];
        for (int read; (read = content.Read(piece)) > 0;)
        {
            stop.ThrowIfCancellationRequested();
            if ((left -= read) < 0) return false;
            to.Write(piece, 0, read);
        }
        return true;
    }

    /// <summary>From where the list begins to the archive's end mark, as the reader itself will look for both.</summary>
    private static long Bytes(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndBytes + LongestRemark + LocatorBytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != End) continue;
            var end = file.Length - tail.Length + at;
            long begin = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            return end - (begin == uint.MaxValue ? Begin64(file, tail, at) ?? 0 : begin);
        }
        return 0;
    }

    private static long? Begin64(Stream file, byte[] tail, int end)
    {
        if (end < LocatorBytes || BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end - LocatorBytes)) != Locator64) return null;
        var at = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - LocatorBytes + 8));
        Span<byte> record = stackalloc byte[56];
        if (at < 0 || at > file.Length - record.Length) return null;
        file.Position = at;
        file.ReadExactly(record);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == End64 ? BinaryPrimitives.ReadInt64LittleEndian(record[48..]) : null;
    }
}

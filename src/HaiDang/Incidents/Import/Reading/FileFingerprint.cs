using System.Buffers;
using System.Security.Cryptography;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Which bytes is the file made of: its length, its hash, and whether it can be UTF-8?</summary>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Hexadecimal.</param>
/// <param name="Head">The first bytes, at most 256 KiB.</param>
/// <param name="Odd">Some 64 KiB around the first byte that cannot be UTF-8; empty when all of it can.</param>
internal sealed record FileFingerprint(long Bytes, string Sha256, byte[] Head, byte[] Odd)
{
    private const int Chunk = 1 << 20;
    private const int Shown = 1 << 16;

    /// <summary>Reads the whole file once: the byte that gives an old encoding away may be the last.</summary>
    public static async Task<FileFingerprint> Take(string path, CancellationToken stop)
    {
        await using var file = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            byte[] head = [], odd = [];
            var carried = 0;
            int read;
            while ((read = await file.ReadAsync(buffer.AsMemory(carried, Chunk - carried), stop)) > 0)
            {
                hash.AppendData(buffer, carried, read);
                var block = buffer.AsSpan(0, carried + read);
                if (head.Length == 0) head = block[..Math.Min(block.Length, Shown * 4)].ToArray();
                carried = 0;
                if (odd.Length > 0) continue;
                var (valid, tail) = Utf8Text.ValidLength(block);
                if (valid + tail < block.Length) odd = Around(block, valid);
                else
                {
                    block[valid..].CopyTo(buffer);
                    carried = tail;
                }
            }
            if (carried > 0 && odd.Length == 0) odd = buffer[..carried];
            return new(file.Length, Convert.ToHexStringLower(hash.GetHashAndReset()), head, odd);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Around(ReadOnlySpan<byte> block, int at)
    {
        var from = Math.Max(0, at - 256);
        return block[from..Math.Min(block.Length, from + Shown)].ToArray();
    }
}

using System.Buffers.Binary;
namespace HaiDang.Shell.Notices.Send;

/// <summary>How long is waited after a failure? Twice as long each time up to an hour, a quarter more or less, so that not all come back at once.</summary>
internal static class Backoff
{
    public static TimeSpan First { get; } = TimeSpan.FromSeconds(30);
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(1);

    /// <param name="failures">How many there were, from 1.</param>
    /// <param name="of">Whose; the same always waits the same.</param>
    public static TimeSpan After(int failures, Guid of)
    {
        Span<byte> bytes = stackalloc byte[16];
        of.TryWriteBytes(bytes, bigEndian: true, out _);
        // The last bytes of an id are random; the odd constant spreads the failures of one id (Knuth's multiplicative hash).
        var spread = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) + unchecked((uint)failures * 2_654_435_761);
        var share = 0.75 + 0.5 * spread / uint.MaxValue;
        return Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(failures, 30) - 1), Longest.TotalSeconds) * share * TimeSpan.FromSeconds(1);
    }
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>How far are these bytes UTF-8?</summary>
internal static class Utf8Text
{
    /// <returns>The length of the valid part, and how many bytes after it may begin a character that goes on in the next block.</returns>
    public static (int Valid, int Tail) ValidLength(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return (bytes.Length, 0);
        var at = 0;
        while (at < bytes.Length)
        {
            if (bytes[at] < 0x80)
            {
                var ascii = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xff);
                if (ascii < 0) return (bytes.Length, 0);
                at += ascii;
            }
            var state = Rune.DecodeFromUtf8(bytes[at..], out _, out var used);
            if (state is OperationStatus.NeedMoreData) return (at, bytes.Length - at);
            if (state is not OperationStatus.Done) return (at, 0);
            at += used;
        }
        return (at, 0);
    }
}

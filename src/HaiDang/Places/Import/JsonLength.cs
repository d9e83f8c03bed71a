using System.Text.Json;
namespace HaiDang.Places.Import;

/// <summary>Is a JSON file small enough to be held in memory whole? Read through once, keeping nothing.</summary>
internal static class JsonLength
{
    private const int Piece = 1 << 20, LongestText = 16 << 20;
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidDataException">It holds more than a file of areas may.</exception>
    /// <exception cref="JsonException">It is no JSON, or is nested without end.</exception>
    public static void Check(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[Piece];
        var state = new JsonReaderState(Lenient);
        var (filled, tokens, first) = (0, 0L, true);
        while (true)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var begin = first && buffer.AsSpan(0, filled).StartsWith("\uFEFF"u8) ? 3 : 0;
            first = false;
            var json = new Utf8JsonReader(buffer.AsSpan(begin, filled - begin), isFinalBlock: read == 0, state);
            while (json.Read())
                if (++tokens > AreaLimits.MostTokens) throw new InvalidDataException(AreaFile.Told("TooDetailed", path, AreaLimits.MostTokens / 1_000_000));
            if (read == 0) return;
            state = json.CurrentState;
            var used = begin + (int)json.BytesConsumed;
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled < buffer.Length) continue;
            if (buffer.Length >= LongestText) throw new InvalidDataException(AreaFile.Told("TooDetailed", path, LongestText >> 20));
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}

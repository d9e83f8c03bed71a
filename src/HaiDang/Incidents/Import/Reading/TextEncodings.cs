using System.Text;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>Which encoding is a text file written in?</summary>
internal static class TextEncodings
{
    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An encoding that throws on bytes that do not belong to it, and the name people know it by.</summary>
    public sealed record Found(Encoding Encoding, string Name);

    /// <exception cref="InvalidDataException">There is no encoding of that name.</exception>
    public static Found Named(string name)
    {
        try
        {
            return Strict(name.Equals("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-16" : name, Shown(name));
        }
        catch (ArgumentException)
        {
            throw Refusal.Of("NoSuchEncoding", name);
        }
    }

    /// <exception cref="InvalidDataException">It is no text, or in one of the font encodings from before Unicode.</exception>
    public static Found Of(FileFingerprint file, string name)
    {
        var head = file.Head.AsSpan();
        if (head is [0xff, 0xfe, ..]) return Strict("utf-16", "UTF-16");
        if (head is [0xfe, 0xff, ..]) return Strict("utf-16BE", "UTF-16");
        if (head is [0xef, 0xbb, 0xbf, ..]) return Strict("utf-8", "UTF-8");
        if (Utf16WithoutMark(head) is { } wide) return wide;
        if (head.Contains((byte)0)) throw Refusal.Of("NoText", name);
        return file.Odd.Length == 0 ? Strict("utf-8", "UTF-8") : EightBit(file.Odd, name);
    }

    /// <summary>Windows-1258 when letters or tone marks stand where only it has them; else Windows-1252.</summary>
    private static Found EightBit(ReadOnlySpan<byte> odd, string name)
    {
        var vietnamese = 0;
        for (var i = 1; i < odd.Length; i++)
        {
            var afterLetter = char.IsAsciiLetter((char)odd[i - 1]) || odd[i - 1] >= 0xc0;
            if (odd[i] is 0xcc or 0xd2 or 0xde or 0xec or 0xf2 ? afterLetter : odd[i] is 0xd0 or 0xf0 or 0xd5 or 0xf5 or 0xdd or 0xfd or 0xc3 or 0xe3)
                vietnamese++;
        }
        OldVietnamese.Refuse(name, Encoding.Latin1.GetString(odd), vietnamese);
        return vietnamese > 0 ? Strict("windows-1258", "Windows-1258") : Strict("windows-1252", "Windows-1252");
    }

    private static Found? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        var pairs = Math.Min(head.Length / 2, 2_000);
        int evenZeros = 0, oddZeros = 0;
        for (var i = 0; i < pairs; i++)
        {
            if (head[2 * i] == 0) evenZeros++;
            if (head[2 * i + 1] == 0) oddZeros++;
        }
        if (pairs < 2) return null;
        if (oddZeros > pairs * 0.4 && evenZeros < pairs * 0.05) return Strict("utf-16", "UTF-16");
        return evenZeros > pairs * 0.4 && oddZeros < pairs * 0.05 ? Strict("utf-16BE", "UTF-16") : null;
    }

    private static Found Strict(string name, string shown) =>
        new(Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), shown);

    private static string Shown(string name) => name.ToUpperInvariant() switch
    {
        "UTF-16" or "UTF-16BE" or "UTF-16LE" => "UTF-16",
        "WINDOWS-1258" => "Windows-1258",
        "WINDOWS-1252" => "Windows-1252",
        var other => other,
    };
}

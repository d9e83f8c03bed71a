using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
namespace HaiDang.Shell.Access.SignIn.Codes;

/// <summary>Which six digits does an authenticator show now?</summary>
/// <remarks>Source: RFC 6238 (2011) with HMAC-SHA-1, steps of 30 s from 1970 and six digits, which every authenticator speaks; RFC 4226 (2005), section 5.3, for the digits.</remarks>
public static class TimeCode
{
    public const int SecretBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    /// <summary>The six digits of a step.</summary>
    public static string Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // The standard asks for it, and a keyed hash does not rest on what SHA-1 has lost.
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose digits were given: the present one, the one before or the one after, for clocks that differ; none that was taken before.</summary>
    /// <param name="secret">20 bytes.</param>
    /// <param name="code">As typed; spaces are passed over.</param>
    /// <param name="after">The last step that was taken.</param>
    /// <param name="now">The time here.</param>
    /// <returns>Null when the digits are of none of these.</returns>
    public static long? Match(ReadOnlySpan<byte> secret, string code, long after, DateTimeOffset now)
    {
        var given = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Of(secret, step))) && step > after) found ??= step;
        return found;
    }

    /// <summary>Bytes as people type them into an authenticator: A–Z and 2–7, without padding.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in bytes)
        {
            (held, bits) = ((held << 8) | b, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Base32[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>What the picture says to an authenticator.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString("Hải Đăng")}:{Uri.EscapeDataString(name)}?secret={ToBase32(secret)}&issuer={Uri.EscapeDataString("Hải Đăng")}";
}

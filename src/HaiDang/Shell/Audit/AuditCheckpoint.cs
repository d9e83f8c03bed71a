using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
namespace HaiDang.Shell.Audit;

/// <summary>How far the chain reached at a moment, signed with a key that is kept elsewhere: after it, not even the whole chain can be written anew unseen.</summary>
/// <param name="Rows">Rows there were.</param>
/// <param name="Hash">Of the last of them, hexadecimal.</param>
/// <param name="At">When it was signed, UTC.</param>
/// <param name="Signature">ECDSA over P-256 and SHA-256 of the three above, base64.</param>
public sealed record AuditCheckpoint(long Rows, string Hash, DateTimeOffset At, string Signature)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes a pair of keys.</summary>
    /// <returns>PEM; the private one is kept away from this machine.</returns>
    public static (string Private, string Public) NewKeys()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKeyPem(), key.ExportSubjectPublicKeyInfoPem());
    }

    /// <exception cref="InvalidDataException">It is no private key.</exception>
    public static AuditCheckpoint Sign(long rows, string hash, DateTimeOffset at, string privatePem)
    {
        using var key = Key(privatePem);
        try
        {
            return new(rows, hash, at, Convert.ToBase64String(key.SignData(Signed(rows, hash, at), HashAlgorithmName.SHA256)));
        }
        catch (CryptographicException broken)
        {
            throw new InvalidDataException(Words.Of<Texts>("Audit.NoKey"), broken);
        }
    }

    /// <exception cref="InvalidDataException">It is no public key.</exception>
    public bool IsSignedBy(string publicPem)
    {
        using var key = Key(publicPem);
        var signature = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, signature, out var length) && key.VerifyData(Signed(Rows, Hash, At), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    /// <exception cref="InvalidDataException">It is no checkpoint.</exception>
    public static AuditCheckpoint FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditCheckpoint>(text, Readable) is { Hash: not null, Signature: not null } read ? read : throw new JsonException();
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(Words.Of<Texts>("Audit.NoCheckpoint"), broken);
        }
    }

    private static byte[] Signed(long rows, string hash, DateTimeOffset at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"haidang audit {rows} {hash} {at.ToUnixTimeMilliseconds()}"));

    private static ECDsa Key(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException(Words.Of<Texts>("Audit.NoKey"), broken);
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using HaiDang.Data;
namespace HaiDang.Shell.Audit;

/// <summary>How does a protected value stand in the audit log: a caller's number, an address? As a digest that tells whether two are the same, and nothing else.</summary>
/// <remarks>HMAC-SHA256 under a key of this installation: a plain hash of ten digits is guessed in a second by whoever has the log, this one only by whoever has the
/// key too. The key lies beside those that protect cookies and never in the database; where it is lost, old digests can no longer be compared, and the chain stays whole.</remarks>
public sealed class AuditDigest(DataFolder folder)
{
    public const string Mark = "hmac:";
    private const int KeyBytes = 32;
    private readonly Lazy<byte[]> _key = new(() => ReadKey(Path.Combine(folder.Keys, "audit-digest.key")));

    /// <summary><c>hmac:</c> and 64 hexadecimal digits; the same for the same text, however its marks are composed.</summary>
    /// <param name="value">As its module always writes it: digits without spaces, small letters.</param>
    public string Of(string value) => Mark + Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(value.Normalize())));

    /// <summary>The key, made when it is asked for the first time; readable for its owner alone, where files have owners.</summary>
    /// <exception cref="InvalidDataException">It is not as long as it was made.</exception>
    private static byte[] ReadKey(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) Make(path);
        return File.ReadAllBytes(path) is { Length: KeyBytes } key ? key : throw new InvalidDataException($"{path} holds {new FileInfo(path).Length} bytes; the key has {KeyBytes}.");
    }

    /// <summary>Written aside and put in place whole: of two processes that begin at once, one makes the key and both read it.</summary>
    private static void Make(string path)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        using (var file = OperatingSystem.IsWindows() ? File.Create(aside)
            : new FileStream(aside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}

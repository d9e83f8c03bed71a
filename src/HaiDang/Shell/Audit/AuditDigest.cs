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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lazy<byte[]> _key = new(() => ReadKey(Path.Combine(folder.Keys, "audit-digest.key")));

    /// <summary><c>hmac:</c> and 64 hexadecimal digits; the same for the same text, however its marks are composed.</summary>
    /// <param name="value">As its module always writes it: digits without spaces, small letters.</param>
    public string Of(string value) => Mark + Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(value.Normalize())));

    /// <summary>The key, made when it is asked for the first time; readable for its owner alone, where files have owners.</summary>
    /// <exception cref="InvalidDataException">It is not as long as it was made.</exception>
    private static byte[] ReadKey(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = OpenAlone(path);
        var key = new byte[KeyBytes];
        if (file.Length == 0)
        {
            RandomNumberGenerator.Fill(key);
            file.Write(key);
            return key;
        }
        if (file.Length != KeyBytes) throw new InvalidDataException($"{path} holds {file.Length} bytes; the key has {KeyBytes}.");
        file.ReadExactly(key);
        return key;
    }

    /// <summary>Of two processes that begin at once one waits for the other: to move a file into place without a look would let the second overwrite the first's key.</summary>
    private static FileStream OpenAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var (spin, since) = (new SpinWait(), TimeProvider.System.GetTimestamp());
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (File.Exists(path) && TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                spin.SpinOnce();
            }
        }
    }
}

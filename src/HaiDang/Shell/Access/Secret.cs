using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.Shell.Access;

/// <summary>What is given to a person or browser to be shown again, while only its hash is kept here.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits, fit for an address or a cookie.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

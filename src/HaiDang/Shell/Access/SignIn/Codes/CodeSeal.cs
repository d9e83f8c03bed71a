using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
namespace HaiDang.Shell.Access.SignIn.Codes;

/// <summary>How are the secrets of authenticators kept? Encrypted with the installation's keys, so that a copy of the database alone gives no codes.</summary>
public sealed class CodeSeal(IDataProtectionProvider keys)
{
    private static readonly TimeSpan SetUpLasts = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _kept = keys.CreateProtector("code secret");
    private readonly ITimeLimitedDataProtector _offered = keys.CreateProtector("code offered").ToTimeLimitedDataProtector();

    public string Keep(byte[] secret) => Convert.ToBase64String(_kept.Protect(secret));

    /// <returns>Null when the keys that it was encrypted with are gone.</returns>
    public byte[]? Open(string kept)
    {
        try
        {
            return _kept.Unprotect(Convert.FromBase64String(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A secret that is shown but not kept yet, for the form that confirms it; bound to the account.</summary>
    public string Offer(int accountId, byte[] secret) => Convert.ToBase64String(_offered.Protect([.. BitConverter.GetBytes(accountId), .. secret], SetUpLasts));

    public byte[]? Take(int accountId, string offered)
    {
        try
        {
            var opened = _offered.Unprotect(Convert.FromBase64String(offered));
            return BitConverter.ToInt32(opened) == accountId ? opened[sizeof(int)..] : null;
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

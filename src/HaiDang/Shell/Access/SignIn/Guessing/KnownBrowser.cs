using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
namespace HaiDang.Shell.Access.SignIn.Guessing;

/// <summary>Has this browser signed in to an account before? A cookie that only we can make says so; it opens nothing by itself.</summary>
public sealed class KnownBrowser(IDataProtectionProvider keys)
{
    private const string Cookie = "haidang-browser";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);
    private readonly IDataProtector _seal = keys.CreateProtector("known browser");

    /// <summary>The browser's own mark when it knows the account; "" otherwise.</summary>
    public string Of(HttpContext http, int accountId)
    {
        foreach (var (account, mark) in Read(http))
            if (account == accountId) return mark;
        return "";
    }

    /// <summary>From now on it knows the account; the last five that signed in there are kept.</summary>
    public void Remember(HttpContext http, int accountId)
    {
        var kept = Read(http).Where(k => k.Account != accountId).Take(4).Prepend((Account: accountId, Mark: Convert.ToHexString(RandomNumberGenerator.GetBytes(8))));
        var written = string.Join(';', kept.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Account}:{k.Mark}")));
        http.Response.Cookies.Append(Cookie, _seal.Protect(written), new()
        {
            MaxAge = Lasts, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });
    }

    private IEnumerable<(int Account, string Mark)> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: < 4_000 } cookie) return [];
        try
        {
            return [.. _seal.Unprotect(cookie).Split(';').Select(k => k.Split(':')).Select(k => (int.Parse(k[0], CultureInfo.InvariantCulture), k[1]))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}

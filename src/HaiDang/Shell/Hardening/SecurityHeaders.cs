using System.Security.Cryptography;
namespace HaiDang.Shell.Hardening;

/// <summary>What does every answer tell a browser that it may do with it?</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "nonce of the policy";

    /// <summary>Two passkey features for signing in; all else that a browser could offer is off.</summary>
    private static readonly string Features = string.Join(", ",
    [
        "publickey-credentials-get=(self)", "publickey-credentials-create=(self)", "fullscreen=(self)",
        .. from off in new[]
           {
               "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "clipboard-read", "display-capture", "encrypted-media",
               "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
               "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking",
           }
           select off + "=()",
    ]);

    /// <summary>Written when the answer begins, so that error pages, refusals and static files carry them too.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Write, http);
        return next(http);
    });

    /// <summary>The one-time word by which a script written into this page is known as ours.</summary>
    public static string? Nonce(HttpContext? http)
    {
        if (http is null) return null;
        if (http.Items[NonceKey] is not string nonce)
            http.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        return nonce;
    }

    private static Task Write(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(http.Items[NonceKey] as string);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Features;
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Nothing inline, nothing from elsewhere; <c>'self'</c> lets the live connection (ws, wss) through too (CSP 3, 6.7.2.8).</summary>
    private static string Policy(string? nonce) =>
        $"default-src 'self'; script-src 'self'{(nonce is null ? "" : $" 'nonce-{nonce}'")}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
}

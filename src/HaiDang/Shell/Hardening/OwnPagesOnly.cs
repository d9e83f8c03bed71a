namespace HaiDang.Shell.Hardening;

/// <summary>Who may call what is not a page? Pages of this site, and programs; never the page of another site in a person's browser.</summary>
/// <remarks>A browser says by <c>Sec-Fetch-Site</c> (Fetch Metadata Request Headers, W3C) whose page asks, and by <c>Origin</c> whose page opens a
/// live connection; no script can write either. Pages themselves stay open to links from everywhere.</remarks>
public static class OwnPagesOnly
{
    private static readonly PathString[] Guarded = ["/api", "/_blazor", "/language", "/theme"];

    public static IApplicationBuilder UseOwnPagesOnly(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!IsForeign(http.Request)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(Words.Of<Texts>("OtherSite"), http.RequestAborted);
    });

    private static bool IsForeign(HttpRequest request)
    {
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (!changes && !Array.Exists(Guarded, g => request.Path.StartsWithSegments(g, StringComparison.OrdinalIgnoreCase))) return false;
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOurs(origin, request.Host));
    }

    private static bool IsOurs(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}

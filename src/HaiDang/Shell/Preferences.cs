using HaiDang.Shell.Hardening;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
namespace HaiDang.Shell;

/// <summary>Which language and which light does this person's browser ask for? Two cookies; nothing of the person.</summary>
public static class Preferences
{
    private const string ThemeCookie = "haidang-theme";

    public static string Theme(HttpContext? http) => http?.Request.Cookies[ThemeCookie] is "dark" ? "dark" : "light";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/language/{language}", Language).AllowAnonymous();
        app.MapGet("/theme/{theme}", Shade).AllowAnonymous();
    }

    private static Results<LocalRedirect, NotFound> Language(string language, string? back, HttpContext http)
    {
        if (Cultures.All.FirstOrDefault(c => c.TwoLetterISOLanguageName == language) is not { } culture)
            return TypedResults.NotFound();
        http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), Kept());
        return new LocalRedirect(back);
    }

    private static Results<LocalRedirect, NotFound> Shade(string theme, string? back, HttpContext http)
    {
        if (theme is not ("light" or "dark")) return TypedResults.NotFound();
        http.Response.Cookies.Append(ThemeCookie, theme, Kept());
        return new LocalRedirect(back);
    }

    private static CookieOptions Kept() =>
        new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };

    /// <summary>Back to where the person was, and never to another site.</summary>
    private sealed class LocalRedirect(string? back) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => TypedResults.LocalRedirect(LocalAddress.Of(back)).ExecuteAsync(httpContext);
    }
}

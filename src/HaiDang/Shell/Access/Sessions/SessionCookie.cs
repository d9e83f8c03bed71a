using System.Security.Claims;
using HaiDang.Data;
using HaiDang.Shell.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
namespace HaiDang.Shell.Access.Sessions;

/// <summary>How does a browser stay signed in? A cookie holds a secret and nothing else; who that is, is looked up with every request.</summary>
internal static class SessionCookie
{
    public const string Scheme = "haidang";

    public static IServiceCollection AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "haidang";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.IsEssential = true;
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SessionBook.Longest, false);
            (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = ("/sign-in", "/no-right", "back");
            cookie.Events.OnValidatePrincipal = Validate;
            cookie.Events.OnRedirectToLogin = at => Turn(at, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = at => Turn(at, StatusCodes.Status403Forbidden);
        });
        return services;
    }

    /// <summary>Puts the secret of a session that has begun into the answer's cookie.</summary>
    public static Task SignIn(HttpContext http, string secret) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaim.Secret, secret)], "session")));

    private static async Task Validate(CookieValidatePrincipalContext at)
    {
        var book = at.HttpContext.RequestServices.GetRequiredService<SessionBook>();
        Scope.Enter(Scope.Nothing);
        if (at.Principal?.SessionSecret is { } secret && await book.Find(secret, at.HttpContext.RequestAborted) is { } signed) at.ReplacePrincipal(signed.ToPrincipal(secret));
        else at.RejectPrincipal();
    }

    /// <summary>A program gets a status; a person a page: of the step that is still to be taken, or that says whom to ask.</summary>
    private static Task Turn(RedirectContext<CookieAuthenticationOptions> at, int status)
    {
        if (status == StatusCodes.Status403Forbidden)
            at.HttpContext.RequestServices.GetRequiredService<ILogger<SessionBook>>()
                .LogWarning("{Who} was refused {Where}, from {From}", at.HttpContext.User.Identity?.Name, at.Request.Path.Value, Actor.AddressOf(at.HttpContext));
        if (Site.IsProgram(at.HttpContext))
        {
            at.Response.StatusCode = status;
            return Task.CompletedTask;
        }
        var next = at.HttpContext.User.FindFirstValue(SessionClaim.Level) switch
        {
            nameof(SessionLevel.HalfWay) => "/sign-in/second",
            nameof(SessionLevel.MustEnrol) => "/account",
            _ => null,
        };
        at.Response.Redirect(next ?? at.RedirectUri);
        return Task.CompletedTask;
    }
}

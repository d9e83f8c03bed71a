using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
namespace HaiDang.Shell.Access;

/// <summary>Until people sign in, whoever sits at this machine may do everything and nobody else may do anything.</summary>
/// <remarks>A request is from this machine when it comes over loopback, was not forwarded, and names this machine as its host
/// (so that a foreign page cannot reach in through a made-up name).</remarks>
internal sealed class LocalOperator(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, House house)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "local";

    /// <summary>The claim type whose values are policies.</summary>
    public const string May = "may";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsLocal(Request)) return Task.FromResult(AuthenticateResult.NoResult());
        var claims = house.Modules.SelectMany(m => m.Policies).Select(p => new Claim(May, p))
            .Prepend(new Claim(ClaimTypes.Name, Environment.MachineName));
        var person = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, Scheme)));
    }

    private static bool IsLocal(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !request.Headers.ContainsKey("X-Forwarded-For") && !request.Headers.ContainsKey("Forwarded")
        && (request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Response.WriteAsync(Words.Of<Texts>("Access.OnlyHere"));
    }
}

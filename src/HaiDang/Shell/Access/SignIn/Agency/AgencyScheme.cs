using HaiDang.Data;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Hardening;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
namespace HaiDang.Shell.Access.SignIn.Agency;

/// <summary>How does the site speak with an agency's own sign-in? Authorization code with PKCE (RFC 7636); tokens are read and not kept.</summary>
internal static class AgencyScheme
{
    public const string Scheme = "agency";

    /// <summary>Nothing where no agency is set up.</summary>
    public static IServiceCollection AddAgency(this IServiceCollection services, DataFolder folder)
    {
        if (AgencySettings.Read(folder) is not { } agency) return services;
        services.AddSingleton(agency);
        services.AddAuthentication().AddOpenIdConnect(Scheme, oidc =>
        {
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (agency.Authority.ToString(), agency.ClientId, agency.Secret);
            oidc.RequireHttpsMetadata = !agency.Authority.IsLoopback;
            (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (oidc.CallbackPath, oidc.SignInScheme) = ("/sign-in/agency/done", SessionCookie.Scheme);
            (oidc.MapInboundClaims, oidc.SaveTokens, oidc.GetClaimsFromUserInfoEndpoint) = (false, false, false);
            foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie]) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            // Tokens carry the world's time, whatever time the house shows.
            oidc.TimeProvider = TimeProvider.System;
            oidc.Scope.Clear();
            foreach (var scope in (string[])["openid", "profile"]) oidc.Scope.Add(scope);
            oidc.TokenValidationParameters.ValidateIssuer = true;
            oidc.Events.OnTicketReceived = async at =>
            {
                var outcome = await SignInByAgency.Run(at.Principal!, agency, at.HttpContext, at.HttpContext.RequestServices.GetRequiredService<SignInDesk>(), at.HttpContext.RequestAborted);
                at.Response.Redirect(outcome is null ? LocalAddress.Of(at.ReturnUri) : $"/sign-in?agency={outcome}");
                at.HandleResponse();
            };
            oidc.Events.OnRemoteFailure = at =>
            {
                at.HttpContext.RequestServices.GetRequiredService<SignInDesk>().Log.LogWarning("The agency's sign-in failed: {Kind}", at.Failure?.GetType().Name);
                at.Response.Redirect("/sign-in?agency=failed");
                at.HandleResponse();
                return Task.CompletedTask;
            };
        });
        return services;
    }
}

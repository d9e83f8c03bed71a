using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Accounts.Browse;
using HaiDang.Shell.Access.Own;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn;
using HaiDang.Shell.Access.SignIn.Agency;
using HaiDang.Shell.Access.SignIn.Codes;
using HaiDang.Shell.Access.SignIn.Guessing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
namespace HaiDang.Shell.Access;

/// <summary>What stands behind signing in, in the site and on a terminal?</summary>
internal static class SetUpAccess
{
    /// <summary>For the command line too.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordHashing.Iterations)
        .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
        .AddSingleton<SessionBook>()
        .AddSingleton<AccountMeans>();

    /// <summary>For the site alone.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignInAttempts>().AddSingleton<KnownBrowser>().AddSingleton<PasswordHashing>().AddSingleton<CodeSeal>().AddSingleton<SignInDesk>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>().AddSignInManager();
        // Where ASP.NET Core Identity keeps a passkey's challenge until the answer comes.
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "haidang-challenge";
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        return services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
    }

    public static void MapAccounts(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/accounts.csv", ExportAccounts.Get).RequireAuthorization(AccessRules.ManageAccounts).WithSummary("The accounts of a view as CSV");

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", SignOut.Post).AllowAnonymous().FromOurForms();
        app.MapGet("/sign-in/agency", SignInByAgency.Get).AllowAnonymous();
        app.MapPost("/sign-in/demo", SignInAsDemo.Post).AllowAnonymous();
        app.MapPost("/sign-in/passkey/options", SignInByPasskey.Options).AllowAnonymous().FromOurForms();
        app.MapPost("/sign-in/passkey", SignInByPasskey.Post).AllowAnonymous();
        var own = app.MapGroup("/account").RequireAuthorization(AccessRules.OwnAccount);
        own.MapPost("/passkeys/options", AddPasskey.Options).FromOurForms();
        own.MapPost("/passkeys", AddPasskey.Post);
        own.MapPost("/passkeys/remove", AddPasskey.Remove);
    }

    /// <summary>Refuses what does not come from a form of ours, where no field of the form is read that would ask for that.</summary>
    private static RouteHandlerBuilder FromOurForms(this RouteHandlerBuilder route) => route.WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter(async (call, next) => call.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? await next(call) : TypedResults.BadRequest());
}

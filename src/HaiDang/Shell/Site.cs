using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn.Agency;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Audit.Search;
using HaiDang.Shell.Hardening;
using HaiDang.Shell.Layout;
using HaiDang.Shell.Measures;
using HaiDang.Shell.Notices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Serilog;
using Serilog.Events;
namespace HaiDang.Shell;

/// <summary>How is the site put together, and in which order does a request pass through it?</summary>
public static class Site
{
    public static async Task Run(House house, string dataFolder, string urls, CancellationToken stop)
    {
        await using var app = Build(house, dataFolder, urls);
        await house.Prepare(app.Services, stop);
        await app.StartAsync(stop);
        await Console.Out.WriteLineAsync(Words.Of<Texts>("Site.Serving", string.Join(' ', app.Urls)));
        if (await OfferSetUp.Run(app.Services, stop) is { } secret)
            await Console.Out.WriteLineAsync(Words.Of<Texts>("Site.SetUp", MakeLink.Address(app.Urls.First(), secret)));
        await app.WaitForShutdownAsync(stop);
    }

    internal static WebApplication Build(House house, string dataFolder, string urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Run from its build folder too, the site sends the files that the build compressed, kept by browsers for a year.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls(urls.Split(';', ' ')).UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSerilog(log => log.MinimumLevel.Warning()
            .MinimumLevel.Override("HaiDang", LogEventLevel.Information)
            .MinimumLevel.Override("HaiDang.Shell.Access", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error).WriteTo.Console(new LogLine()));
        // Fails closed: what no person and no job of the house has asked for sees nothing.
        house.AddServices(builder.Services, dataFolder, Scope.Nothing);
        builder.Services.AddDataProtection().SetApplicationName("haidang")
            .PersistKeysToFileSystem(new DirectoryInfo(new DataFolder(dataFolder).Keys));
        builder.Services.AddAccess(house.Modules).AddSignIn().AddAgency(new DataFolder(dataFolder));
        builder.AddLimits();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<Menu>().AddScoped<LookAtHome>().AddScoped<SubjectLinks>().AddScoped<OfferMeasures>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CircuitHandler, ActingCircuit>();
        builder.Services.AddProblemDetails();
        builder.Services.AddResponseCompression(c =>
        {
            c.EnableForHttps = true;
            c.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json"];
        });

        var app = builder.Build();
        app.UseReverseProxy(Environment.GetEnvironmentVariable(ReverseProxy.Setting));
        app.UseSecurityHeaders().UseRequestLimits().UseCookiePolicy(Limits.Cookies());
        app.UseResponseCompression();
        app.UseRequestLocalization(SpokenLanguages());
        app.UseOwnPagesOnly();
        // A program gets a problem as data, a person a page that says what to do; the cause stays in the log.
        app.UseWhen(IsProgram, api => api.UseExceptionHandler());
        app.UseWhen(request => !IsProgram(request), pages => pages.UseExceptionHandler("/failed", createScopeForErrors: true));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(SayWhyAsPage);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(ActAsWhoAsks);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapGet("/healthz", () => TypedResults.Text("ok")).AllowAnonymous().DisableRateLimiting();
        Preferences.Map(app);
        app.MapSignIn();
        app.MapNotices();
        app.MapAccounts();
        app.MapAudit();
        foreach (var module in house.Modules)
            module.Endpoints(app.MapGroup($"/api/{module.Name}").WithTags(module.Name));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    /// <summary>From here on everything is done by whoever asks, who sees as far as they may.</summary>
    private static Task ActAsWhoAsks(HttpContext request, RequestDelegate next)
    {
        Actor.Enter(Actor.Of(request));
        Scope.Enter(request.User.Scope);
        return next(request);
    }

    /// <summary>A page that says what went wrong is asked for as a page, whatever form led to it.</summary>
    private static Task SayWhyAsPage(HttpContext request, RequestDelegate next)
    {
        if (request.Features.Get<IStatusCodeReExecuteFeature>() is null && request.Features.Get<IExceptionHandlerFeature>() is null) return next(request);
        request.Request.Method = HttpMethods.Get;
        request.Features.Set<IAntiforgeryValidationFeature>(null);
        return next(request);
    }

    internal static bool IsProgram(HttpContext request) => request.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Vietnamese unless the person has switched; the switch is a cookie.</summary>
    private static RequestLocalizationOptions SpokenLanguages() => new()
    {
        DefaultRequestCulture = new RequestCulture(Cultures.Vietnamese),
        SupportedCultures = Cultures.All,
        SupportedUICultures = Cultures.All,
        RequestCultureProviders = [new CookieRequestCultureProvider()],
    };
}

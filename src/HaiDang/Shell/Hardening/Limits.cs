using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
namespace HaiDang.Shell.Hardening;

/// <summary>How much may one request, one person or one live page ask of the site? All limits stand here.</summary>
/// <remarks>Files are uploaded over the live page piece by piece, so no request of its own needs a large body. How large a file may be is said
/// where it is received: <c>ReceiveFile.MostBytes</c>, <c>ReceiveAreas.MostBytes</c>.</remarks>
public static class Limits
{
    /// <summary>Body of a form or of a call to the API.</summary>
    public const int BodyBytes = 128 << 10;

    /// <summary>One message of a live page: what a drawn page knows comes back through the browser; the usual 32 KB would cut a long list off.</summary>
    public const int LiveMessageBytes = 1 << 20;

    /// <summary>Requests at once that a person may save up, and how many come back each second.</summary>
    public const int Requests = 600, RequestsASecond = 20;

    /// <summary>The same for signing in: what guesses wrong is refused before it costs anything (<c>SignInAttempts</c>), so a desk behind one address is not held up by one of them.</summary>
    public const int SignIns = 1_200, SignInsASecond = 200;

    /// <summary>The same for what is heavy: exports and analyses.</summary>
    public const int HeavyRequests = 60, HeavyRequestsASecond = 1;

    /// <summary>Slower than this for longer than the grace is no network but an attack.</summary>
    private static readonly MinDataRate SlowestClient = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));

    public static WebApplicationBuilder AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => Connections(kestrel.Limits));
        builder.Services.Configure<FormOptions>(Forms);
        builder.Services.Configure<HubOptions>(Messages);
        builder.Services.Configure<CircuitOptions>(LivePages);
        builder.Services.Configure<ExceptionHandlerOptions>(failure => failure.StatusCodeSelector =
            cause => cause is Microsoft.AspNetCore.Http.BadHttpRequestException asked ? asked.StatusCode : StatusCodes.Status500InternalServerError);
        builder.Services.AddRateLimiter(RateLimits.Set);
        builder.Services.AddAntiforgery(token => token.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        return builder;
    }

    private static void Connections(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = BodyBytes;
        limits.MaxRequestLineSize = 8 << 10;
        limits.MaxRequestHeadersTotalSize = 32 << 10;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = SlowestClient;
        limits.MinResponseDataRate = SlowestClient;
        limits.MaxConcurrentConnections = 4_000;
        limits.MaxConcurrentUpgradedConnections = 2_000;
        limits.Http2.MaxStreamsPerConnection = 100;
    }

    private static void Forms(FormOptions form)
    {
        form.BufferBodyLengthLimit = form.MultipartBodyLengthLimit = BodyBytes;
        form.ValueCountLimit = 200;
        form.KeyLengthLimit = 256;
        form.ValueLengthLimit = BodyBytes;
    }

    private static void Messages(HubOptions hub)
    {
        hub.MaximumReceiveMessageSize = LiveMessageBytes;
        hub.HandshakeTimeout = TimeSpan.FromSeconds(15);
        hub.MaximumParallelInvocationsPerClient = 1;
    }

    private static void LivePages(CircuitOptions circuit)
    {
        circuit.DetailedErrors = false;
        circuit.DisconnectedCircuitMaxRetained = 100;
        circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        circuit.JSInteropDefaultCallTimeout = TimeSpan.FromMinutes(1);
        circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
    }

    /// <summary>Where no WebSocket gets through, a live page sends its messages as bodies: these may be as large as the messages.</summary>
    /// <remarks>No address of ours holds a NUL, and PostgreSQL takes none: it is refused before anybody looks for it.</remarks>
    internal static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is true)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        if (http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = 2 * LiveMessageBytes;
        return next(http);
    });

    /// <summary>A cookie is no one else's: over HTTPS only where there is HTTPS, never read by a script, never sent along from elsewhere.</summary>
    internal static CookiePolicyOptions Cookies() => new()
    {
        HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always,
        Secure = CookieSecurePolicy.SameAsRequest,
        MinimumSameSitePolicy = SameSiteMode.Lax,
    };
}

using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
namespace HaiDang.Shell.Hardening;

/// <summary>Who asks too often? Counted by the person's name, and by network address for whoever has not signed in.</summary>
/// <remarks>Files that ship with the site and the sign of health are never counted: they carry <c>DisableRateLimiting</c>.</remarks>
public static class RateLimits
{
    /// <summary>For what costs seconds of work: exports and analyses. Named by <c>RequireRateLimiting</c>.</summary>
    public const string Heavy = "heavy";

    internal static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = Refuse;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => GoesOn(http.Request)
            ? RateLimitPartition.GetNoLimiter("")
            : IsSigningIn(http.Request) ? Bucket(http, Limits.SignIns, Limits.SignInsASecond, "signing in ") : Bucket(http, Limits.Requests, Limits.RequestsASecond));
        options.AddPolicy(Heavy, http => Bucket(http, Limits.HeavyRequests, Limits.HeavyRequestsASecond));
    }

    /// <summary>A live page that has been let in goes on talking: its own limits hold it (<see cref="Limits"/>).</summary>
    private static bool GoesOn(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase, out var rest) && !rest.StartsWithSegments("/negotiate", StringComparison.OrdinalIgnoreCase);

    /// <summary>Counted apart: whoever guesses from an address must not keep the others there from the page.</summary>
    private static bool IsSigningIn(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> Bucket(HttpContext http, int most, int aSecond, string what = "") => RateLimitPartition.GetTokenBucketLimiter(what + Who(http), _ => new()
    {
        TokenLimit = most, TokensPerPeriod = aSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true,
    });

    private static string Who(HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name } ? "person " + name
        : http.Connection.RemoteIpAddress is { } from ? "from " + CallerNetwork.Of(from) : "nowhere";

    private static async ValueTask Refuse(OnRejectedContext refused, CancellationToken stop)
    {
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        refused.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        var say = Words.Of<Texts>("TooOften", wait);
        if (refused.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            await TypedResults.Problem(say, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(refused.HttpContext);
        else
            await TypedResults.Text(say, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(refused.HttpContext);
    }
}

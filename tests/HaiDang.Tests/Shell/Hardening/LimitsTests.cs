using System.Net;
using System.Net.Sockets;
using System.Text;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Hardening;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

public sealed class LimitsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Module Taking { get; } = new("Taking")
    {
        Knows = [],
        Endpoints = api =>
        {
            api.MapPost("/", async (HttpRequest request, CancellationToken stop) =>
            {
                await request.Body.CopyToAsync(Stream.Null, stop);
                return "taken";
            }).AllowAnonymous().DisableAntiforgery();
            api.MapGet("/heavy", () => "done").AllowAnonymous().RequireRateLimiting(RateLimits.Heavy);
        },
    };

    [Fact]
    public async Task A_body_larger_than_a_form_may_be_is_refused()
    {
        await using var site = await SiteUnderTest.Start(also: Taking);
        using var small = await site.Client.PostAsync("/api/Taking", new ByteArrayContent(new byte[Limits.BodyBytes]), Stop);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        using var large = await site.Client.PostAsync("/api/Taking", new ByteArrayContent(new byte[Limits.BodyBytes + 1]), Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again_and_files_are_never_counted()
    {
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run, Taking);
        HttpResponseMessage? refused = null;
        for (var i = 0; i <= Limits.HeavyRequests * 2 && refused is null; i++)
        {
            var answer = await site.Client.GetAsync("/api/Taking/heavy", Stop);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) refused = answer;
            else answer.Dispose();
        }
        Assert.NotNull(refused);
        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Ch", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("no-store", refused.Headers.CacheControl?.ToString());
        refused.Dispose();

        // Pages are still open to the same person, until these too are asked for without end.
        using (var page = await site.Client.GetAsync("/failed", Stop)) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var said = "";
        for (var i = 0; i <= Limits.Requests * 3 && said.Length == 0; i++)
        {
            using var answer = await site.Client.GetAsync("/theme/blue", Stop);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) said = await answer.Content.ReadAsStringAsync(Stop);
        }
        Assert.Contains("quá nhiều yêu cầu", said, StringComparison.Ordinal);
        foreach (var free in new[] { "/healthz", "/app.css", "/favicon.svg" })
            for (var i = 0; i < 30; i++)
            {
                using var answer = await site.Client.GetAsync(free, Stop);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
    }

    [Fact]
    public async Task Every_export_and_analysis_counts_as_heavy()
    {
        await using var site = await SiteUnderTest.Start();
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.Contains("export.", StringComparison.Ordinal) || e.RoutePattern.RawText is "/api/HotSpots/" or "/api/HotSpots/surface").ToArray();
        Assert.True(routes.Length >= 6);
        Assert.All(routes, r => Assert.Equal(RateLimits.Heavy, r.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()?.PolicyName));
    }

    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: {0}\r\n\r\n", 40_000, "431")]
    [InlineData("GET /{0} HTTP/1.1\r\nHost: localhost\r\n\r\n", 9_000, "414")]
    public async Task A_head_without_end_is_refused(string request, int letters, string status) =>
        Assert.Contains(status, await Said(string.Format(System.Globalization.CultureInfo.InvariantCulture, request, new string('a', letters))), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: example.test\r\n\r\n")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\nInjected: b\0\r\n\r\n")]
    [InlineData("GET /incidents?q=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    public async Task A_head_that_two_servers_could_read_differently_is_refused(string request) =>
        Assert.Contains(" 400 ", await Said(request), StringComparison.Ordinal);

    [Fact]
    public async Task A_body_of_two_lengths_ends_the_connection() =>
        Assert.Contains("Connection: close", await Said("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n"), StringComparison.Ordinal);

    private static async Task<string> Said(string request)
    {
        await using var site = await SiteUnderTest.Start();
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(site.Url).Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        var answer = new byte[4_096];
        var read = await stream.ReadAsync(answer, Stop);
        return Encoding.ASCII.GetString(answer, 0, read);
    }
}

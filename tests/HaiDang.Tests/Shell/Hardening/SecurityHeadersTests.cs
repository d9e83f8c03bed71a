using System.Net;
using System.Text.RegularExpressions;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

public sealed class SecurityHeadersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Module Broken { get; } = new("Broken")
    {
        Knows = [],
        Endpoints = api => api.MapGet("/", string () => throw new InvalidOperationException("broken on purpose")).AllowAnonymous(),
    };

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/places", 200)]
    [InlineData("/failed", 200)]
    [InlineData("/not-found", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/healthz", 200)]
    [InlineData("/app.css", 200)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/api/Broken", 500)]
    [InlineData("/api/Places/export.csv", 200)]
    [InlineData("/api/Places/export.exe", 404)]
    [InlineData("/api/HotSpots/export.pdf", 400)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/language/en", 302)]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string address, int status)
    {
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run, Broken);
        var client = site.Client;
        using var answer = await client.GetAsync(address, Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = Header(answer, "Content-Security-Policy");
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var part in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'", "connect-src 'self'", "style-src 'self';" })
            Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("publickey-credentials-get=(self)", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));   // this site of the test speaks plain HTTP
        if (!address.Contains('.', StringComparison.Ordinal) || address.StartsWith("/api", StringComparison.Ordinal)) Assert.Contains("no-store", Header(answer, "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cached_on_purpose_stays_so()
    {
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        var page = await site.Client.GetStringAsync("/", Stop);
        var css = Regex.Match(page, "href=\"(app\\.[^\"]+css)\"").Groups[1].Value;
        using var asset = await site.Client.GetAsync("/" + css, Stop);
        Assert.Contains("immutable", Header(asset, "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_one_word_that_lets_our_script_in_is_new_each_time()
    {
        await using var site = await SiteUnderTest.Start();
        var seen = new HashSet<string>();
        for (var again = 0; again < 3; again++)
        {
            using var answer = await site.Client.GetAsync("/", Stop);
            var nonce = Regex.Match(Header(answer, "Content-Security-Policy"), "'nonce-([^']+)'").Groups[1].Value;
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
            Assert.Contains($"nonce=\"{nonce}\"", html, StringComparison.Ordinal);
            Assert.True(nonce.Length >= 22 && seen.Add(nonce));
            Assert.All(Regex.Matches(html, "<script[^>]*>"), tag => Assert.True(tag.Value.Contains("src=", StringComparison.Ordinal) || tag.Value.Contains(nonce, StringComparison.Ordinal), tag.Value));
        }
    }

    [Fact]
    public async Task Cookies_are_hidden_from_scripts_and_stay_with_this_site()
    {
        await using var site = await SiteUnderTest.Start();
        var client = site.Client;
        foreach (var address in new[] { "/language/en", "/theme/dark", "/" })
        {
            using var answer = await client.GetAsync(address, Stop);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("samesite=", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : throw new KeyNotFoundException($"{answer.RequestMessage?.RequestUri} says no {name}.");
}

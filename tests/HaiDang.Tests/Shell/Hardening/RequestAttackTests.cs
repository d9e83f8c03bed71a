using System.Net;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Places;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

/// <summary>Requests that are made to reach, change or show what they should not.</summary>
public sealed class RequestAttackTests
{
    private static readonly string[] Hostile =
    [
        "'; DROP TABLE incident; --", "\" OR 1=1 --", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "${7*7}", "%s%n{0}{1}",
        "../../../../etc/passwd", "..\\..\\haidang.db", "%2e%2e%2fhaidang.db", "/etc/passwd", "C:\\haidang.db", "-1", "99999999999999999999", "NaN", "1e999", "2026-13-45..0000-00-00",
        "a\r\nSet-Cookie: x=y", new string('a', 3_000), "(((((((((((((((((((((((((((((a+)+)+)+)+", "\ud83d\ude00", "\u202e", "null", "[]", "true",
    ];

    private static readonly string[] Names = ["q", "kind", "place", "period", "sort", "view", "ngay", "territory", "v", "method", "filter", "form", "name", "page", "cursor", "after", "s.replications", "with", "job", "done", "weights", "statistic", "permutations", "db", "clock", "folder"];
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<SiteUnderTest> Site() => SiteUnderTest.Start((services, stop) => MakeDemo.Run(new MakeDemo.Command(Incidents: 1_500), services, null, stop));

    [Fact]
    public async Task No_value_of_any_parameter_breaks_a_page_or_an_answer_or_comes_back_as_markup()
    {
        await using var site = await Site();
        string[] addresses = ["/", "/incidents", "/places", "/hot-spots", "/hot-spots/runs", "/hot-spots/runs/new", "/incidents/kinds", "/api/Incidents", "/api/Incidents/counts", "/api/Incidents/points", "/api/Incidents/export.csv", "/api/Places/export.csv", "/api/HotSpots"];
        var random = new Random(3);
        foreach (var (turn, value) in Hostile.Index())
            foreach (var address in addresses.Where((_, at) => (at + turn) % 3 == 0))
            {
                var query = string.Join('&', Names.Where(_ => random.Next(3) == 0).Append("q").Distinct().Select(n => $"{n}={Uri.EscapeDataString(value)}"));
                using var answer = await site.Client.GetAsync($"{address}?{query}", Stop);
                if (answer.StatusCode is HttpStatusCode.TooManyRequests)   // the heavy ones are counted: another day
                    continue;
                Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {address}?{query}");
                var said = await answer.Content.ReadAsStringAsync(Stop);
                if (answer.Content.Headers.ContentType?.MediaType is not "text/html") continue;
                Assert.DoesNotContain("<script>alert", said, StringComparison.Ordinal);
                Assert.DoesNotContain("<img src=x", said, StringComparison.Ordinal);
                Assert.DoesNotContain("href=\"javascript:", said, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie" && h.Value.Any(v => v.StartsWith("x=", StringComparison.Ordinal)));
            }
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        Assert.True(await db.Places.AnyAsync(Stop));
    }

    [Theory]
    [InlineData("/api/Incidents/reports/")]
    [InlineData("/api/Incidents/export.")]
    [InlineData("/api/Places/export.")]
    [InlineData("/api/HotSpots/export.")]
    [InlineData("/api/HotSpots/runs/1/export.")]
    [InlineData("/api/HotSpots/runs/1/")]
    [InlineData("/api/Places/shapes/")]
    [InlineData("/lib/")]
    [InlineData("/")]
    public async Task No_name_leads_to_a_file_that_is_not_meant(string before)
    {
        await using var site = await Site();
        var root = site.Services.GetRequiredService<DataFolder>();
        await File.WriteAllTextAsync(Path.Combine(root.Path, "secret.csv"), "top secret", Stop);
        foreach (var name in new[]
                 {
                     "../secret.csv", "..%2fsecret.csv", "..%252fsecret.csv", "..%5csecret.csv", "..\\secret.csv", "%2e%2e/secret.csv", "....//secret.csv", "/etc/passwd", "%2fetc%2fpasswd",
                     "secret.csv%00.csv", "..;/secret.csv", ".git/config", "haidang.db", "keys/", "appsettings.json", "web.config", "HaiDang.dll", "../HaiDang.dll", "csv/../../secret.csv", "CON", "csv::$DATA",
                 })
        {
            var client = site.Client;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Client.BaseAddress + (before + name)[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            using var answer = await client.SendAsync(request, Stop);
            Assert.True((int)answer.StatusCode is >= 300 and < 500, $"{(int)answer.StatusCode} {request.RequestUri}");
            Assert.DoesNotContain("top secret", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_is_given_out_by_its_very_name_and_as_a_download()
    {
        await using var site = await Site();
        var folder = site.Services.GetRequiredService<DataFolder>();
        await File.WriteAllTextAsync(Path.Combine(folder.Reports, "import-1.csv"), "a", Stop);
        using var answer = await site.Client.GetAsync("/api/Incidents/reports/import-1.csv", Stop);
        Assert.Equal(("a", "attachment"), (await answer.Content.ReadAsStringAsync(Stop), answer.Content.Headers.ContentDisposition?.DispositionType));
    }

    [Fact]
    public async Task The_method_is_what_it_is_and_nothing_changes_by_asking()
    {
        Scope.Enter(Scope.Everything);
        await using var site = await Site();
        var work = site.Services.GetRequiredService<RunsAtWork>();
        var at = RunAddress.Parse("method=concentration").Address;
        var run = await StartRun.Run(new() { Method = at.Method, Filter = at.Filter, Settings = at.Settings, By = "test" }, work, Stop);
        while (work.Find(run) is not null) await Task.Delay(20, Stop);
        foreach (var name in new[] { "X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/HotSpots/runs/{run}/export.json?_method=DELETE&By=x&State=Failed&Name=x&id=999&form=txt");
            request.Headers.Add(name, "DELETE");
            using var answer = await site.Client.SendAsync(request, Stop);
            Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        var kept = await db.AnalysisRuns.SingleAsync(Stop);
        Assert.Equal((run, "test", RunState.Done), (kept.Id, kept.By, kept.State));
        foreach (var method in new[] { "TRACE", "DELETE", "PUT", "PATCH", "POST", "OPTIONS", "MADEUP" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/api/Incidents");
            using var answer = await site.Client.SendAsync(request, Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest, $"{method}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Pages_of_other_sites_can_call_nothing_but_pages()
    {
        await using var site = await Site();
        var host = new Uri(site.Url).Authority;
        async Task<HttpStatusCode> Ask(string address, string? fetch = null, string? origin = null, string method = "GET")
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            if (fetch is not null) request.Headers.Add("Sec-Fetch-Site", fetch);
            if (origin is not null) request.Headers.Add("Origin", origin);
            using var answer = await site.Client.SendAsync(request, Stop);
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
            return answer.StatusCode;
        }
        foreach (var guarded in new[] { "/api/Incidents", "/api/Incidents/export.csv", "/language/en", "/theme/dark", "/_blazor/negotiate" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Ask(guarded, "cross-site"));
            Assert.Equal(HttpStatusCode.Forbidden, await Ask(guarded, "same-site"));
            Assert.Equal(HttpStatusCode.Forbidden, await Ask(guarded, origin: "https://example.test"));
            Assert.Equal(HttpStatusCode.Forbidden, await Ask(guarded, origin: "null"));
        }
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("/", "cross-site", method: "POST"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("/_blazor/negotiate", origin: "https://example.test", method: "POST"));
        Assert.Equal(HttpStatusCode.OK, await Ask("/_blazor/negotiate?negotiateVersion=1", "same-origin", $"http://{host}", "POST"));
        Assert.Equal(HttpStatusCode.OK, await Ask("/api/Incidents", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, await Ask("/api/Incidents", "none"));
        Assert.Equal(HttpStatusCode.OK, await Ask("/incidents", "cross-site"));   // a view is a link
    }
}

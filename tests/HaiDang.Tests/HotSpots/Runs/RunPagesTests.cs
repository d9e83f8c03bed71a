using System.Text.Json;
using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.HotSpots.Runs;

public sealed class RunPagesTests
{
    private const string Asked = "period=2026-04-01..2026-10-04&kind=theft&s.replications=99";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<SiteUnderTest> Site(int? incidents = null) => SiteUnderTest.Start((services, stop) => MakeDemo.Run(new MakeDemo.Command(Incidents: incidents), services, null, stop));

    private static async Task<int> Done(SiteUnderTest site, string query)
    {
        Scope.Enter(Scope.Everything);
        var (work, at) = (site.Services.GetRequiredService<RunsAtWork>(), RunAddress.Parse(query).Address);
        var id = await StartRun.Run(new() { Method = at.Method, Filter = at.Filter, Settings = at.Settings, By = "test" }, work, Stop);
        while (work.Find(id) is not null) await Task.Delay(20, Stop);
        return id;
    }

    [Fact]
    public async Task A_run_is_started_watched_and_read_named_and_repeated()
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open($"{site.Url}{RunAddress.New}?method=scan&{Asked}", complaints: complaints);
        await Until(page, async () => await page.Locator("form button[type=submit].primary").ClickAsync(), "/runs/1");
        await page.Locator(".found", new() { HasText = "Bãi Cháy" }).WaitForAsync();
        Assert.Contains("Hồng Gai", await page.Locator("table").First.InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByLabel("Tên", new() { Exact = true }).FillAsync("Trộm cắp nửa năm");
        await page.GetByText("Đổi tên", new() { Exact = true }).ClickAsync();
        await page.Locator("h1", new() { HasText = "Trộm cắp nửa năm" }).WaitForAsync();
        await page.GetByText("Chạy lại").ClickAsync();
        await page.GetByText("Chạy lại ra đúng kết quả cũ").WaitForAsync();
        Assert.EndsWith("/runs/2", page.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_run_is_stopped_from_its_page()
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        var page = await browser.Open($"{site.Url}{RunAddress.New}?method=scan&period=2023-10-05..2026-10-04&s.look=period&s.replications=9999");
        await Until(page, async () => await page.Locator("form button[type=submit].primary").ClickAsync(), "/runs/1");
        await page.GetByText("Dừng", new() { Exact = true }).ClickAsync();
        await page.GetByText("Lần chạy này đã được dừng trước khi xong.").WaitForAsync();
    }

    [Theory]
    [InlineData("scan", 1440, false)]
    [InlineData("local", 1366, true)]
    [InlineData("near-repeat", 390, false)]
    [InlineData("emerging", 1024, false)]
    [InlineData("series", 390, true)]
    public async Task An_answer_is_seen_without_a_complaint_and_without_a_barrier(string method, int width, bool dark)
    {
        await using var site = await Site(12_000);
        var id = await Done(site, $"method={method}&{Asked}");
        await Seen(site, RunAddress.Of(id), ".prose", width, dark);
    }

    [Theory]
    [InlineData("/hot-spots/runs", 1440, ".empty")]
    [InlineData("/hot-spots/runs", 390, ".empty")]
    [InlineData("/hot-spots/runs/new?method=scan&s.replications=3", 1366, ".newrun")]
    [InlineData("/hot-spots/runs/new?method=series", 390, ".newrun")]
    [InlineData("/hot-spots/runs/77", 1440, ".empty")]
    public async Task The_other_pages_are_seen_without_a_complaint_and_without_a_barrier(string address, int width, string shows)
    {
        await using var site = await Site(3_000);
        await Seen(site, address, shows, width, dark: false);
    }

    [Fact]
    public async Task Two_runs_stand_side_by_side()
    {
        await using var site = await Site(6_000);
        var (first, second) = (await Done(site, $"method=local&{Asked}&s.permutations=99"), await Done(site, $"method=local&{Asked}&s.statistic=moran"));
        await Seen(site, $"{RunAddress.Of(first)}?with={second}", ".two .prose", 1440, dark: false);
        var html = await site.Client.GetStringAsync($"{RunAddress.Of(first)}?with={second}", Stop);
        Assert.Equal(2, html.Split("class=\"prose\"").Length - 1);
        var list = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync(RunAddress.Page, Stop));
        Assert.Contains("2 lần chạy đã lưu", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_of_file_holds_the_answer_and_says_that_it_is_synthetic()
    {
        await using var site = await Site();
        var id = await Done(site, $"method=scan&{Asked}");
        Task<string> File(string form) => site.Client.GetStringAsync($"/api/HotSpots/runs/{id}/export.{form}", Stop);
        using var json = JsonDocument.Parse(await File("json"));
        Assert.True(json.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Equal(64, json.RootElement.GetProperty("dataHash").GetString()!.Length);
        Assert.Contains("Bãi Cháy", json.RootElement.GetProperty("says").GetString(), StringComparison.Ordinal);
        var rows = json.RootElement.GetProperty("answer").GetProperty("table").GetProperty("rows").GetArrayLength();
        Assert.Equal(rows + 1, (await File("csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var map = JsonDocument.Parse(await File("geojson"));
        Assert.Equal(rows, map.RootElement.GetProperty("features").GetArrayLength());
        Assert.True(map.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Contains("20240307", await File("txt"), StringComparison.Ordinal);
        using var outlines = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/HotSpots/runs/{id}/outlines", Stop));
        Assert.InRange(outlines.RootElement.GetProperty("features").GetArrayLength(), 1, rows);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Client.GetAsync($"/api/HotSpots/runs/{id}/export.pdf", Stop)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Client.GetAsync("/api/HotSpots/runs/99/export.json", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_page_of_hot_spots_leads_here_with_its_kinds()
    {
        await using var site = await Site(3_000);
        var html = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/hot-spots?kind=theft", Stop));
        Assert.Contains("/hot-spots/runs/new?method=scan&kind=theft", html, StringComparison.Ordinal);
    }

    private static async Task Seen(SiteUnderTest site, string address, string shows, int width, bool dark)
    {
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + address, width, 900, dark, complaints: complaints);
        await page.Locator(shows).First.WaitForAsync();
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {v.Nodes.FirstOrDefault()?.Html}"));
        Assert.Empty(complaints);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window");
    }

    /// <summary>Acts again until the page, once it has come to life, leads on.</summary>
    private static async Task Until(IPage page, Func<Task> act, string ending)
    {
        for (var again = 0; again < 40 && !page.Url.EndsWith(ending, StringComparison.Ordinal); again++)
        {
            if (page.Url.Contains("/new", StringComparison.Ordinal)) await act();
            await page.WaitForTimeoutAsync(500);
        }
        Assert.EndsWith(ending, page.Url, StringComparison.Ordinal);
    }
}

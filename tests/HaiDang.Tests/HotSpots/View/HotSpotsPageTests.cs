using System.Text.Json;
using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.HotSpots.View;

public sealed class HotSpotsPageTests
{
    private static Task<SiteUnderTest> Site() => SiteUnderTest.Start(async (services, stop) =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        await new Situation(11) { Planted = { ["Bãi Cháy"] = 1.9, ["Móng Cái 1"] = 2.1 } }.Fill(db, stop);
    });

    [Fact]
    public async Task The_page_as_sent_already_says_which_places_are_hot_and_why()
    {
        await using var site = await Site();
        var html = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/hot-spots", TestContext.Current.CancellationToken));
        Assert.Contains("2 điểm nóng", html, StringComparison.Ordinal);
        Assert.Contains("Nhiều hơn ngẫu nhiên:", html, StringComparison.Ordinal);
        Assert.Contains("đảo nối với 2 nơi gần nhất; 9.999 hoán vị, hạt giống 7", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, false, "")]
    [InlineData(1366, true, "?view=rate&against=population")]
    [InlineData(390, false, "?view=density")]
    public async Task It_is_seen_without_a_complaint_and_without_a_barrier(int width, bool dark, string query)
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/hot-spots" + query, width, 900, dark, complaints: complaints);
        await page.Locator("h2", new() { HasText = "điểm nóng" }).WaitForAsync();
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {v.Nodes.FirstOrDefault()?.Html}"));
        Assert.Empty(complaints);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Choosing_a_row_explains_the_place_and_stands_in_the_address()
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        var page = await browser.Open(site.Url + "/hot-spots");
        for (var again = 0; again < 40 && !page.Url.Contains("place=", StringComparison.Ordinal); again++)     // until the page has come to life
        {
            await page.Locator("tbody tr", new() { HasText = "Hoành Bồ" }).ClickAsync();
            await page.WaitForTimeoutAsync(500);
        }
        await page.Locator("h2", new() { HasText = "Hoành Bồ" }).WaitForAsync();
    }

    [Fact]
    public async Task The_files_hold_every_place_of_the_list()
    {
        await using var site = await Site();
        var stop = TestContext.Current.CancellationToken;
        var csv = await site.Client.GetStringAsync("/api/HotSpots/export.csv", stop);
        Assert.Equal(54 + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/api/HotSpots/export.geojson", stop));
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToArray();
        Assert.Equal(54, features.Length);
        Assert.Equal("MultiPolygon", features[0].GetProperty("geometry").GetProperty("type").GetString());
        Assert.False(json.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await site.Client.GetAsync("/api/HotSpots/export.pdf", stop)).StatusCode);
    }

    [Fact]
    public async Task Without_incidents_the_page_teaches_what_it_needs()
    {
        await using var site = await SiteUnderTest.Start();
        var html = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/hot-spots", TestContext.Current.CancellationToken));
        Assert.Contains("Chưa có gì để tìm điểm nóng", html, StringComparison.Ordinal);
    }
}

using System.Net;
using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Notices;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>What somebody sees of the notices: a number in the rail, a list that is theirs, news that comes by itself.</summary>
public sealed class NoticesPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_comes_into_an_open_page_is_marked_and_leads_where_it_says()
    {
        await using var site = await SiteUnderTest.Start();
        await using var browser = await Browser.Start();
        var complaints = new List<string>();
        var page = await browser.Open(site.Url + "/notices", complaints: complaints);
        var (bell, rows) = (page.Locator(".rail .bell"), page.Locator(".notices li"));
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(bell).ToHaveAttributeAsync("title", "Thông báo, 1 chưa đọc");

        await Tell(site, 2);
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(bell.Locator("b")).ToHaveTextAsync("3");
        await Expect(rows.First).ToContainTextAsync("Khoá truy cập “máy 2” vừa được thêm");

        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(bell.Locator("b")).ToHaveTextAsync("2");
        await rows.Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(site.Url + "/account");
        await Expect(bell.Locator("b")).ToHaveTextAsync("1");

        await page.GotoAsync(site.Url + "/notices", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đánh dấu đã đọc tất cả" }).ClickAsync();
        await Expect(bell.Locator("b")).ToHaveCountAsync(0);
        await Expect(page.Locator(".notices .unread")).ToHaveCountAsync(0);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Thousands_are_leafed_through_and_a_phone_shows_them_without_scrolling_sideways()
    {
        await using var site = await SiteUnderTest.Start();
        await Tell(site, 64);
        await using var browser = await Browser.Start();
        var page = await browser.Open(site.Url + "/notices", 390, 844, dark: true, language: "en");
        await Expect(page.Locator(".notices li")).ToHaveCountAsync(30);
        // Told by somebody who speaks Vietnamese, read by somebody who does not.
        await Tell(site, 1);
        await Expect(page.Locator(".notices li").First).ToContainTextAsync("The passkey “máy 1” has been added");
        await page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();
        await Expect(page.Locator(".notices li").First).ToContainTextAsync("“máy 35”");
        await page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();
        await Expect(page.Locator(".notices li")).ToHaveCountAsync(6);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Expect(page.Locator(".phone-foot .bell")).ToContainTextAsync("66");
    }

    [Fact]
    public async Task Nobody_sees_or_marks_what_is_anothers()
    {
        await using var site = await SiteUnderTest.Start();
        await Tell(site, 1);
        var id = await Newest(site);
        using var other = site.NewClient(await site.SignIn("other", [Role.Analyst], null));
        using var nobody = site.NewClient(null);
        Assert.DoesNotContain("máy 1", await other.GetStringAsync("/notices", Stop), StringComparison.Ordinal);
        Assert.Equal("/notices", (await other.GetAsync($"/notices/{id}/open", Stop)).Headers.Location?.ToString());
        Assert.StartsWith("/sign-in", (await nobody.GetAsync($"/notices/{id}/open", Stop)).Headers.Location?.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/notices", Stop)).StatusCode);
        Assert.Contains("class=\"unread\"", await site.Client.GetStringAsync("/notices", Stop), StringComparison.Ordinal);
        Assert.Equal("/account", (await site.Client.GetAsync($"/notices/{id}/open", Stop)).Headers.Location?.ToString());
    }

    private static async Task Tell(SiteUnderTest site, int count)
    {
        var means = site.Services.GetRequiredService<AccountMeans>();
        await using var db = await means.Databases.CreateDbContextAsync(Stop);
        var account = await db.Accounts.Where(a => a.UserName == "everybody").Select(a => a.Id).SingleAsync(Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        for (var i = 1; i <= count; i++) await db.Notify([account], NoticeHouse.Said($"máy {i}"), means.Clock, Stop);
        await transaction.CommitAsync(Stop);
    }

    private static async Task<long> Newest(SiteUnderTest site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        return await db.Notices.MaxAsync(n => n.Id, Stop);
    }
}

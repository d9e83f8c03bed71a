using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.Shell.Access;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Audit;

public sealed class AuditPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<SiteUnderTest> Site(params Role[] roles)
    {
        var site = await SiteUnderTest.Start((services, stop) => MakeDemo.Run(new MakeDemo.Command(Incidents: 2_000), services, null, stop));
        Browser.Cookies[new Uri(site.Url).Authority] = await site.SignIn("thanhtra", roles, null);
        return site;
    }

    private static async Task<long> Read(SiteUnderTest site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        return await db.AuditRows.CountAsync(r => r.What == AccessRules.ReadAudit && r.Who == "thanhtra", Stop);
    }

    [Fact]
    public async Task A_search_is_made_opened_checked_and_each_is_written_down_once()
    {
        await using var site = await Site(Role.Auditor);
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/audit", complaints: complaints);
        await page.Locator("table.log tbody tr").First.WaitForAsync();
        Assert.Equal(1, await Read(site));

        await page.Locator("tr", new() { HasText = "Quản lý tài khoản" }).First.ClickAsync();
        await page.Locator(".detail").WaitForAsync();
        Assert.Contains("roles", await page.Locator(".detail").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("row=", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await Read(site));

        for (var again = 0; again < 20 && !page.Url.Contains("what=manage", StringComparison.Ordinal); again++)
        {
            await page.GetByLabel("Việc").SelectOptionAsync("manage accounts");
            await page.WaitForTimeoutAsync(500);
        }
        Assert.Contains("what=manage", page.Url, StringComparison.Ordinal);
        await page.Locator("table.log tbody tr").First.WaitForAsync();
        Assert.Equal(2, await Read(site));

        await page.GetByText("Kiểm tra chuỗi").ClickAsync();
        await page.GetByText("Nguyên vẹn").WaitForAsync();
        Assert.Equal(3, await Read(site));
        Assert.Matches("[0-9a-f]{64}", await page.Locator(".verdict + p code").InnerTextAsync());

        // Elsewhere and back: another look is another line.
        await page.Locator(".rail a[href='/places']").ClickAsync();
        await page.Locator("h1", new() { HasText = "Địa bàn" }).WaitForAsync();
        await page.Locator(".rail a[href='/audit']").ClickAsync();
        await page.Locator("h1", new() { HasText = "Nhật ký" }).WaitForAsync();
        await page.Locator("table.log tbody tr").First.WaitForAsync();
        Assert.Equal(4, await Read(site));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_file_holds_every_row_of_the_search_and_its_making_is_written_down()
    {
        await using var site = await Site(Role.Auditor);
        using var auditor = site.NewClient(Browser.Cookies[new Uri(site.Url).Authority]);
        var csv = await auditor.GetStringAsync("/api/audit.csv?what=manage%20accounts", Stop);
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        Assert.Equal(1 + await db.AuditRows.CountAsync(r => r.What == "manage accounts", Stop), lines.Length);
        Assert.EndsWith("id,at,who,from,what,subject,before,after,hash,synthetic", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), l => Assert.Contains("manage accounts", l, StringComparison.Ordinal));
        Assert.Equal("""{"export":"csv","filter":{"what":"manage accounts"}}""", (await db.AuditRows.OrderByDescending(r => r.Id).FirstAsync(Stop)).After);
    }

    [Fact]
    public async Task The_log_is_for_the_auditor_alone()
    {
        await using var site = await Site([.. Roles.All.Where(r => r is not Role.Auditor)]);
        using var others = site.NewClient(Browser.Cookies[new Uri(site.Url).Authority]);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await others.GetAsync("/audit", Stop)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await others.GetAsync("/api/audit.csv", Stop)).StatusCode);
        Assert.DoesNotContain("href=\"/audit\"", await others.GetStringAsync("/", Stop), StringComparison.Ordinal);
        Assert.Equal(0, await Read(site));
    }

    [Fact]
    public async Task A_thing_leads_to_its_page_for_whoever_may_see_it()
    {
        await using var site = await Site(Roles.All);
        using var all = site.NewClient(Browser.Cookies[new Uri(site.Url).Authority]);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        var row = await db.AuditRows.Where(r => r.Subject.StartsWith("account/")).OrderByDescending(r => r.Id).FirstAsync(Stop);
        var address = $"/audit?what={Uri.EscapeDataString(row.What)}&row={row.Id}";
        Assert.Contains($"href=\"/accounts/{row.Subject.Split('/')[1]}\"", await all.GetStringAsync(address, Stop), StringComparison.Ordinal);
        using var auditor = site.NewClient(await site.SignIn("chi.doc", [Role.Auditor], null));
        Assert.DoesNotContain("href=\"/accounts/", await auditor.GetStringAsync(address, Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, false), InlineData(1366, true), InlineData(390, false)]
    public async Task It_is_seen_without_a_complaint_and_without_a_barrier(int width, bool dark)
    {
        await using var site = await Site(Role.Auditor);
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/audit?row=1", width, 900, dark, complaints: complaints);
        await page.Locator(".detail").WaitForAsync();
        await page.GetByText("Kiểm tra chuỗi").ClickAsync();
        await page.GetByText("Nguyên vẹn").WaitForAsync();
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {v.Nodes.FirstOrDefault()?.Html}"));
        Assert.Empty(complaints);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window");
    }
}

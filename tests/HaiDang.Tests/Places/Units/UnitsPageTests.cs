using System.Net;
using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Places.Units;
using HaiDang.Places.Units.Change;
using HaiDang.Shell.Access;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Places.Units;

public sealed class UnitsPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<SiteUnderTest> Site()
    {
        var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
            var commune = (await Territories.Current(db, stop))!.Communes[0];
            var agency = await AddUnit.Run(new() { Code = "CAT", Name = "Công an tỉnh Quảng Ninh", ShortName = "CA tỉnh" }, db, stop);
            await AddUnit.Run(new() { Code = "PHC", Name = "Phòng Hậu cần", ParentId = agency.UnitId }, db, stop);
            await AddUnit.Run(new() { Code = "CAP", Name = "Công an phường", ParentId = agency.UnitId, PlaceId = commune.Id }, db, stop);
        });
        Browser.Cookies[new Uri(site.Url).Authority] = await site.SignIn("bien.che", [Role.PersonnelOfficer], null);
        return site;
    }

    [Fact]
    public async Task A_unit_is_added_changed_and_ended_on_the_page()
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/units?unit=1", complaints: complaints);
        await page.WaitForFunctionAsync("window.Blazor !== undefined");
        await page.WaitForTimeoutAsync(1_000);
        Assert.Contains("Còn 2 đơn vị trực thuộc", await page.Locator(".beside").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("Thêm đơn vị trực thuộc", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Tên", new() { Exact = true }).FillAsync("Phòng Tham mưu");
        await page.GetByLabel("Mã", new() { Exact = true }).FillAsync("phc");
        await page.Locator(".beside button[type=submit]").ClickAsync();
        await page.GetByText("đã là của Phòng Hậu cần").WaitForAsync();
        await page.GetByLabel("Mã", new() { Exact = true }).FillAsync("PTM");
        await page.Locator(".beside button[type=submit]").ClickAsync();
        await page.GetByText("Đã thêm Phòng Tham mưu.").WaitForAsync();
        await page.GetByLabel("Tên tắt, như ghi trong bảng").FillAsync("Tham mưu");
        await page.GetByText("Lưu thay đổi").ClickAsync();
        await page.GetByText("Đã lưu.").WaitForAsync();
        await page.GetByText("Kết thúc…").ClickAsync();
        await page.GetByText("Kết thúc", new() { Exact = true }).ClickAsync();
        await page.GetByText("Đã kết thúc từ hôm nay.").WaitForAsync();
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        var unit = await db.Units.SingleAsync(u => u.Code == "PTM", Stop);
        Assert.Equal(("Tham mưu", (int?)1, (DateOnly?)new DateOnly(2026, 10, 5)), (unit.ShortName, unit.ParentId, unit.EndedOn));
        Assert.Equal(3, await db.AuditRows.CountAsync(r => r.What == PlacesModule.ChangeUnits && r.Subject == $"unit/{unit.Id}" && r.Who == "bien.che", Stop));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_file_is_imported_on_the_page_and_what_is_exported_can_be_imported_again()
    {
        await using var site = await Site();
        using var officer = site.NewClient(Browser.Cookies[new Uri(site.Url).Authority]);
        var exported = await officer.GetByteArrayAsync("/api/Places/units.csv", Stop);
        Assert.Contains("PHC,Phòng Hậu cần,,CAT,", System.Text.Encoding.UTF8.GetString(exported), StringComparison.Ordinal);
        await using var browser = await Browser.Start();
        var page = await browser.Open(site.Url + "/units/import");
        await page.WaitForTimeoutAsync(1_500);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "don-vi.csv", MimeType = "text/csv", Buffer = exported });
        await page.GetByText("3 dòng: 0 đơn vị mới, 0 thay đổi, 3 như cũ, 0 bị từ chối.").WaitForAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "xau.csv", MimeType = "text/csv", Buffer = [0xFF, 0xFE, 0, 0] });
        await page.GetByText("không phải văn bản UTF-8").WaitForAsync();
    }

    [Fact]
    public async Task Whoever_may_only_see_finds_and_exports_and_is_offered_no_change()
    {
        await using var site = await Site();
        using var chief = site.NewClient(await site.SignIn("truong.phuong", [Role.CommuneChief], [1]));
        var html = WebUtility.HtmlDecode(await chief.GetStringAsync("/units?q=hau%20can&unit=2", Stop));
        Assert.Contains("Phòng Hậu cần", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Công an phường", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lưu thay đổi", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await chief.GetAsync("/units/import", Stop)).StatusCode);
        Assert.Equal(3, (await chief.GetStringAsync("/api/Places/units.csv?q=hau%20can", Stop)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync("/api/Places/units.xlsx", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.GetAsync("/api/Places/units.pdf", Stop)).StatusCode);
    }

    [Theory, InlineData("/units", 1440, false), InlineData("/units?unit=1", 1440, true), InlineData("/units?unit=3&ended=1", 390, false), InlineData("/units?under=1", 390, true), InlineData("/units/import", 390, false)]
    public async Task They_are_seen_without_a_complaint_and_without_a_barrier(string address, int width, bool dark)
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + address, width, 900, dark, complaints: complaints);
        await page.Locator(".panel").First.WaitForAsync();
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {v.Nodes.FirstOrDefault()?.Html}"));
        Assert.Empty(complaints);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window");
    }
}

using Deque.AxeCore.Playwright;
using HaiDang.Shell.Access;
using HaiDang.Tests.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;
namespace HaiDang.Tests.Shell.WorkingDays;

/// <summary>What somebody sees of the year, and who may change it.</summary>
public sealed class WorkingDaysPageTests
{
    [Fact]
    public async Task A_swapped_day_is_set_undone_and_taken_away()
    {
        await using var site = await SiteUnderTest.Start();
        await using var browser = await Browser.Start();
        var complaints = new List<string>();
        var page = await browser.Open(site.Url + "/working-days?year=2026", complaints: complaints);
        await Expect(page.Locator(".month")).ToHaveCountAsync(12);
        await Expect(page.Locator(".say")).ToContainTextAsync("Năm 2026 có 250 ngày làm việc");
        await Expect(page.Locator(".month span[title^='1/1 âm lịch']")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("holiday"));

        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" });
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2026-01-02");
        await page.GetByLabel("Lý do").FillAsync("hoán đổi sang thứ Bảy 10/01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi", Exact = true }).ClickAsync();
        await Expect(page.Locator(".say")).ToContainTextAsync("249 ngày làm việc");
        await Expect(page.Locator("li.set")).ToContainTextAsync("hoán đổi sang thứ Bảy 10/01");
        await undo.ClickAsync();
        await Expect(page.Locator(".say")).ToContainTextAsync("250 ngày làm việc");
        await undo.ClickAsync();
        await Expect(page.Locator(".say")).ToContainTextAsync("249 ngày làm việc");
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Nodes.FirstOrDefault()?.Html}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ thay đổi ngày 02/01/2026" }).ClickAsync();
        await Expect(page.Locator("li.set")).ToHaveCountAsync(0);

        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2026-01-03");
        await page.GetByLabel("Lý do").FillAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ngày này vốn đã nghỉ.");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_phone_in_the_dark_shows_it_without_scrolling_sideways()
    {
        await using var site = await SiteUnderTest.Start();
        await using var browser = await Browser.Start();
        var page = await browser.Open(site.Url + "/working-days?year=2026", 390, 844, dark: true, language: "en");
        await Expect(page.Locator(".say")).ToContainTextAsync("2026 has 250 working days");
        if (Environment.GetEnvironmentVariable("HAIDANG_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "days-phone.png"), FullPage = true });
            await (await browser.Open(site.Url + "/working-days?year=2026")).ScreenshotAsync(new() { Path = Path.Combine(folder, "days.png") });
            await (await browser.Open(site.Url + "/working-days?year=2026", 1366, 768, dark: true)).ScreenshotAsync(new() { Path = Path.Combine(folder, "days-dark.png") });
        }
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Nodes.FirstOrDefault()?.Html}"));
    }

    [Fact]
    public async Task Who_may_only_look_finds_no_form()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var stop = TestContext.Current.CancellationToken;
        using var analyst = site.NewClient(await site.SignIn("analyst", [Role.Analyst], null));
        using var officer = site.NewClient(await site.SignIn("officer", [Role.StaffOfficer], null));
        using var partly = site.NewClient(await site.SignIn("partly", [Role.StaffOfficer], [1]));
        Assert.DoesNotContain("type=\"date\"", await analyst.GetStringAsync("/working-days?year=2026", stop), StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"date\"", await partly.GetStringAsync("/working-days?day=2026-02-17", stop), StringComparison.Ordinal);
        Assert.Contains("type=\"date\"", await officer.GetStringAsync("/working-days?year=nonsense", stop), StringComparison.Ordinal);
    }
}

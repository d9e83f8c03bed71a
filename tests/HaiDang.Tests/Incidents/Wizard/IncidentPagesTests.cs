using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Incidents.Wizard;

/// <summary>What a person at a browser sees and can do.</summary>
public sealed class IncidentPagesTests
{
    private const string File = "ma_vu,ho_ten,ngay_xay_ra,loai,xa_phuong\nA1,Nguyễn Văn An,03/09/2026 21:30,Trộm cắp tài sản,Bãi Cháy\nA2,Trần Thị Bình,25/09/2026 08:05,Chuyện lạ,Hồng Gai\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_data_the_page_says_what_would_be_here_and_how_to_get_it()
    {
        await using var site = await SiteUnderTest.Start();
        var html = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/incidents", Stop));
        Assert.Contains("Chưa có vụ việc nào", html, StringComparison.Ordinal);
        Assert.Contains("haidang demo", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_goes_in_by_hand_is_seen_filtered_linked_and_taken_back()
    {
        await using var browser = await Browser.Start();
        await using var site = await SiteUnderTest.Start();
        List<string> complaints = [];
        var page = await browser.Open($"{site.Url}/incidents/import", complaints: complaints);
        page.SetDefaultTimeout(60_000);
        await Live(page);
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "vu-viec.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(File) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ cột “ho_ten”" }).ClickAsync();
        await page.Locator(".bot .btn.primary").ClickAsync();
        await Assertions.Expect(page.GetByText("Ghi được 2")).ToBeVisibleAsync();
        await NoViolations(page);
        await page.Locator(".bot .btn.primary").ClickAsync();
        await page.GetByText("Xem các vụ vừa nhập").ClickAsync();

        await Assertions.Expect(page.Locator(".say")).ToContainTextAsync("2 vụ");
        await Live(page);
        await NoViolations(page);
        await page.GetByLabel("Tìm theo nơi").FillAsync("bai chay");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".say")).ToContainTextAsync("1 vụ");
        Assert.Contains("q=bai", page.Url, StringComparison.Ordinal);
        await page.Locator("tbody tr").First.ClickAsync();
        await Assertions.Expect(page.Locator(".incident")).ToContainTextAsync("A1");
        await Assertions.Expect(page.Locator(".incident")).ToContainTextAsync("Không có toạ độ");
        await page.GetByLabel("Tìm theo nơi").FillAsync("A2");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".incident")).ToContainTextAsync("Chuyện lạ");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".incident")).ToContainTextAsync("A1");
        var linked = await browser.Open(page.Url);
        await Assertions.Expect(linked.Locator(".incident")).ToContainTextAsync("A1");

        await page.GotoAsync($"{site.Url}/incidents/imports", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Live(page);
        await page.GetByText("Hoàn tác…").ClickAsync();
        await page.GetByText("Hoàn tác 2 vụ").ClickAsync();
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("hoàn tác");
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        Assert.Equal(0, await db.Incidents.CountAsync(Stop));
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("/incidents/kinds", false)]
    [InlineData("/incidents/imports", true)]
    [InlineData("/incidents/import", true)]
    public async Task Pages_have_no_barrier_and_fit_a_phone(string address, bool dark)
    {
        await using var browser = await Browser.Start();
        await using var site = await SiteUnderTest.Start();
        var page = await browser.Open(site.Url + address, 390, 844, dark);
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await NoViolations(page);
    }

    /// <summary>Waits until the page answers to a person.</summary>
    private static Task Live(IPage page) => page.WaitForTimeoutAsync(1_500);

    private static async Task NoViolations(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}"));
    }
}

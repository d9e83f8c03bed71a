using Deque.AxeCore.Playwright;
using HaiDang.Places;
using HaiDang.Tests.Testing;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Places.Browse;

public class PlacesPageTests
{
    [Fact]
    public async Task The_page_arrives_with_its_figures_already_in_it()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        var html = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/places", stop));
        Assert.Contains("54 đơn vị: 30 phường, 22 xã, 2 đặc khu", html);
        Assert.Contains("Chưa có số dân tin được của Phường Hoành Bồ.", html);
        var then = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/places?ngay=2025-06-30", stop));
        Assert.Contains("171 đơn vị", then);
        Assert.Contains("nên không vẽ bản đồ", then);
        Assert.DoesNotContain("class=\"map\"", then);
    }

    [Theory]
    [InlineData("/places", false)]
    [InlineData("/places?ngay=2025-06-30", true)]
    [InlineData("/places/import", false)]
    public async Task A_person_can_read_it_whatever_their_eyes(string path, bool dark)
    {
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        await using var browser = await Browser.Start();
        var complaints = new List<string>();
        var page = await browser.Open(site.Url + path, dark: dark, complaints: complaints);
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_row_opens_the_place_and_the_search_needs_no_tone_marks()
    {
        await using var site = await SiteUnderTest.Start(EnsurePlaces.Run);
        await using var browser = await Browser.Start();
        var page = await browser.Open(site.Url + "/places");
        await page.FillAsync("input[type=search]", "hoanh bo");
        await page.PressAsync("input[type=search]", "Enter");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.ClickAsync("tbody tr");
        await Assertions.Expect(page.Locator("section.place .title")).ToHaveTextAsync("Phường Hoành Bồ");
        await Assertions.Expect(page.Locator("section.place")).ToContainTextAsync("Nguồn chép diện tích và dân số của Thống Nhất");
    }
}

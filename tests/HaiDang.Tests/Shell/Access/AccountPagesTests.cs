using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.Places.Units.Change;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class AccountPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<SiteUnderTest> Site()
    {
        var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            await MakeDemo.Run(new MakeDemo.Command(Incidents: 2_000), services, null, stop);
            await DemoPeople.Run(services, stop);
        });
        Browser.Cookies[new Uri(site.Url).Authority] = await site.SignIn("tai.khoan", [Role.Administrator], null);
        return site;
    }

    private static async Task<HaiDangDb> Db(SiteUnderTest site) => await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);

    [Fact]
    public async Task An_account_is_added_given_other_rights_reset_and_shut()
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/accounts/new", complaints: complaints);
        await Alive(page, page.GetByLabel("Trưởng công an xã, phường"));
        await Assertions.Expect(page.GetByLabel("Kiểm tra").First).ToBeDisabledAsync();
        await page.GetByLabel("Tên đăng nhập").FillAsync("cax.halong");
        await page.GetByPlaceholder("Tìm xã, phường, đặc khu").FillAsync("ha long");
        await page.GetByLabel("Phường Hạ Long", new() { Exact = true }).CheckAsync();
        await page.Locator("form button[type=submit].primary").ClickAsync();
        var link = await page.GetByRole(AriaRole.Textbox, new() { Name = "Liên kết dùng một lần" }).InputValueAsync();
        Assert.StartsWith(site.Url + "/welcome/", link, StringComparison.Ordinal);
        using var bearer = site.NewClient(null);
        Assert.Contains("cax.halong", await bearer.GetStringAsync(new Uri(link).AbsolutePath, Stop), StringComparison.Ordinal);

        await page.GetByText("Xem cax.halong").ClickAsync();
        await page.GetByLabel("Tự đánh giá tiêu chí").CheckAsync();
        await page.GetByText("Đổi quyền", new() { Exact = true }).ClickAsync();
        await page.GetByText("Đã đổi quyền của cax.halong").WaitForAsync();
        await page.GetByText("Đặt lại đăng nhập…").ClickAsync();
        await page.GetByText("Đặt lại", new() { Exact = true }).ClickAsync();
        Assert.NotEqual(link, await page.GetByRole(AriaRole.Textbox, new() { Name = "Liên kết dùng một lần" }).InputValueAsync());
        await page.GetByText("Khoá tài khoản…").ClickAsync();
        await page.GetByText("Khoá", new() { Exact = true }).ClickAsync();
        await page.GetByText("Đã khoá cax.halong").WaitForAsync();

        await using var db = await Db(site);
        var account = await db.Accounts.SingleAsync(a => a.UserName == "cax.halong", Stop);
        Assert.NotNull(account.DisabledAt);
        Assert.Equal([Role.CommuneChief, Role.StandardsAssessor], (await db.AccountRoles.Where(r => r.AccountId == account.Id).Select(r => r.Role).ToArrayAsync(Stop)).Order());
        Assert.Equal(4, await db.AuditRows.CountAsync(r => r.What == AccessRules.ManageAccounts && r.Subject == $"account/{account.Id}" && r.Who == "tai.khoan", Stop));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task An_account_acts_for_a_unit_alone_and_every_page_says_so()
    {
        await using var site = await Site();
        await using var db = await Db(site);
        var agency = (await AddUnit.Run(new() { Code = "CAT", Name = "Công an tỉnh thử" }, db, Stop)).UnitId;
        var unit = (await AddUnit.Run(new() { Code = "KTX", Name = "Phòng Kỹ thuật thử", ParentId = agency }, db, Stop)).UnitId!.Value;
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var page = await browser.Open(site.Url + "/accounts/new", complaints: complaints);
        await Alive(page, page.GetByLabel("Quản lý dự án").First);
        await page.GetByLabel("Tên đăng nhập").FillAsync("ky.thuat");
        await page.GetByLabel("Chỉ những nơi này").CheckAsync();
        await page.Locator("form button[type=submit].primary").ClickAsync();
        await page.GetByText("Hãy chọn ít nhất một địa bàn hoặc một đơn vị").WaitForAsync();
        await page.GetByPlaceholder("Tìm đơn vị").FillAsync("ky thuat thu");
        await page.GetByLabel("Phòng Kỹ thuật thử", new() { Exact = true }).CheckAsync();
        await page.Locator("form button[type=submit].primary").ClickAsync();
        await page.GetByText("Xem ky.thuat").ClickAsync();
        await page.GetByText("Không địa bàn nào").WaitForAsync();
        await page.GetByLabel("Bỏ Phòng Kỹ thuật thử").WaitForAsync();
        Assert.Empty(complaints);

        var account = await db.Accounts.SingleAsync(a => a.UserName == "ky.thuat", Stop);
        Assert.Equal([unit], await db.AccountUnits.Where(u => u.AccountId == account.Id).Select(u => u.UnitId).ToArrayAsync(Stop));
        using var admin = site.NewClient(Browser.Cookies[new Uri(site.Url).Authority]);
        Assert.Contains(",ProjectOfficer,,Phòng Kỹ thuật thử,", await admin.GetStringAsync("/api/accounts.csv?q=ky%20thuat", Stop), StringComparison.Ordinal);
        Assert.Contains("Phòng Kỹ thuật thử", System.Net.WebUtility.HtmlDecode(await admin.GetStringAsync("/accounts?q=ky%20thuat", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sessions_of_another_are_seen_and_ended_and_ones_own_account_is_left_to_others()
    {
        await using var site = await Site();
        using var leader = site.NewClient(await site.SignIn("lanh.dao", [Role.Leader], null));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await leader.GetAsync("/", Stop)).StatusCode);
        await using var db = await Db(site);
        var (other, own) = (await db.Accounts.SingleAsync(a => a.UserName == "lanh.dao", Stop), await db.Accounts.SingleAsync(a => a.UserName == "tai.khoan", Stop));
        await using var browser = await Browser.Start();
        var page = await browser.Open($"{site.Url}/accounts/{other.Id}");
        await Alive(page, page.GetByRole(AriaRole.Checkbox, new() { Name = "Tham mưu tổng hợp" }));
        await page.GetByText("Đăng xuất mọi nơi…").ClickAsync();
        await page.Locator("[role=alertdialog] button", new() { HasText = "Đăng xuất" }).ClickAsync();
        await page.GetByText("Không có phiên nào đang mở.").WaitForAsync();
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await leader.GetAsync("/", Stop)).StatusCode);

        await page.GotoAsync($"{site.Url}/accounts/{own.Id}");
        Assert.Equal(0, await page.Locator("fieldset, .btn.bad").CountAsync());
        Assert.Contains("Không ai tự đổi quyền của mình", await page.Locator(".page").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_its_address_and_its_file_holds_the_same()
    {
        await using var site = await Site();
        using var admin = site.NewClient(Browser.Cookies[new Uri(site.Url).Authority]);
        var html = System.Net.WebUtility.HtmlDecode(await admin.GetStringAsync("/accounts?q=bai%20chay&role=CommuneChief&sort=-name", Stop));
        Assert.Contains("1 tài khoản", html, StringComparison.Ordinal);
        Assert.Contains("Phường Bãi Cháy", html, StringComparison.Ordinal);
        var lines = (await admin.GetStringAsync("/api/accounts.csv?q=bai%20chay&role=CommuneChief&sort=-name", Stop)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("congan.baichay,", lines[1], StringComparison.Ordinal);
        using var leader = site.NewClient(await site.SignIn("lanh.dao", [Role.Leader], null));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await leader.GetAsync("/api/accounts.csv", Stop)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await leader.GetAsync("/accounts/roles", Stop)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_signed_in_stands_in_the_rail_and_signs_out_there()
    {
        await using var site = await Site();
        await using var browser = await Browser.Start();
        var page = await browser.Open(site.Url + "/accounts");
        Assert.Equal("tai.khoan", (await page.Locator(".rail .signed a").InnerTextAsync()).Trim());
        await Alive(page, null);
        await page.Locator(".rail .signed button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.GotoAsync(site.Url + "/accounts");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/accounts", 1440, false), InlineData("/accounts", 390, false), InlineData("/accounts?q=xyz", 1366, true)]
    [InlineData("/accounts/new", 1366, true), InlineData("/accounts/new", 390, false), InlineData("/accounts/6", 1440, false), InlineData("/accounts/6", 390, true)]
    [InlineData("/accounts/roles", 1440, false), InlineData("/accounts/roles", 390, true), InlineData("/accounts/999", 1440, false)]
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

    /// <summary>Waits until the page answers: a box that is ticked before the page lives would be forgotten.</summary>
    private static async Task Alive(IPage page, ILocator? box)
    {
        await page.WaitForFunctionAsync("window.Blazor !== undefined");
        await page.WaitForTimeoutAsync(1_000);
        if (box is not null) await box.CheckAsync();
    }
}

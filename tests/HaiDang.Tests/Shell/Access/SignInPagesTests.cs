using Deque.AxeCore.Playwright;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Access.SignIn.Codes;
using HaiDang.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

/// <summary>Signing in as people do it, in a real browser: with a passkey, with an authenticator, with paper.</summary>
public sealed class SignInPagesTests
{
    private const string Password = "con mèo leo cây cau 42";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_browser_signs_in_with_a_passkey_alone()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await using var browser = await Browser.Start();
        var complaints = new List<string>();
        var page = await browser.Open($"{site.Url}{await Invite(site, "truong", Role.Leader)}", complaints: complaints);
        await PutIn(page, await page.Context.NewCDPSessionAsync(page));
        await Choose(page);
        // A leader's password alone opens nothing but the own account.
        await page.WaitForURLAsync("**/account");
        await page.GotoAsync($"{site.Url}/incidents");
        Assert.EndsWith("/account", page.Url, StringComparison.Ordinal);
        await page.FillAsync("input[name=name]", "Máy của trưởng");
        await page.ClickAsync("form[data-passkey=create] button");
        await page.WaitForSelectorAsync("text=Máy của trưởng");
        await page.GotoAsync($"{site.Url}/incidents");
        Assert.EndsWith("/incidents", page.Url, StringComparison.Ordinal);

        await SignOut(page, site);
        await page.GotoAsync($"{site.Url}/sign-in?back=%2Fplaces");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync("**/places");

        // With the passkey gone, what the authenticator still holds opens nothing.
        await page.GotoAsync($"{site.Url}/account");
        await page.ClickAsync("form[action='/account/passkeys/remove'] button");
        await page.WaitForSelectorAsync("text=Máy của trưởng", new() { State = WaitForSelectorState.Detached });
        await SignOut(page, site);
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForSelectorAsync(".gatebox .wrong:visible");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Another_signs_in_with_a_password_and_an_authenticator_and_with_paper_when_the_telephone_is_lost()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var clock = (FakeTimeProvider)site.Services.GetRequiredService<TimeProvider>();
        await using var browser = await Browser.Start();
        var page = await browser.Open($"{site.Url}{await Invite(site, "hoso", Role.RecordsOfficer)}");
        await Choose(page);
        await page.WaitForURLAsync("**/account");
        await page.ClickAsync("a[href*='authenticator=true']");
        var secret = FromBase32((await page.InnerTextAsync(".enrol code")).Replace(" ", "", StringComparison.Ordinal));
        string Code() => TimeCode.Of(secret, TimeCode.StepAt(clock.GetUtcNow()));
        await page.FillAsync("#code", "000000");
        await page.ClickAsync(".enrol button");
        await page.WaitForSelectorAsync("[role=alert]");
        await page.FillAsync("#code", Code());
        await page.ClickAsync(".enrol button");
        await page.WaitForSelectorAsync(".codes");
        var papers = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(RecoveryCodes.Count, papers.Count);
        await page.GotoAsync($"{site.Url}/incidents");
        Assert.EndsWith("/incidents", page.Url, StringComparison.Ordinal);

        async Task Second(string code)
        {
            await page.FillAsync("#code", code);
            await page.ClickAsync("form:has(#code) button");
        }
        await SignOut(page, site);
        await GivePassword(page, site, "hoso");
        await page.WaitForURLAsync("**/sign-in/second**");
        // The very code that set it up was taken already.
        await Second(Code());
        await page.WaitForSelectorAsync("[role=alert]:visible");
        clock.Advance(TimeSpan.FromSeconds(60));
        await Second(Code());
        await page.WaitForURLAsync($"{site.Url}/");

        await SignOut(page, site);
        await GivePassword(page, site, "hoso");
        await page.WaitForURLAsync("**/sign-in/second**");
        await Second(papers[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await page.WaitForURLAsync($"{site.Url}/");
        await SignOut(page, site);
        await GivePassword(page, site, "hoso");
        await page.WaitForURLAsync("**/sign-in/second**");
        await Second(papers[3]);
        await page.WaitForSelectorAsync("[role=alert]:visible");
    }

    [Fact]
    public async Task A_live_page_is_left_when_its_session_is_ended_elsewhere()
    {
        await using var site = await SiteUnderTest.Start();
        await using var browser = await Browser.Start();
        var page = await browser.Open($"{site.Url}/places");
        await page.WaitForFunctionAsync("() => window.Blazor !== undefined");
        var means = site.Services.GetRequiredService<AccountMeans>();
        await SignOutElsewhere(means);
        await page.EvaluateAsync("() => document.querySelector('.seg > *:not(.on)')?.click()");
        await page.WaitForSelectorAsync("#password");
        Assert.Contains("/sign-in?back=%2Fplaces", page.Url, StringComparison.Ordinal);
    }

    [Theory, InlineData(1440, false), InlineData(390, false), InlineData(1366, true)]
    public async Task The_pages_are_seen_without_a_barrier(int width, bool dark)
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await using var browser = await Browser.Start();
        var welcome = await Invite(site, "chihuy", Role.DeskSupervisor);
        foreach (var path in new[] { "/sign-in", "/sign-in/forgotten", "/welcome/none", welcome })
        {
            var page = await browser.Open(site.Url + path, width, 900, dark);
            Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{path}: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            if (path == welcome)
            {
                await Choose(page);
                await page.WaitForURLAsync("**/account");
                Assert.Empty((await page.RunAxe()).Violations.Select(v => $"/account: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
                Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            }
        }
    }

    private static async Task SignOutElsewhere(AccountMeans means)
    {
        await using var db = await means.Databases.CreateDbContextAsync(Stop);
        foreach (var account in db.Set<Account>().Select(a => a.Id).ToArray())
            await HaiDang.Shell.Access.SignIn.SignOut.Run(account, null, null, means, Stop);
    }

    /// <summary>An authenticator of the browser's own, as a laptop has one: it knows its owner's finger.</summary>
    private static async Task PutIn(IPage page, ICDPSession developer)
    {
        await developer.SendAsync("WebAuthn.enable");
        await developer.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        Assert.False(page.IsClosed);
    }

    private static async Task<string> Invite(SiteUnderTest site, string name, Role role)
    {
        var added = await AddAccount.Run(new() { Name = name, Title = "Người của bài thử", Rights = new([role], null) }, site.Services.GetRequiredService<AccountMeans>(), Stop);
        return MakeLink.Address("", added.Link!);
    }

    private static async Task Choose(IPage page)
    {
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await page.ClickAsync("button.primary");
    }

    private static async Task GivePassword(IPage page, SiteUnderTest site, string name)
    {
        await page.GotoAsync($"{site.Url}/sign-in");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("form:has(#password) button");
    }

    private static async Task SignOut(IPage page, SiteUnderTest site)
    {
        await page.GotoAsync($"{site.Url}/account");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.WaitForSelectorAsync("#password");
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(c => c.Length == 8).Select(c => Convert.ToByte(new string(c), 2))];
    }
}

using System.Net;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn.Codes;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

/// <summary>What somebody changes of their own account, and what an open screen lets nobody change.</summary>
public sealed class OwnAccountTests
{
    private const string First = "con mèo leo cây cau 42", Second = "ngựa đúng pin ghim 77";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_password_asks_for_the_old_one_and_ends_every_other_session()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "phantich", Role.Analyst, First);
        using var here = await SignedIn(site, "phantich", First);
        using var elsewhere = await SignedIn(site, "phantich", First);
        await here.Get("/account");
        await here.Post("/account", "password", new() { ["Old"] = Second, ["New"] = Second, ["Again"] = Second });
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("/incidents")).Status);
        await here.Post("/account", "password", new() { ["Old"] = First, ["New"] = Second, ["Again"] = Second });
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/incidents")).Status);
        Assert.Contains("/sign-in", (await elsewhere.Get("/incidents")).Where, StringComparison.Ordinal);
        using var again = await SignedIn(site, "phantich", Second);
        Assert.Equal(HttpStatusCode.OK, (await again.Get("/incidents")).Status);
    }

    [Fact]
    public async Task How_one_signs_in_is_not_changed_from_a_screen_that_was_left_open()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var clock = (FakeTimeProvider)site.Services.GetRequiredService<TimeProvider>();
        await Add(site, "phantich", Role.Analyst, First);
        using var browser = await SignedIn(site, "phantich", First);
        Assert.Contains("authenticator=true", (await browser.Get("/account")).Body, StringComparison.Ordinal);
        Assert.Contains("name=\"Offered\"", (await browser.Get("/account?authenticator=true")).Body, StringComparison.Ordinal);
        clock.Advance(SessionOwner.FreshFor);
        Assert.DoesNotContain("name=\"Offered\"", (await browser.Get("/account?authenticator=true")).Body, StringComparison.Ordinal);
        Assert.Equal("/account?stale=true", (await browser.Post("/account/passkeys", null, new() { ["credential"] = "{}" })).Where);
        Assert.Equal("/account?stale=true", (await browser.Post("/account/passkeys/remove", null, new() { ["passkey"] = "00" })).Where);
        Assert.Contains("/no-right", (await browser.Post("/account/passkeys/options", null, [])).Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_password_does_not_get_round_the_second_factor()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var means = site.Services.GetRequiredService<AccountMeans>();
        var id = await Add(site, "hoso", Role.RecordsOfficer, First);
        await using (var db = await means.Databases.CreateDbContextAsync(Stop))
        {
            var kept = site.Services.GetRequiredService<CodeSeal>().Keep(TimeCode.NewSecret());
            await db.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.CodeSecret, kept), Stop);
        }
        var link = await ResetAccount.Run(id, Reset.PasswordAlone, means, Stop);
        using var browser = new FormBrowser(site.Url);
        await browser.Get($"/welcome/{link}");
        Assert.Equal("/sign-in/second", (await browser.Post($"/welcome/{link}", "welcome", new() { ["Form.Password"] = Second, ["Form.Again"] = Second })).Where);
        Assert.Equal("/sign-in/second", (await browser.Get("/incidents")).Where);

        link = await ResetAccount.Run(id, Reset.Everything, means, Stop);
        await browser.Get($"/welcome/{link}");
        Assert.Equal("/", (await browser.Post($"/welcome/{link}", "welcome", new() { ["Form.Password"] = First, ["Form.Again"] = First })).Where);
        Assert.Equal("/account", (await browser.Get("/incidents")).Where);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "one", Role.Analyst, First);
        await Add(site, "two", Role.Analyst, First);
        using var one = await SignedIn(site, "one", First);
        using var two = await SignedIn(site, "two", First);
        var means = site.Services.GetRequiredService<AccountMeans>();
        await using var db = await means.Databases.CreateDbContextAsync(Stop);
        var ofTwo = await db.Sessions.OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync(Stop);
        await one.Get("/account");
        await one.Post("/account", $"end-{ofTwo}", []);
        Assert.Equal(HttpStatusCode.OK, (await two.Get("/incidents")).Status);
    }

    private static async Task<int> Add(SiteUnderTest site, string name, Role role, string password)
    {
        var means = site.Services.GetRequiredService<AccountMeans>();
        var added = await AddAccount.Run(new() { Name = name, Rights = new([role], null) }, means, Stop);
        Assert.Null((await UseLink.Run(new() { Secret = added.Link!, Password = password }, means, Stop)).Refusal);
        return added.AccountId!.Value;
    }

    private static async Task<FormBrowser> SignedIn(SiteUnderTest site, string name, string password)
    {
        var browser = new FormBrowser(site.Url);
        await browser.Get("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post("/sign-in", "sign-in", new() { ["Form.Name"] = name, ["Form.Password"] = password })).Status);
        return browser;
    }
}

using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

/// <summary>Signing in as a browser does it, without a browser: forms, cookies, redirects.</summary>
public sealed partial class SignInTests
{
    private const string Good = "con mèo leo cây cau 42";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_offers_one_link_that_makes_the_first_administrator_once()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        // Others whom a terminal has added already cannot manage accounts.
        await Add(site, "phantich", Role.Analyst);
        var secret = (await OfferSetUp.Run(site.Services, Stop))!;
        using var browser = new FormBrowser(site.Url);
        await browser.Get($"/welcome/{secret}");
        var (status, where) = await browser.Post($"/welcome/{secret}", "welcome", new() { ["Form.Name"] = "quantri", ["Form.Password"] = Good, ["Form.Again"] = Good });
        Assert.Equal((HttpStatusCode.Redirect, "/"), (status, where));
        // A password alone does not let an administrator in.
        Assert.Equal("/account", (await browser.Get("/")).Where);

        using var thief = new FormBrowser(site.Url);
        Assert.DoesNotContain("Form.Password", (await thief.Get($"/welcome/{secret}")).Body, StringComparison.Ordinal);
        Assert.Null(await OfferSetUp.Run(site.Services, Stop));
    }

    [Theory, InlineData("123456789012"), InlineData("Password1234!!"), InlineData("quantri.tinh.2026"), InlineData("ngắn quá")]
    public async Task A_poor_password_is_refused_with_a_reason(string password)
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var secret = (await OfferSetUp.Run(site.Services, Stop))!;
        using var browser = new FormBrowser(site.Url);
        await browser.Get($"/welcome/{secret}");
        var (status, _) = await browser.Post($"/welcome/{secret}", "welcome", new() { ["Form.Name"] = "quantri.tinh", ["Form.Password"] = password, ["Form.Again"] = password });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("role=\"alert\"", browser.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_leads_back_to_where_one_wanted_to_go_and_signing_out_ends_it_here()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "phantich", Role.Analyst);
        using var browser = new FormBrowser(site.Url);
        Assert.Equal("/sign-in?back=%2Fincidents", (await browser.Get("/incidents")).Where);
        await browser.Get("/sign-in?back=%2Fincidents");
        Assert.Equal((HttpStatusCode.Redirect, "/incidents"), await browser.Post("/sign-in?back=%2Fincidents", "sign-in", new() { ["Form.Name"] = "PhanTich", ["Form.Password"] = Good, ["Form.Back"] = "/incidents" }));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/incidents")).Status);
        var cookie = browser.Cookie("haidang");
        await browser.Get("/account");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), await browser.Post("/sign-out", null, []));
        // The cookie that was copied before is worth nothing either.
        using var copy = site.NewClient($"haidang={cookie}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.GetAsync("/api/Incidents/counts", Stop)).StatusCode);
    }

    [Theory, InlineData("https://example.test/"), InlineData("//example.test"), InlineData("/\\example.test"), InlineData("javascript:alert(1)"), InlineData("/\t/example.test")]
    public async Task Signing_in_never_leads_to_another_site(string back)
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "phantich", Role.Analyst);
        using var browser = new FormBrowser(site.Url);
        await browser.Get("/sign-in");
        Assert.Equal((HttpStatusCode.Redirect, "/"), await browser.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "phantich", ["Form.Password"] = Good, ["Form.Back"] = back }));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "phantich", Role.Analyst);
        using var browser = site.NewClient(null);
        foreach (var (path, form) in new (string, Dictionary<string, string>)[]
            { ("/sign-in", new() { ["_handler"] = "sign-in", ["Form.Name"] = "phantich", ["Form.Password"] = Good }), ("/sign-out", []), ("/sign-in/demo", new() { ["account"] = "1" }), ("/sign-in/passkey", new() { ["credential"] = "{}" }), ("/sign-in/passkey/options", []) })
        {
            using var body = new FormUrlEncodedContent(form);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, body, Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_told_alike()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "phantich", Role.Analyst);
        using var browser = new FormBrowser(site.Url);
        await browser.Get("/sign-in");
        string Told() => Alert().Match(browser.Last).Value;
        await browser.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "phantich", ["Form.Password"] = "không phải mật khẩu" });
        var wrong = Told();
        await browser.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "chang.ai.ca", ["Form.Password"] = "không phải mật khẩu" });
        Assert.NotEmpty(wrong);
        Assert.Equal(wrong, Told());
    }

    [Fact]
    public Task Guesses_at_one_account_lock_nobody_else_out_nor_the_desk_that_it_knows() => Guess(400);

    [Fact, Trait("speed", "long")]
    public Task Nor_do_ten_thousand() => Guess(10_000);

    private static async Task Guess(int times)
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await Add(site, "victim", Role.Analyst);
        await Add(site, "colleague", Role.Analyst);
        using var desk = new FormBrowser(site.Url);
        await desk.Get("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "victim", ["Form.Password"] = Good })).Status);
        await desk.Get("/account");
        await desk.Post("/sign-out", null, []);

        var began = Stopwatch.GetTimestamp();
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), Stop, async (guesser, stop) =>
        {
            using var thief = new FormBrowser(site.Url);
            await thief.Get("/sign-in");
            for (var i = 0; i < times / 8; i++)
                if ((await thief.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "victim", ["Form.Password"] = $"guess {guesser} {i}" })).Status is not HttpStatusCode.Redirect) Interlocked.Increment(ref refused);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{times} guesses in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
        Assert.Equal(times, refused);

        using var colleague = new FormBrowser(site.Url);
        await colleague.Get("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await colleague.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "colleague", ["Form.Password"] = Good })).Status);
        await desk.Get("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "victim", ["Form.Password"] = Good })).Status);
        using var stranger = new FormBrowser(site.Url);
        await stranger.Get("/sign-in");
        Assert.Equal(HttpStatusCode.OK, (await stranger.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "victim", ["Form.Password"] = Good })).Status);
    }

    [Fact]
    public async Task Being_shut_reset_or_given_other_rights_is_felt_at_once()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var means = site.Services.GetRequiredService<AccountMeans>();
        using var one = site.NewClient(await site.SignIn("one", [Role.Analyst], null));
        await using var db = await means.Databases.CreateDbContextAsync(Stop);
        var id = await db.Accounts.Where(a => a.UserName == "one").Select(a => a.Id).SingleAsync(Stop);
        async Task<HttpStatusCode> Ask(string path) => (await one.GetAsync(path, Stop)).StatusCode;
        Assert.Equal(HttpStatusCode.OK, await Ask("/api/Incidents/counts"));
        Assert.Null(await ChangeRights.Run(id, new([Role.ProjectOfficer], null), means, Stop));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("/api/Incidents/counts"));
        Assert.Null(await ChangeRights.Run(id, new([Role.Analyst], null), means, Stop));
        Assert.Equal(HttpStatusCode.OK, await Ask("/api/Incidents/counts"));
        Assert.Null(await DisableAccount.Run(id, true, means, Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask("/api/Incidents/counts"));
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var clock = (Microsoft.Extensions.Time.Testing.FakeTimeProvider)site.Services.GetRequiredService<TimeProvider>();
        using var idle = site.NewClient(await site.SignIn("idle", [Role.Analyst], null));
        using var busy = site.NewClient(await site.SignIn("busy", [Role.Analyst], null));
        using var desk = site.NewClient(await site.SignIn("desk", [Role.Dispatcher], null));
        async Task<HttpStatusCode> Ask(HttpClient who) => (await who.GetAsync("/api/Incidents/counts", Stop)).StatusCode;
        for (var spent = TimeSpan.Zero; spent < SessionBook.LongestIdle + TimeSpan.FromMinutes(5); spent += TimeSpan.FromMinutes(13))
        {
            clock.Advance(TimeSpan.FromMinutes(13));
            Assert.Equal(HttpStatusCode.OK, await Ask(busy));
        }
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Ask(idle), await Ask(desk)));
        clock.Advance(SessionBook.Longest);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await Ask(busy), await Ask(desk)));
    }

    [Fact]
    public async Task Signing_in_by_a_click_is_for_the_demo_on_this_machine_alone()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var means = site.Services.GetRequiredService<AccountMeans>();
        var id = (await AddAccount.Run(new() { Name = "demo", Rights = new([Role.Analyst], null), OfDemo = true }, means, Stop)).AccountId!.Value;
        Dictionary<string, string> click = new() { ["account"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        using var browser = new FormBrowser(site.Url);
        // Not while the data is real.
        await browser.Get("/sign-in");
        Assert.NotEqual("/", (await browser.Post("/sign-in/demo", null, click)).Where);
        await using (var db = await means.Databases.CreateDbContextAsync(Stop))
        {
            await db.WriteSetting(Setting.SyntheticSeed, "1", Stop);
            await db.SaveChangesAsync(Stop);
        }
        // Not through a proxy, nor under a made-up name.
        Assert.NotEqual("/", (await browser.Post("/sign-in/demo", null, click, ("X-Forwarded-For", "10.0.0.9"))).Where);
        Assert.NotEqual("/", (await browser.Post("/sign-in/demo", null, click, ("Host", "example.test"))).Where);
        Assert.Equal("/", (await browser.Post("/sign-in/demo", null, click)).Where);
    }

    private static async Task Add(SiteUnderTest site, string name, Role role)
    {
        var means = site.Services.GetRequiredService<AccountMeans>();
        var added = await AddAccount.Run(new() { Name = name, Rights = new([role], null) }, means, Stop);
        Assert.Null((await UseLink.Run(new() { Secret = added.Link!, Password = Good }, means, Stop)).Refusal);
    }

    [GeneratedRegex("role=\"alert\">.*?</p>", RegexOptions.Singleline, 1000)]
    private static partial Regex Alert();
}

using System.Net;
using System.Text.RegularExpressions;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Calendars;
using HaiDang.Shell.Hardening;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Calendars;

public sealed partial class CalendarLinkTests
{
    private const string Phrase = "con mèo leo cây cau 42";

    public static TheoryData<Store> Both => Stores.Both;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_link_stops_the_old_one_and_a_revoked_one_opens_nothing(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var owner = await Add(house, "thammuu");
        await using var db = house.Db();
        var first = await ChangeCalendarLink.Make(owner, db, house.Clock, Stop);
        Assert.Equal(owner, await FindCalendarOwner.Run(first, db, house.Clock, Stop));
        var second = await ChangeCalendarLink.Make(owner, db, house.Clock, Stop);
        Assert.NotEqual(first, second);
        Assert.Null(await FindCalendarOwner.Run(first, db, house.Clock, Stop));
        Assert.Equal(owner, await FindCalendarOwner.Run(second, db, house.Clock, Stop));
        Assert.Null(await FindCalendarOwner.Run("", db, house.Clock, Stop));
        Assert.Null(await FindCalendarOwner.Run(second + "x", db, house.Clock, Stop));
        Assert.Null(await FindCalendarOwner.Run(new string('x', 100_000), db, house.Clock, Stop));
        Assert.True(await ChangeCalendarLink.Revoke(owner, db, house.Clock, Stop));
        Assert.False(await ChangeCalendarLink.Revoke(owner, db, house.Clock, Stop));
        Assert.Null(await FindCalendarOwner.Run(second, db, house.Clock, Stop));
        Assert.Equal(3, await db.Set<AuditRow>().CountAsync(r => r.What == "change own calendar link" && r.Subject == $"account/{owner}", Stop));
        Assert.DoesNotContain(await db.CalendarLinks.AsNoTracking().Select(l => Convert.ToHexString(l.Hash)).ToListAsync(Stop), h => h.Contains(second, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task When_and_from_where_it_was_last_read_is_kept()
    {
        await using var house = await TestHouse.Open();
        var owner = await Add(house, "thammuu");
        await using var db = house.Db();
        var secret = await ChangeCalendarLink.Make(owner, db, house.Clock, Stop);
        Actor.Enter(new("?", "10.1.2.3"));
        await FindCalendarOwner.Run(secret, db, house.Clock, Stop);
        var asked = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await FindCalendarOwner.Run(secret, db, house.Clock, Stop);
        var link = await db.CalendarLinks.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((asked, "10.1.2.3"), (link.AskedAt, link.AskedFrom));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await FindCalendarOwner.Run(secret, db, house.Clock, Stop);
        Assert.Equal(house.Clock.GetUtcNow(), (await db.CalendarLinks.AsNoTracking().SingleAsync(Stop)).AskedAt);
    }

    [Fact]
    public async Task A_shut_account_and_one_that_was_reset_have_no_calendar()
    {
        await using var house = await TestHouse.Open();
        var (shut, stolen) = (await Add(house, "cu"), await Add(house, "mat"));
        await using var db = house.Db();
        var (first, second) = (await ChangeCalendarLink.Make(shut, db, house.Clock, Stop), await ChangeCalendarLink.Make(stolen, db, house.Clock, Stop));
        var now = house.Clock.GetUtcNow();
        await db.Accounts.Where(a => a.Id == shut).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, now), Stop);
        await ResetAccount.Run(stolen, Reset.Everything, house.Get<AccountMeans>(), Stop);
        Assert.Null(await FindCalendarOwner.Run(first, db, house.Clock, Stop));
        Assert.Null(await FindCalendarOwner.Run(second, db, house.Clock, Stop));
    }

    [Fact]
    public async Task On_the_account_page_it_is_made_shown_once_read_by_a_program_and_revoked()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        using var browser = new FormBrowser(site.Url);
        var means = site.Services.GetRequiredService<AccountMeans>();
        var added = await AddAccount.Run(new() { Name = "phantich", Rights = new([Role.Analyst], null) }, means, Stop);
        Assert.Null((await UseLink.Run(new() { Secret = added.Link!, Password = Phrase }, means, Stop)).Refusal);
        await browser.Get("/sign-in");
        await browser.Post("/sign-in", "sign-in", new() { ["Form.Name"] = "phantich", ["Form.Password"] = Phrase });
        await browser.Get("/account");
        await browser.Post("/account", "calendar-make", []);
        var address = new Uri(WebUtility.HtmlDecode(Address().Match(browser.Last).Groups["address"].Value));
        using var program = site.NewClient(null);
        Assert.StartsWith("BEGIN:VCALENDAR", await program.GetStringAsync(address.PathAndQuery, Stop), StringComparison.Ordinal);
        var page = (await browser.Get("/account")).Body;
        Assert.DoesNotContain(address.PathAndQuery, page, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", page, StringComparison.Ordinal);
        await browser.Post("/account", "calendar-revoke", []);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(address.PathAndQuery, Stop)).StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_is_soon_told_to_wait()
    {
        await using var site = await SiteUnderTest.Start(also: Feed, asNobody: true);
        using var guesser = site.NewClient(null);
        HttpStatusCode last = default;
        for (var i = 0; i < Limits.HeavyRequests + 30 && last is not HttpStatusCode.TooManyRequests; i++)
            last = (await guesser.GetAsync($"/api/Feed/{Secret.New()}.ics", Stop)).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    /// <summary>As a module offers its calendar.</summary>
    private static Module Feed { get; } = new("Feed")
    {
        Knows = [],
        CalendarFeed = "/api/Feed/{secret}.ics",
        Endpoints = api => api.MapGet("/{secret}.ics", async Task<IResult> (string secret, HaiDangDb db, TimeProvider clock, CancellationToken stop) =>
            await FindCalendarOwner.Run(secret, db, clock, stop) is null ? TypedResults.NotFound() : TypedResults.Text(WriteCalendar.Run("x", []), WriteCalendar.Type))
            .AllowAnonymous().RequireRateLimiting(RateLimits.Heavy),
    };

    private static async Task<int> Add(TestHouse house, string name) =>
        (await AddAccount.Run(new() { Name = name, Rights = new([Role.StaffOfficer], null) }, house.Get<AccountMeans>(), Stop)).AccountId!.Value;

    [GeneratedRegex("value=\"(?<address>http[^\"]*/api/Directives/calendar/[^\"]+\\.ics)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}

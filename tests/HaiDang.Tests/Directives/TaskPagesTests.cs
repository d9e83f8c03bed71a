using System.Net;
using Deque.AxeCore.Playwright;
using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Assign;
using HaiDang.Places.Units;
using HaiDang.Places.Units.Change;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Notices;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
namespace HaiDang.Tests.Directives;

/// <summary>A task in the browser: as the unit that leads, one that helps, the agency that gave it, and a stranger.</summary>
public sealed class TaskPagesTests
{
    private const string Title = "Sửa trụ sở công an phường thử nghiệm";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="Site">The site.</param>
    /// <param name="Task">The task's id.</param>
    /// <param name="Cookies">Of everybody by name.</param>
    private sealed record Staged(SiteUnderTest Site, int Task, Dictionary<string, string> Cookies) : IAsyncDisposable
    {
        /// <summary>The next page that is opened is this person's.</summary>
        public void As(string who) => Browser.Cookies[new Uri(Site.Url).Authority] = Cookies[who];

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    [Fact]
    public async Task A_task_goes_from_hand_to_hand_until_it_is_accepted()
    {
        await using var staged = await Stage();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        var address = $"{staged.Site.Url}/directives/{staged.Task}";

        staged.As("lead");
        var lead = await browser.Open(address, complaints: complaints);
        await Press(lead, "Bắt đầu thực hiện");
        await lead.GetByText("Đang thực hiện, trong hạn").First.WaitForAsync();
        Assert.Equal("true", await lead.GetByRole(AriaRole.Button, new() { Name = "Đề nghị nghiệm thu" }).GetAttributeAsync("aria-disabled"));
        await lead.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "anh-hien-truong.jpg", MimeType = "image/jpeg", Buffer = [1, 2, 3, 4] });
        await lead.GetByText("anh-hien-truong.jpg").WaitForAsync();
        await Press(lead, "Đề nghị nghiệm thu");
        await lead.GetByText("Chờ xác nhận").First.WaitForAsync();

        staged.As("beside");
        var beside = await browser.Open(address, complaints: complaints);
        await beside.GetByText("tài khoản này phối hợp").WaitForAsync();
        Assert.Equal(0, await beside.GetByRole(AriaRole.Button, new() { Name = "Đề nghị nghiệm thu" }).CountAsync());
        await Press(beside, "Báo cáo", "Đã lắp 14 cột đèn.");
        await beside.GetByText("Đã lắp 14 cột đèn.").WaitForAsync();

        staged.As("boss");
        var boss = await browser.Open(address, complaints: complaints);
        await Press(boss, "Trả lại", "Bằng chứng thiếu ngày.");
        await boss.GetByText("Bằng chứng thiếu ngày.").WaitForAsync();
        await boss.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await boss.GetByText("Đã hoàn tác.").WaitForAsync();
        await Press(boss, "Chấp nhận hoàn thành");
        await boss.GetByText("Hoàn thành đúng hạn").First.WaitForAsync();
        Assert.Empty(complaints);

        await using var db = await Db(staged.Site);
        var state = await db.AssignmentStates.SingleAsync(s => s.AssignmentId == staged.Task && s.UntilAt == null, Stop);
        Assert.NotNull(state.AcceptedOn);
        Assert.True(await db.Notices.AnyAsync(n => n.Key == "Notice.Accepted", Stop));
    }

    [Fact]
    public async Task An_extension_is_asked_for_by_one_side_and_given_by_the_other_in_the_list_of_many()
    {
        await using var staged = await Stage();
        await using var browser = await Browser.Start();
        staged.As("lead");
        var lead = await browser.Open($"{staged.Site.Url}/directives/{staged.Task}");
        await Press(lead, "Xin gia hạn", "Mưa bão kéo dài.");
        await lead.GetByText("Xin gia hạn lần 1").First.WaitForAsync();
        staged.As("boss");
        var boss = await browser.Open($"{staged.Site.Url}/directives?view=list");
        await Alive(boss);
        await boss.GetByLabel("Chọn D1.1").CheckAsync();
        await boss.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Gia hạn" }).ClickAsync();
        await boss.GetByPlaceholder("Lý do").FillAsync("Lý do khách quan");
        await boss.Locator(".bulk input[type=date]").FillAsync("2027-03-01");
        await boss.GetByText("Làm với 1 việc").ClickAsync();
        await boss.GetByText("Đã làm với 1 việc.").WaitForAsync();
        await using var db = await Db(staged.Site);
        var states = db.AssignmentStates.AsNoTracking().Where(s => s.AssignmentId == staged.Task && s.UntilAt == null);
        Assert.Equal((new DateOnly(2027, 3, 1), new DateOnly(2026, 12, 31)), await states.Select(s => new ValueTuple<DateOnly, DateOnly>(s.Due, s.OriginalDue)).SingleAsync(Stop));
        await boss.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await boss.GetByText("Đã hoàn tác.").WaitForAsync();
        Assert.Equal(new(2026, 12, 31), (await states.SingleAsync(Stop)).Due);
    }

    [Fact]
    public async Task A_stranger_finds_no_trace_of_it_and_an_agency_no_note_of_another()
    {
        await using var staged = await Stage();
        int evidence;
        await using (var db = await Db(staged.Site))
        {
            var kept = new Evidence { AssignmentId = staged.Task, Name = "mat.pdf", Bytes = 1, Hash = new string('b', 64), UnitId = 1, By = "x", At = DateTimeOffset.UnixEpoch, Content = new() { Content = [9] } };
            db.AddRange(kept, new InternalNote { AssignmentId = staged.Task, AgencyId = await db.Units.Where(u => u.Code == "CAT").Select(u => u.Id).SingleAsync(Stop), By = "x", At = DateTimeOffset.UnixEpoch, Text = "riêng công an" });
            await db.SaveChangesAsync(Stop);
            evidence = kept.Id;
        }
        using var stranger = staged.Site.NewClient(staged.Cookies["stranger"]);
        foreach (var way in (string[])["/directives", "/directives?view=list", "/directives?view=groups", "/directives?asof=2026-10-01", "/directives/overview", "/directives/meetings", "/directives/meetings/1", $"/directives/{staged.Task}", "/api/Directives/export.csv", "/"])
        {
            var text = WebUtility.HtmlDecode(await (await stranger.GetAsync(way, Stop)).Content.ReadAsStringAsync(Stop));
            Assert.DoesNotContain(Title, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Hoàn thiện trụ sở thử", text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/Directives/evidence/{evidence}", Stop)).StatusCode);
        foreach (var (who, file, note) in ((string, HttpStatusCode, bool)[])[("boss", HttpStatusCode.OK, true), ("lead", HttpStatusCode.OK, true), ("beside", HttpStatusCode.OK, false)])
        {
            using var one = staged.Site.NewClient(staged.Cookies[who]);
            Assert.Equal((who, file), (who, (await one.GetAsync($"/api/Directives/evidence/{evidence}", Stop)).StatusCode));
            var page = WebUtility.HtmlDecode(await one.GetStringAsync($"/directives/{staged.Task}", Stop));
            Assert.Contains(Title, page, StringComparison.Ordinal);
            Assert.Equal((who, note), (who, page.Contains("riêng công an", StringComparison.Ordinal)));
            Assert.Contains("mat.pdf", page, StringComparison.Ordinal);
        }
        using var everybody = staged.Site.NewClient(staged.Cookies["whole"]);
        Assert.DoesNotContain("riêng công an", WebUtility.HtmlDecode(await everybody.GetStringAsync($"/directives/{staged.Task}", Stop)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/directives", 1440, false), InlineData("/directives?view=list", 1366, true), InlineData("/directives?view=groups", 390, false), InlineData("/directives/overview", 390, true)]
    [InlineData("/directives/1", 1440, true), InlineData("/directives/1", 390, false), InlineData("/directives/meetings/1", 1366, false), InlineData("/directives/meetings/new", 390, false)]
    [InlineData("/directives/new", 1440, false), InlineData("/directives/from-word", 390, true), InlineData("/directives/meetings", 390, false)]
    public async Task Every_page_is_within_reach_of_everybody(string address, int width, bool dark)
    {
        await using var staged = await Stage();
        await using var browser = await Browser.Start();
        List<string> complaints = [];
        staged.As("boss");
        var page = await browser.Open(staged.Site.Url + address, width, 900, dark, complaints: complaints);
        await page.Locator(".page > :not(.skeleton)").First.WaitForAsync();
        await Alive(page);
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {v.Nodes.FirstOrDefault()?.Html}"));
        Assert.Empty(complaints);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window");
    }

    private static async Task<Staged> Stage()
    {
        var (units, task) = (new Dictionary<string, int>(), 0);
        var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            var databases = services.GetRequiredService<IDbContextFactory<HaiDangDb>>();
            await using var db = await databases.CreateDbContextAsync(stop);
            foreach (var (code, parent) in ((string, string?)[])[("CAT", null), ("PHC", "CAT"), ("HG", "CAT"), ("UB", null), ("SXD", "UB")])
                units[code] = (await AddUnit.Run(new() { Code = code, Name = $"Đơn vị {code}", ParentId = parent is null ? null : units[parent] }, db, stop)).UnitId!.Value;
            Actor.Enter(new("boss", "test"));
            Scope.Enter(Scope.Everything.For(units.Values, [units["CAT"]]));
            var meeting = (await HoldMeeting.Run(new() { Day = new(2026, 9, 1), Title = "Giao ban thử", Units = [units["CAT"]] }, databases, stop)).Id!.Value;
            var directive = (await KeepDirective.Run(new() { MeetingId = meeting, Text = "Hoàn thiện trụ sở thử", Field = FieldOfWork.Premises, IssuerId = units["CAT"] }, databases, stop)).Id!.Value;
            task = (await AssignTask.Run(new()
            {
                DirectiveId = directive, Title = Title, LeadId = units["PHC"], Coordinating = [units["SXD"]], Due = new(2026, 12, 31), Steps = [new("Khởi công", new(2026, 11, 1))],
            }, databases, services.GetRequiredService<TimeProvider>(), stop)).Id!.Value;
        });
        Scope.Enter(Scope.Everything);
        Dictionary<string, string> cookies = [];
        await using var all = await Db(site);
        foreach (var (name, role, unit, narrow) in ((string, Role, string?, bool)[])
            [("lead", Role.ProjectOfficer, "PHC", true), ("beside", Role.ProjectOfficer, "SXD", true), ("boss", Role.Leader, "CAT", false), ("stranger", Role.ProjectOfficer, "HG", true), ("whole", Role.Leader, null, false)])
        {
            cookies[name] = await site.SignIn(name, [role], narrow ? [] : null);
            if (unit is null) continue;
            all.Add(new AccountUnit { AccountId = await all.Accounts.Where(a => a.UserName == name).Select(a => a.Id).SingleAsync(Stop), UnitId = units[unit] });
            await all.SaveChangesAsync(Stop);
        }
        return new(site, task, cookies);
    }

    private static async Task Press(IPage page, string act, string? words = null)
    {
        await Alive(page);
        await page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        if (words is not null) await page.Locator(".acts textarea").FillAsync(words);
        await page.Locator(".acts button[type=submit]").ClickAsync();
        await page.Locator(".note.info[role=status]").First.WaitForAsync();
    }

    private static async Task Alive(IPage page)
    {
        await page.WaitForFunctionAsync("window.Blazor !== undefined");
        await page.WaitForTimeoutAsync(1_000);
    }

    /// <summary>Sees everything: a test looks at what pages have written.</summary>
    private static Task<HaiDangDb> Db(SiteUnderTest site)
    {
        Scope.Enter(Scope.Everything);
        return site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
    }
}

using System.Net;
using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Assign;
using HaiDang.Directives.Feed;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Calendars;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Directives.Feed;

public sealed class FeedCalendarTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whoever_has_part_sees_the_days_and_a_narrow_owner_never_those_of_another_unit(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await Task(programme);
        foreach (var (who, days) in ((string, int)[])[("lead", 2), ("beside", 2), ("staff", 2), ("stranger", 0), ("minister", 0)])
            Assert.Equal((who, days), (who, (await Feed(programme, who)).Length));
        var entries = await Feed(programme, "lead");
        Assert.Equal([new DateOnly(2026, 11, 30), new DateOnly(2026, 10, 20)], entries.Select(e => e.Day));
        Assert.All(entries, e => Assert.Equal($"https://haidang.example/directives/{task}", e.Link.AbsoluteUri));
        Assert.Contains("D1.1", entries[0].Title, StringComparison.Ordinal);
        Assert.Contains("Khảo sát", entries[1].Title, StringComparison.Ordinal);
        Assert.Equal(3, entries[0].Alarms.Length);
    }

    [Fact]
    public async Task A_reached_milestone_is_gone_a_withdrawn_task_is_crossed_out_and_a_done_one_is_gone()
    {
        await using var programme = await Programme.Open();
        var (withdrawn, done) = (await Task(programme), await programme.Assign());
        int step;
        await using (var db = programme.House.Db()) step = await db.Milestones.Select(m => m.Id).SingleAsync(Stop);
        await programme.Do("lead", withdrawn, Act.ReachedMilestone, other: step);
        Assert.Equal(2, (await Feed(programme, "lead")).Length);
        await programme.Do("boss", withdrawn, Act.Withdrew, "Không cần nữa");
        await programme.AddEvidence(done);
        await programme.Do("lead", done, Act.Submitted);
        await programme.Do("boss", done, Act.Accepted);
        Assert.True(Assert.Single(await Feed(programme, "lead")).IsCancelled);
        programme.House.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Empty(await Feed(programme, "lead"));
    }

    [Fact]
    public async Task The_address_answers_a_program_until_it_is_revoked()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        var means = site.Services.GetRequiredService<AccountMeans>();
        var owner = (await AddAccount.Run(new() { Name = "phantich", Rights = new([Role.Analyst], null) }, means, Stop)).AccountId!.Value;
        await using var db = await means.Databases.CreateDbContextAsync(Stop);
        var secret = await ChangeCalendarLink.Make(owner, db, means.Clock, Stop);
        using var program = site.NewClient(null);
        var address = CalendarFeed.Address("", DirectivesModule.Module.CalendarFeed!, secret);
        using (var answer = await program.GetAsync(address, Stop))
        {
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("END:VCALENDAR", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        await ChangeCalendarLink.Revoke(owner, db, means.Clock, Stop);
        using var revoked = await program.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, revoked.StatusCode);
    }

    /// <summary>With one milestone, a unit beside the lead, and an officer who follows it.</summary>
    private static async Task<int> Task(Programme programme)
    {
        programme.Enter("boss");
        var answer = await AssignTask.Run(new()
        {
            DirectiveId = programme.DirectiveId, Title = "Sửa trụ sở", LeadId = programme.Unit("PHC"), Coordinating = [programme.Unit("SXD")], Due = new(2026, 11, 30),
            Steps = [new("Khảo sát", new(2026, 10, 20))], OfficerId = programme.Account("staff"),
        }, programme.Databases, programme.House.Clock, Stop);
        return answer.Id!.Value;
    }

    private static async Task<CalendarEntry[]> Feed(Programme programme, string who)
    {
        Scope.Enter(Scope.Nothing);
        return await FeedCalendar.Run(programme.Account(who), new("https://haidang.example"), programme.Databases, programme.House.Get<ScopeGround>(), programme.House.Clock, Stop);
    }
}

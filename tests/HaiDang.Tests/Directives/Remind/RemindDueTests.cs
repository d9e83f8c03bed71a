using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Remind;
using HaiDang.Shell;
using HaiDang.Shell.Notices;
using HaiDang.Shell.WorkingDays;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
namespace HaiDang.Tests.Directives.Remind;

/// <summary>Each step of the way to a due day is told once, on the working day that is meant, to more people each time.</summary>
public sealed class RemindDueTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task In_a_year_each_step_is_told_on_its_working_day_to_more_people_each_time(Store store)
    {
        await using var programme = await Programme.Open(store);
        var autumn = await Followed(programme, new(2026, 10, 30));
        var tet = await Followed(programme, new(2027, 2, 15));
        await Pass(programme, new(2027, 9, 30));
        await using var db = programme.House.Db();
        var told = await Told(db);
        // October 2026 has no holiday: seven working days before Friday the 30th is Wednesday the 21st.
        Assert.Equal(
            ["10-21 lead,lead2", "10-27 lead,lead2,staff", "10-29 boss,lead,lead2,staff", "10-30 boss,lead,lead2,staff", "11-04 boss,lead,lead2,staff"], Lines(programme, told, autumn));
        // Tết 2027 is free from Thursday 4 to Wednesday 10 February: the Monday after it counts back over those days.
        Assert.Equal(
            ["01-28 lead,lead2", "02-03 lead,lead2,staff", "02-12 boss,lead,lead2,staff", "02-15 boss,lead,lead2,staff", "02-18 boss,lead,lead2,staff"], Lines(programme, told, tet));
    }

    [Fact]
    public async Task A_swapped_day_counts_as_it_was_set_and_a_free_due_day_is_told_before()
    {
        await using var programme = await Programme.Open();
        await using (var set = programme.House.Db())
        {
            await ChangeDay.Run(new(new(2026, 11, 13), new(false, "Nghỉ bù")), set, programme.House.Clock, Stop);
            await ChangeDay.Run(new(new(2026, 11, 7), new(true, "Làm bù")), set, programme.House.Clock, Stop);
        }
        var task = await Followed(programme, new(2026, 11, 13));
        await Pass(programme, new(2026, 12, 31));
        await using var db = programme.House.Db();
        Assert.Equal(
            ["11-05 lead,lead2", "11-10 lead,lead2,staff", "11-12 boss,lead,lead2,staff", "11-18 boss,lead,lead2,staff"], Lines(programme, await Told(db), task));
        Assert.Contains((await Told(db)).Select(t => t.Once), o => o!.EndsWith("/Due", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_missed_is_told_once_by_its_last_step_and_nothing_twice()
    {
        await using var programme = await Programme.Open();
        await Followed(programme, new(2026, 10, 30));
        Assert.True(await On(programme, new(2026, 10, 31)) > 0);
        Assert.Equal(0, await On(programme, new(2026, 10, 31)));
        Assert.Equal(0, await On(programme, new(2026, 11, 1)));
        await using var db = programme.House.Db();
        Assert.All((await Told(db)), t => Assert.EndsWith("/Due", t.Once, StringComparison.Ordinal));
        Assert.All((await db.Notices.AsNoTracking().Where(n => n.Once!.StartsWith("directive/")).ToListAsync(Stop)), n => Assert.Equal("Remind.Over", n.Key));
    }

    [Fact]
    public async Task An_extension_moves_every_step_and_what_waits_or_is_withdrawn_is_left_alone()
    {
        await using var programme = await Programme.Open();
        var (extended, submitted, withdrawn) = (await Followed(programme, new(2026, 10, 30)), await Followed(programme, new(2026, 10, 30)), await Followed(programme, new(2026, 10, 30)));
        await programme.Do("boss", extended, Act.Extended, "Chờ vật tư", new(2026, 12, 31));
        await programme.AddEvidence(submitted);
        await programme.Do("lead", submitted, Act.Submitted);
        await programme.Do("boss", withdrawn, Act.Withdrew, "Không cần nữa");
        await Pass(programme, new(2026, 11, 30));
        await using (var db = programme.House.Db()) Assert.Empty(await Told(db));
        await Pass(programme, new(2026, 12, 22));
        await using (var db = programme.House.Db()) Assert.All(await Told(db), t => Assert.Equal($"directive/{extended}/2026-12-31/SevenBefore", t.Once));
        await using (var db = programme.House.Db()) Assert.Equal(2, (await Told(db)).Count);
    }

    [Fact]
    public async Task Whoever_follows_is_told_once_a_week_how_many_nobody_touched()
    {
        await using var programme = await Programme.Open();
        foreach (var _ in (int[])[1, 2]) await Followed(programme, new(2026, 12, 31));
        await Pass(programme, new(2026, 10, 23));
        await using var db = programme.House.Db();
        var notices = await db.Notices.AsNoTracking().Where(n => n.Key == "Remind.Stale").OrderBy(n => n.Id).ToListAsync(Stop);
        Assert.Equal([(programme.Account("staff"), new DateOnly(2026, 10, 12), "[2]"), (programme.Account("staff"), new DateOnly(2026, 10, 19), "[2]")], notices.Select(n => (n.AccountId, n.At.LocalDay, n.Parts)));
        Assert.Equal("/directives?show=Stale&view=list", notices[0].Link);
    }

    [Fact]
    public async Task The_site_reminds_shortly_after_its_start_and_each_working_morning_at_seven()
    {
        await using var programme = await Programme.Open();
        await Followed(programme, new(2026, 10, 14));
        programme.House.Clock.Advance(TimeSpan.FromDays(1));
        using var keep = new KeepReminding(programme.Databases, programme.House.Clock, NullLogger<KeepReminding>.Instance);
        await keep.StartAsync(Stop);
        await Until(programme, TimeSpan.FromSeconds(20), 0);
        Assert.Equal(new DateTimeOffset(2026, 10, 7, 0, 0, 0, TimeSpan.Zero), KeepReminding.Next(new(2026, 10, 6, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 10, 6, 0, 0, 0, TimeSpan.Zero), KeepReminding.Next(new(2026, 10, 5, 23, 59, 0, TimeSpan.Zero)));
        // Friday the ninth is three working days before Wednesday the 14th.
        await Until(programme, TimeSpan.FromHours(1), 3);
        Assert.Equal((new DateOnly(2026, 10, 9), 7), await At(programme));
        await keep.StopAsync(Stop);
    }

    [Fact]
    public async Task Ten_thousand_tasks_are_looked_through_in_seconds()
    {
        await using var programme = await Programme.Open();
        var first = await Followed(programme, new(2026, 10, 14));
        Scope.Enter(Scope.Everything);
        Assignment model;
        await using (var db = programme.House.Db()) model = await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == first, Stop);
        foreach (var some in Enumerable.Range(2, 10_000).Chunk(1_000))
        {
            await using var db = programme.House.Db();
            var tasks = Array.ConvertAll(some, number => new Assignment
            {
                DirectiveId = model.DirectiveId, Number = number, Title = "Việc", AssignerId = model.AssignerId, LeaderId = model.LeaderId, OfficerId = model.OfficerId, AssignedAt = model.AssignedAt, TouchedAt = model.TouchedAt,
            });
            db.AddRange(tasks);
            await db.SaveChangesAsync(Stop);
            db.AddRange(tasks.Select(t => (Task: t, Due: new DateOnly(2026, 10, 6).AddDays(t.Number % 500))).Select(t =>
                new AssignmentState { AssignmentId = t.Task.Id, Seq = 1, FromAt = model.AssignedAt, LeadId = programme.Unit("PHC"), OriginalDue = t.Due, Due = t.Due }));
            await db.SaveChangesAsync(Stop);
        }
        programme.House.Clock.Advance(TimeSpan.FromDays(10));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var told = await RemindDue.Run(programme.House.Clock.Today, programme.Databases, programme.House.Clock, Stop);
        var firstRun = watch.Elapsed;
        watch.Restart();
        Assert.Equal(0, await RemindDue.Run(programme.House.Clock.Today, programme.Databases, programme.House.Clock, Stop));
        TestContext.Current.TestOutputHelper!.WriteLine($"{told} reminders of 10,000 tasks in {firstRun.TotalSeconds:N1} s, none again in {watch.Elapsed.TotalSeconds:N2} s");
        Assert.True(told > 500);
        Assert.True(firstRun < TimeSpan.FromSeconds(10), $"{firstRun}");
    }

    private static async Task<int> Followed(Programme programme, DateOnly due)
    {
        var task = await programme.Assign(due);
        await programme.Do("boss", task, Act.SetLeader, other: programme.Account("boss"));
        await programme.Do("boss", task, Act.SetOfficer, other: programme.Account("staff"));
        Scope.Enter(Scope.Everything);
        return task;
    }

    private static Task<int> On(Programme programme, DateOnly day)
    {
        Scope.Enter(Scope.Everything);
        return RemindDue.Run(day, programme.Databases, programme.House.Clock, Stop);
    }

    /// <summary>Day after day, as the site does.</summary>
    private static async Task Pass(Programme programme, DateOnly until)
    {
        Scope.Enter(Scope.Everything);
        WorkingCalendar calendar;
        await using (var db = programme.House.Db()) calendar = await ReadCalendar.Run(db, Stop);
        for (; programme.House.Clock.Today <= until; programme.House.Clock.Advance(TimeSpan.FromDays(1)))
        {
            var day = programme.House.Clock.Today;
            if (!calendar.IsWorking(day)) continue;
            await RemindDue.Run(day, programme.Databases, programme.House.Clock, Stop);
            await RemindStale.Run(day, programme.Databases, programme.House.Clock, Stop);
        }
    }

    private static async Task<List<Notice>> Told(HaiDangDb db) =>
        await db.Notices.AsNoTracking().Where(n => n.Once != null && n.Once.StartsWith("directive/") && n.Key != "Remind.Stale").OrderBy(n => n.Id).ToListAsync(Stop);

    private static string[] Lines(Programme programme, List<Notice> told, int task) =>
        [.. told.Where(t => t.Once!.StartsWith($"directive/{task}/", StringComparison.Ordinal)).GroupBy(t => t.Once).Select(g =>
            $"{g.First().At.LocalDay:MM-dd} {string.Join(',', g.Select(t => Name(programme, t.AccountId)).Order(StringComparer.Ordinal))}")];

    private static string Name(Programme programme, int account) => ((string[])["boss", "staff", "lead", "lead2", "minister"]).Single(n => programme.Account(n) == account);

    /// <summary>The clock goes on until so many notices are there.</summary>
    private static async Task Until(Programme programme, TimeSpan step, int count)
    {
        for (var i = 0; i < 400; i++)
        {
            programme.House.Clock.Advance(step);
            await Task.Delay(20, Stop);
            if ((await Count(programme)) is var there && there >= count && (count > 0 || i > 5)) return;
        }
        Assert.Fail($"{await Count(programme)} notices, not {count}.");
    }

    private static async Task<int> Count(Programme programme)
    {
        await using var db = programme.House.Db();
        return (await Told(db)).Count;
    }

    private static async Task<(DateOnly Day, int Hour)> At(Programme programme)
    {
        await using var db = programme.House.Db();
        var at = (await Told(db))[^1].At.Local;
        return (DateOnly.FromDateTime(at.DateTime), at.Hour);
    }
}

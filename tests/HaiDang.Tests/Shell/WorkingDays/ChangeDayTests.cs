using HaiDang.Shell.Audit;
using HaiDang.Shell.WorkingDays;
using HaiDang.Shell.WorkingDays.Year;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.WorkingDays;

public sealed class ChangeDayTests
{
    private const string Decision = "hoán đổi theo thông báo của Bộ Nội vụ";
    private static readonly DateOnly Friday = new(2026, 1, 2), Saturday = new(2026, 1, 10);

    public static TheoryData<Store> Both => Stores.Both;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task A_swap_is_in_force_and_written_down_and_can_be_undone(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        var free = await ChangeDay.Run(new(Friday, new(IsWorking: false, Decision)), db, house.Clock, Stop);
        var worked = await ChangeDay.Run(new(Saturday, new(IsWorking: true, Decision)), db, house.Clock, Stop);
        Assert.Null(free.Refusal ?? worked.Refusal);

        var calendar = await ReadCalendar.Run(db, Stop);
        Assert.False(calendar.IsWorking(Friday));
        Assert.True(calendar.IsWorking(Saturday));
        Assert.Equal(new(2026, 1, 5), calendar.Add(new(2025, 12, 31), 1));

        var changed = await ChangeDay.Run(new(Friday, new(IsWorking: false, "bão")), db, house.Clock, Stop);
        Assert.Equal(new(Friday, new(IsWorking: false, Decision)), changed.Undo);
        Assert.Null((await ChangeDay.Run(changed.Undo!, db, house.Clock, Stop)).Refusal);
        Assert.Equal(Decision, (await db.CalendarDays.AsNoTracking().SingleAsync(d => d.Day == Friday, Stop)).Reason);

        Assert.Null((await ChangeDay.Run(free.Undo!, db, house.Clock, Stop)).Refusal);
        Assert.True((await ReadCalendar.Run(db, Stop)).IsWorking(Friday));
        var rows = await db.Set<AuditRow>().AsNoTracking().Where(r => r.What == "change working days").OrderBy(r => r.Id).ToListAsync(Stop);
        Assert.Equal(5, rows.Count);
        Assert.Equal("calendar-day/2026-01-02", rows[0].Subject);
        Assert.Null(rows[0].Before);
        Assert.Contains(Decision, rows[0].After, StringComparison.Ordinal);
        Assert.Null(rows[^1].After);
    }

    [Fact]
    public async Task What_says_nothing_new_or_gives_no_reason_is_refused()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        Task<ChangeDay.Answer> Try(DateOnly day, bool worked, string reason) => ChangeDay.Run(new(day, new(worked, reason)), db, house.Clock, Stop);
        Assert.NotNull((await Try(Friday, false, " ")).Refusal);
        Assert.NotNull((await Try(Friday, false, new string('x', 201))).Refusal);
        Assert.NotNull((await Try(Friday, true, Decision)).Refusal);
        Assert.NotNull((await Try(Saturday, false, Decision)).Refusal);
        Assert.NotNull((await Try(new(2101, 1, 3), false, Decision)).Refusal);
        Assert.Null((await ChangeDay.Run(new(Friday, null), db, house.Clock, Stop)).Undo);
        Assert.Equal(0, await db.CalendarDays.CountAsync(Stop));
        Assert.Equal(0, await db.Set<AuditRow>().CountAsync(r => r.What == "change working days", Stop));
    }

    [Fact]
    public async Task A_year_is_shown_with_every_day_once_and_adds_up()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        await ChangeDay.Run(new(Friday, new(IsWorking: false, Decision)), db, house.Clock, Stop);
        var view = await ShowYear.Run(null, db, house.Clock, Stop);
        Assert.Equal(2026, view.Year);
        var days = view.Months.SelectMany(m => m.Weeks).SelectMany(w => w).OfType<ShowYear.Day>().ToArray();
        Assert.Equal(365, days.Length);
        Assert.All(view.Months.SelectMany(m => m.Weeks), w => Assert.Equal(7, w.Length));
        Assert.All(view.Months.SelectMany(m => m.Weeks), w => Assert.True(w[0] is null || w[0]!.Date.DayOfWeek is DayOfWeek.Monday));
        Assert.Equal((await ReadCalendar.Run(db, Stop)).Between(new(2025, 12, 31), new(2026, 12, 31)), view.Working);
        Assert.Equal("free", days.Single(d => d.Date == Friday).Look);
        Assert.Equal("holiday", days.Single(d => d.Date == new DateOnly(2026, 2, 17)).Look);
        Assert.Contains("1/1", days.Single(d => d.Date == new DateOnly(2026, 2, 17)).Words, StringComparison.Ordinal);
        Assert.Equal(2026, (await ShowYear.Run(ShowYear.Asked("99999", null), db, house.Clock, Stop)).Year);
        Assert.Equal(2007, ShowYear.Asked(null, "2007-02-17"));
        Assert.Null(ShowYear.Asked("nonsense", "2007-2-17"));
        Assert.Equal(1968, (await ShowYear.Run(1968, db, house.Clock, Stop)).Year);
        Assert.Null((await ShowYear.Run(2100, db, house.Clock, Stop)).After);
    }
}

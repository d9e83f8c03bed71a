using System.Globalization;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Notices;
using HaiDang.Shell.WorkingDays;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Remind;

/// <summary>Tells, each step once, of tasks whose due day comes near or has gone by; what no site was there to tell is told later, its last step alone.</summary>
public static class RemindDue
{
    /// <summary>So many tasks are told of at once: others who write wait no longer than that.</summary>
    private const int AtOnce = 100;

    /// <summary>What is asked of a task that is neither done nor handed in.</summary>
    internal sealed record Open
    {
        public required int Id { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required int LeadId { get; init; }
        public required int AssignerId { get; init; }
        public required int? LeaderId { get; init; }
        public required int? OfficerId { get; init; }
        public required DateOnly Due { get; init; }
        public required DateTimeOffset AssignedAt { get; init; }
    }

    /// <param name="day">Today, in Việt Nam.</param>
    /// <param name="databases">Seen whole: the caller has entered that scope.</param>
    /// <param name="clock">Says when it was told.</param>
    /// <param name="stop">Stops it; what was told until then stands.</param>
    /// <returns>How many notices were new.</returns>
    public static async Task<int> Run(DateOnly day, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (calendar, readers) = (await ReadCalendar.Run(db, stop), await RemindReaders.Read(db, stop));
        var told = await Told(db, stop);
        List<(News News, int[] Accounts)> all = [];
        foreach (var task in await Near(day, calendar, db, stop))
        {
            if (RemindLadder.Last(task.Due, day, calendar) is not var (step, on) || on <= task.AssignedAt.LocalDay || day.DayNumber - on.DayNumber > RemindLadder.LatestDays) continue;
            var news = Said(task, step, day, calendar);
            if (readers.Of(task, step).Where(a => !told.Contains((a, news.Once!))).ToArray() is { Length: > 0 } accounts) all.Add((news, accounts));
        }
        var count = 0;
        foreach (var some in all.Chunk(AtOnce))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            foreach (var (news, accounts) in some) count += await db.Notify(accounts, news, clock, stop);
            await transaction.CommitAsync(stop);
        }
        return count;
    }

    private static News Said(Open task, RemindStep step, DateOnly day, WorkingCalendar calendar)
    {
        var (key, days) = task.Due < day ? ("Remind.Over", day.DayNumber - task.Due.DayNumber) : task.Due == day ? ("Remind.Today", 0) : ("Remind.Before", calendar.Between(day, task.Due));
        return new(typeof(Texts), key, task.Code, task.Title, days, task.Due)
        {
            Link = string.Create(CultureInfo.InvariantCulture, $"{DirectivesModule.Page}/{task.Id}"), Once = string.Create(CultureInfo.InvariantCulture, $"directive/{task.Id}/{task.Due:yyyy-MM-dd}/{step}"),
        };
    }

    private static async Task<Open[]> Near(DateOnly day, WorkingCalendar calendar, HaiDangDb db, CancellationToken stop)
    {
        // A free due day counts its seventh working day from the same place as the last worked one before it.
        var (from, to) = (day.AddDays(-RemindLadder.LatestDays - 30), calendar.Add(day, 8));
        return await db.AssignmentStates.AsNoTracking()
            .Where(s => s.UntilAt == null && s.DoneOn == null && s.SubmittedOn == null && s.Waiting != Waiting.Withdrawn && s.Due >= from && s.Due <= to)
            .OrderBy(s => s.Due).ThenBy(s => s.AssignmentId)
            .Select(s => new Open
            {
                Id = s.AssignmentId, Code = s.Assignment!.Directive!.Code + "." + s.Assignment.Number, Title = s.Assignment.Title, LeadId = s.LeadId, AssignerId = s.Assignment.AssignerId,
                LeaderId = s.Assignment.LeaderId, OfficerId = s.Assignment.OfficerId, Due = s.Due, AssignedAt = s.Assignment.AssignedAt,
            }).ToArrayAsync(stop);
    }

    /// <summary>Asked once, not once for each task.</summary>
    private static async Task<HashSet<(int, string)>> Told(HaiDangDb db, CancellationToken stop) =>
        [.. (await db.Notices.AsNoTracking().Where(n => n.Once != null && n.Once.StartsWith("directive/")).Select(n => new { n.AccountId, n.Once }).ToListAsync(stop)).Select(n => (n.AccountId, n.Once!))];
}

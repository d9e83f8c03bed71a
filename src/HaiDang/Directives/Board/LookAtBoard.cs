using HaiDang.Data;
using HaiDang.Directives.Moves;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>What does the board show: how many tasks stand how, and which first?</summary>
public static class LookAtBoard
{
    /// <summary>A task that nobody has touched for so many days is asked after.</summary>
    public const int StaleDays = 7;

    public sealed record View
    {
        public required AssignmentFilter Filter { get; init; }
        public required DateOnly Day { get; init; }
        public required UnitBook Units { get; init; }
        public required Meeting[] Meetings { get; init; }
        public required Directive[] Directives { get; init; }

        /// <summary>Those of the filter, its lens and its status too.</summary>
        public required Standing[] Tasks { get; init; }
        public required Tally Tally { get; init; }

        /// <summary>How many each lens would leave, of the filter without lens and status.</summary>
        public required Dictionary<Lens, int> Lenses { get; init; }

        /// <summary>Why a task is at risk; those that are not are not in it.</summary>
        public required Dictionary<int, JudgeRisk.Reason> Risks { get; init; }

        /// <summary>Whether the measure of a task moved since it began; those of which nothing was judged are not in it, and none for a day that is past.</summary>
        public required Dictionary<int, AssignmentMove> Moves { get; init; }

        /// <summary>Whether there is any directive within sight at all.</summary>
        public bool Any => Directives.Length > 0;
    }

    public static async Task<View> Run(AssignmentFilter filter, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // Aside, because it takes as long as all the rest: what was so on another day has no risk and no move.
        var aside = filter.AsOf is null ? Aside(databases, stop) : Task.FromResult<(Dictionary<int, JudgeRisk.Progress> Progress, Dictionary<int, AssignmentMove> Moves)>(([], []));
        var day = filter.AsOf ?? clock.Today;
        var book = await UnitBook.Read(db, stop);
        var directives = await db.Directives.AsNoTracking().OrderBy(d => d.MeetingId).ThenBy(d => d.Rank).ToArrayAsync(stop);
        int[] held = [.. directives.Select(d => d.MeetingId).Distinct()];
        var meetings = await db.Meetings.AsNoTracking().Where(m => held.Contains(m.Id)).OrderByDescending(m => m.Day).ToArrayAsync(stop);
        var all = await FindStanding.Run(filter with { Status = null, Lens = filter.Lens is Lens.Withdrawn ? Lens.Withdrawn : Lens.All }, book, clock.Today, db, stop);
        var (progress, moves) = await aside;
        var risks = filter.AsOf is not null ? [] : all.Select(t => (t.Id, Why: JudgeRisk.Run(t, progress.GetValueOrDefault(t.Id, new(0, 0, null)), day))).Where(t => t.Why is not null).ToDictionary(t => t.Id, t => t.Why!.Value);
        bool Through(Standing task, Lens lens) => lens switch
        {
            Lens.Unmoved => IsUnmoved(task, moves.GetValueOrDefault(task.Id), day),
            Lens.Moved => !task.Status(day).IsDone() && moves.TryGetValue(task.Id, out var move) && move.Verdict is MoveVerdict.Better,
            Lens.Late => task.Status(day) is Status.Overdue,
            Lens.Waiting => task.State.Waiting is Waiting.Acceptance or Waiting.Extension,
            Lens.AtRisk => risks.ContainsKey(task.Id),
            Lens.Stale => !task.Status(day).IsDone() && IsStale(task, day),
            _ => true,
        };
        Standing[] seen = [.. all.Where(t => Through(t, filter.Lens))];
        Standing[] shown = filter.Status is { } status ? [.. seen.Where(t => t.Status(day) == status)] : seen;
        return new()
        {
            Filter = filter, Day = day, Units = book, Meetings = meetings, Directives = directives, Tasks = shown, Tally = Tally.Of(seen, day), Risks = risks, Moves = moves,
            Lenses = ((Lens[])[Lens.Late, Lens.Waiting, Lens.AtRisk, Lens.Stale, Lens.Unmoved, Lens.Moved]).ToDictionary(l => l, l => all.Count(t => Through(t, l))),
        };
    }

    /// <summary>Done, and its measure is where it was, or worse; nobody has settled what that comes to, or has put it off to a day that is still to come.</summary>
    public static bool IsUnmoved(Standing task, AssignmentMove? move, DateOnly day) =>
        task.Status(day).IsDone() && !task.State.Concluded && !(task.State.ReviewOn > day) && move is { Verdict: MoveVerdict.NotMoved or MoveVerdict.Worse };

    private static async Task<(Dictionary<int, JudgeRisk.Progress> Progress, Dictionary<int, AssignmentMove> Moves)> Aside(IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await Task.Yield();
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await ReadProgress.Run(db, stop), await db.AssignmentMoves.AsNoTracking().ToDictionaryAsync(m => m.AssignmentId, stop));
    }

    public static bool IsStale(Standing task, DateOnly day) => day.DayNumber - task.TouchedAt.LocalDay.DayNumber >= StaleDays;
}

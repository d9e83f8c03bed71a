using CsCheck;
using HaiDang.Directives;
using HaiDang.Directives.Board;
using HaiDang.Directives.Follow;
using Xunit;
namespace HaiDang.Tests.Directives.Board;

public sealed class TallyTests
{
    private static readonly DateOnly Due = new(2026, 9, 30);

    private static Standing Standing(AssignmentState state) => new()
    {
        Id = 1, DirectiveId = 1, Number = 1, AssignerId = 1, MeasureKey = null, TouchedAt = DateTimeOffset.UnixEpoch, AssignedAt = DateTimeOffset.UnixEpoch, State = state,
    };

    [Fact]
    public void Seven_tasks_counted_by_hand()
    {
        var fresh = new AssignmentState { OriginalDue = Due, Due = Due };
        var begun = fresh with { StartedOn = Due.AddDays(-30) };
        AssignmentState Done(int late, int extended = 0) => begun with { SubmittedOn = Due.AddDays(late), DoneOn = Due.AddDays(late), AcceptedOn = Due.AddDays(late + 9), Due = Due.AddDays(extended) };
        var tally = Tally.Of(((AssignmentState[])
            [
                fresh with { Due = Due.AddDays(60), OriginalDue = Due.AddDays(60) }, begun with { Due = Due.AddDays(60) }, begun, begun with { SubmittedOn = Due, Waiting = Waiting.Acceptance }, Done(-1), Done(5), Done(5, extended: 10),
            ]).Select(Standing), Due.AddDays(12));
        Assert.Equal((7, 1, 2, 1, 2, 1), (tally.Total, tally[Status.NotStarted], tally[Status.InTime], tally[Status.Overdue], tally[Status.DoneOnTime], tally[Status.DoneLate]));
        // By the first day: extended and still open, overdue, one early, two late. By the day in force: the overdue one and the three that are done.
        Assert.Equal((5, 1), (tally.DueByOriginal, tally.OnTimeByOriginal));
        Assert.Equal((4, 2), (tally.DueNow, tally.OnTimeNow));
    }

    [Fact]
    public void Nothing_is_nothing() => Assert.Equal((0, 0, 0, 0), (Tally.Of([], Due).Total, Tally.Of([], Due)[Status.Overdue], Tally.Of([], Due).DueNow, Tally.Of([], Due).OnTimeByOriginal));

    [Fact]
    public void Whatever_happened_the_five_add_up_and_no_more_are_on_time_than_were_due() => Gen.Select(RandomLog.Any.Array[0, 8], Gen.Int[0, 160]).Sample((logs, days) =>
    {
        var tasks = logs.Select(l => Standing(FoldEvents.Run(l)[^1])).ToArray();
        var tally = Tally.Of(tasks, RandomLog.First.AddDays(days));
        Assert.Equal(tasks.Length, Statuses.All.Sum(s => tally[s]));
        Assert.InRange(tally.OnTimeNow, 0, tally.DueNow);
        Assert.InRange(tally.OnTimeByOriginal, 0, tally.OnTimeNow);
        Assert.True(tally.DueNow <= tally.Total && tally.DueByOriginal <= tally.Total);
        Assert.Equal(tally[Status.DoneOnTime], tally.OnTimeNow);
        Array.Reverse(tasks);
        var turned = Tally.Of(tasks, RandomLog.First.AddDays(days));
        Assert.Equal((tally.DueNow, tally.DueByOriginal, tally.OnTimeByOriginal), (turned.DueNow, turned.DueByOriginal, turned.OnTimeByOriginal));
    });
}

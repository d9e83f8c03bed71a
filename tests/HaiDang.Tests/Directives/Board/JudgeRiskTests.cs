using HaiDang.Directives;
using HaiDang.Directives.Board;
using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Directives.Board;

/// <summary>The rule of docs/methods/at-risk.md, row by row.</summary>
public sealed class JudgeRiskTests
{
    private static readonly DateOnly Given = new(2026, 3, 1), Due = new(2026, 6, 30);
    private static readonly JudgeRisk.Progress None = new(0, 0, null);

    private static Standing Task(AssignmentState? state = null, DateOnly? touched = null) => new()
    {
        Id = 1, DirectiveId = 1, Number = 1, AssignerId = 1, MeasureKey = null, AssignedAt = Given.Begins.AddHours(9), TouchedAt = (touched ?? Due).Begins.AddHours(9),
        State = state ?? new() { OriginalDue = Due, Due = Due, StartedOn = Given.AddDays(1) },
    };

    [Fact]
    public void The_example_of_the_document_lags_behind() =>
        Assert.Equal(JudgeRisk.Reason.TooSlow, JudgeRisk.Run(Task(), new(4, 1, new(2026, 5, 20)), new(2026, 5, 15)));

    [Theory]
    [InlineData(4, 1, 30, null)]                        // 25 % of the milestones in 25 % of the time
    [InlineData(4, 1, 31, JudgeRisk.Reason.TooSlow)]
    [InlineData(4, 3, 90, null)]
    [InlineData(4, 3, 91, JudgeRisk.Reason.TooSlow)]
    [InlineData(4, 0, 60, null)]                        // none reached: not before half of its time
    [InlineData(4, 0, 61, JudgeRisk.Reason.TooSlow)]
    [InlineData(5, 1, 25, null)]                        // so early a rate says nothing
    [InlineData(1, 0, 119, null)]                       // one milestone is no rate
    [InlineData(0, 0, 119, null)]
    public void Milestones_lag_when_less_was_reached_than_time_is_gone(int steps, int reached, int day, JudgeRisk.Reason? risk) =>
        Assert.Equal(risk, JudgeRisk.Run(Task(), new(steps, reached, Due), Given.AddDays(day)));

    [Fact]
    public void A_milestone_is_missed_the_day_after_its_own_whatever_else_is_so()
    {
        var next = Given.AddDays(10);
        Assert.Null(JudgeRisk.Run(Task(), new(3, 0, next), next));
        Assert.Equal(JudgeRisk.Reason.MilestoneMissed, JudgeRisk.Run(Task(), new(3, 0, next), next.AddDays(1)));
        Assert.Equal(JudgeRisk.Reason.MilestoneMissed, JudgeRisk.Run(Task(new() { OriginalDue = Due, Due = Due }), new(3, 2, next), Due));
    }

    [Fact]
    public void What_has_not_begun_is_at_risk_once_half_of_its_time_is_gone()
    {
        var idle = Task(new() { OriginalDue = Due, Due = Due });
        Assert.Null(JudgeRisk.Run(idle, None, Given.AddDays(60)));
        Assert.Equal(JudgeRisk.Reason.NotBegun, JudgeRisk.Run(idle, None, Given.AddDays(61)));
        Assert.Null(JudgeRisk.Run(idle with { State = idle.State with { Due = Due.AddDays(40) } }, None, Given.AddDays(61)));
    }

    [Theory]
    [InlineData(14, 14, JudgeRisk.Reason.Silent)]
    [InlineData(14, 13, null)]
    [InlineData(15, 14, null)]
    [InlineData(0, 100, JudgeRisk.Reason.Silent)]
    public void Two_weeks_of_silence_count_in_the_last_two_weeks(int left, int silent, JudgeRisk.Reason? risk) =>
        Assert.Equal(risk, JudgeRisk.Run(Task(touched: Due.AddDays(-left - silent)), None, Due.AddDays(-left)));

    [Fact]
    public void Done_submitted_overdue_and_withdrawn_tasks_are_never_at_risk()
    {
        var state = Task().State;
        var missed = new JudgeRisk.Progress(3, 0, Given.AddDays(1));
        Assert.NotNull(JudgeRisk.Run(Task(), missed, Due));
        Assert.Null(JudgeRisk.Run(Task(), missed, Due.AddDays(1)));
        foreach (var other in (AssignmentState[])
            [
                state with { SubmittedOn = Due, Waiting = Waiting.Acceptance }, state with { SubmittedOn = Due, DoneOn = Due, AcceptedOn = Due },
                state with { Waiting = Waiting.Withdrawn }, state with { StartedOn = null, Waiting = Waiting.Withdrawn },
            ])
            Assert.Null(JudgeRisk.Run(Task(other), missed, Due));
    }

    [Fact]
    public void A_task_that_is_due_on_the_day_on_which_it_was_given_divides_by_nothing() =>
        Assert.Null(JudgeRisk.Run(Task(new() { OriginalDue = Given, Due = Given }, Given), None, Given));
}

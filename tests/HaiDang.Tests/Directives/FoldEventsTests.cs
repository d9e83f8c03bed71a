using CsCheck;
using HaiDang.Directives;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Directives;

/// <summary>Whatever is done to a task, in whatever order.</summary>
public sealed class FoldEventsTests
{
    [Fact]
    public void On_every_day_every_task_in_force_has_exactly_one_of_five_statuses() => RandomLog.Any.Array[1, 8].Sample(logs =>
    {
        var tasks = logs.Select(FoldEvents.Run).ToArray();
        for (var day = RandomLog.First.AddDays(-1); day <= RandomLog.First.AddDays(RandomLog.Days + 30); day = day.AddDays(7))
        {
            var held = Statuses.HeldAt(day.AddDays(1).Begins).Compile();
            var inForce = tasks.SelectMany(t => t.Where(held)).ToArray();
            Assert.Equal(inForce.Length, Statuses.All.Sum(status => inForce.Count(s => Statuses.Of(s, day) == status)));
            // And the tasks that are held are those that were given by then and not withdrawn, each once.
            var given = tasks.Count(t => t[0].FromAt < day.AddDays(1).Begins && t.Last(s => s.FromAt < day.AddDays(1).Begins).Waiting is not Waiting.Withdrawn);
            Assert.Equal(given, inForce.Length);
        }
    });

    [Fact]
    public void No_sequence_of_acts_completes_a_task_without_acceptance_by_the_assigner() => RandomLog.Any.Sample(events =>
    {
        var done = FoldEvents.Run(events).Where(s => s.DoneOn is not null).ToArray();
        foreach (var state in done)
        {
            var standing = events.Where(e => e.Seq <= state.Seq).ToList();
            var accepted = standing.FindLast(e => e.Act is Act.Accepted);
            Assert.NotNull(accepted);
            Assert.Equal(Side.Assigner, accepted.Side);
            Assert.Contains(standing, e => e.Act is Act.Submitted && e.Side is Side.Lead && e.Seq < accepted.Seq);
        }
    });

    [Fact]
    public void An_extension_never_changes_the_original_verdict() => RandomLog.Any.Sample(events =>
    {
        var states = FoldEvents.Run(events);
        Assert.All(states, s => Assert.Equal(events[0].Day, s.OriginalDue));
        foreach (var extended in events.Where(e => e.Act is Act.Extended))
        {
            var at = states.FindIndex(s => s.Seq == extended.Seq);
            if (at < 1) continue;
            foreach (var day in (DateOnly[])[extended.At.LocalDay, extended.Day!.Value, extended.Day.Value.AddDays(1)])
                Assert.Equal(Statuses.ByOriginalDue(states[at - 1], day), Statuses.ByOriginalDue(states[at], day));
        }
    });

    [Fact]
    public void States_follow_each_other_without_gap_or_overlap() => RandomLog.Any.Sample(events =>
    {
        var states = FoldEvents.Run(events);
        Assert.Null(states[^1].UntilAt);
        Assert.All(states.Zip(states.Skip(1)), pair => Assert.Equal(pair.First.UntilAt, pair.Second.FromAt));
    });

    [Fact]
    public void Event_by_event_comes_to_the_same_as_all_at_once() => RandomLog.Any.Sample(events =>
    {
        List<AssignmentState> states = [];
        foreach (var next in events)
        {
            if (FoldEvents.After(states, next) is not { } state) continue;
            if (states.Count > 0) states[^1].UntilAt = next.At;
            states.Add(state);
        }
        Assert.Equal(FoldEvents.Run(events), states);
    });

    [Fact]
    public void What_the_database_is_asked_is_what_the_code_says() => Gen.Select(RandomLog.Any, Gen.Int[-3, 160]).Sample((events, days) =>
    {
        var day = RandomLog.First.AddDays(days);
        var asked = Statuses.On(day).Compile();
        Assert.All(FoldEvents.Run(events), s => Assert.Equal(Statuses.Of(s, day), asked(s)));
    });

    [Fact]
    public void The_clock_of_the_lead_stands_still_while_it_waits_for_acceptance()
    {
        var due = new DateOnly(2026, 9, 30);
        var waits = new AssignmentState { OriginalDue = due, Due = due, StartedOn = due.AddDays(-20), SubmittedOn = due.AddDays(-1), Waiting = Waiting.Acceptance };
        Assert.Equal(Status.InTime, Statuses.Of(waits, due.AddDays(30)));
        Assert.Equal(Status.DoneOnTime, Statuses.Of(waits with { DoneOn = waits.SubmittedOn, AcceptedOn = due.AddDays(31) }, due.AddDays(31)));
        Assert.Equal(Status.Overdue, Statuses.Of(waits with { SubmittedOn = null, Waiting = Waiting.Rework }, due.AddDays(1)));
        Assert.Equal(Status.Overdue, Statuses.Of(waits with { SubmittedOn = due.AddDays(2) }, due.AddDays(2)));
    }

    [Fact]
    public void What_has_not_begun_and_is_past_its_day_is_overdue()
    {
        var due = new DateOnly(2026, 9, 30);
        var state = new AssignmentState { OriginalDue = due, Due = due };
        Assert.Equal(Status.NotStarted, Statuses.Of(state, due));
        Assert.Equal(Status.Overdue, Statuses.Of(state, due.AddDays(1)));
    }
}

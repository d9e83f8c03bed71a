using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Assign;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Directives;

public sealed class ActOnTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_task_goes_from_one_side_to_the_other_until_the_assigner_accepts(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await programme.Assign(null, "SXD");
        Assert.Null((await programme.Do("lead", task, Act.Started)).Refusal);
        programme.House.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Contains("bằng chứng", (await programme.Do("lead", task, Act.Submitted)).Refusal, StringComparison.Ordinal);
        await programme.AddEvidence(task);
        Assert.Null((await programme.Do("lead", task, Act.Submitted)).Refusal);
        programme.House.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await programme.Do("staff", task, Act.Returned, "thiếu ngày")).Refusal);
        Assert.Equal(Waiting.Rework, (await programme.State(task)).Waiting);
        Assert.Null((await programme.Do("lead", task, Act.Submitted)).Refusal);
        Assert.Null((await programme.Do("boss", task, Act.Accepted)).Refusal);
        var state = await programme.State(task);
        Assert.Equal(programme.House.Clock.Today, state.DoneOn);
        Assert.Equal(Status.DoneOnTime, Statuses.Of(state, programme.House.Clock.Today));
    }

    [Theory]
    [InlineData("stranger", Act.Started, "phạm vi")]
    [InlineData("beside", Act.Started, "chủ trì")]
    [InlineData("beside", Act.Submitted, "chủ trì")]
    [InlineData("lead", Act.Accepted, "bên giao")]
    [InlineData("lead", Act.Extended, "bên giao")]
    [InlineData("boss", Act.Started, "chủ trì")]
    [InlineData("boss", Act.Accepted, "chưa đề nghị")]
    [InlineData("boss", Act.Withdrew, "lý do")]
    public async Task Each_side_does_its_own_and_is_told_why_not(string who, Act act, string why)
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign(null, "SXD");
        var answer = await programme.Do(who, task, act);
        Assert.Null(answer.Seq);
        Assert.Contains(why, answer.Refusal, StringComparison.OrdinalIgnoreCase);
        await using var db = programme.House.Db();
        Assert.Equal(2, await db.AssignmentEvents.CountAsync(Stop));
    }

    [Fact]
    public async Task A_stranger_does_not_even_see_it()
    {
        await using var programme = await Programme.Open();
        await programme.Assign(null, "SXD");
        foreach (var (who, sees) in ((string, int)[])[("boss", 1), ("lead", 1), ("beside", 1), ("stranger", 0), ("minister", 0)])
        {
            programme.Enter(who);
            await using var db = programme.House.Db();
            Assert.Equal((who, sees), (who, await db.Assignments.CountAsync(Stop)));
            Assert.Equal((who, sees > 0), (who, await db.AssignmentEvents.AnyAsync(Stop)));
            Assert.Equal((who, sees > 0), (who, await db.AssignmentStates.AnyAsync(Stop)));
            Assert.Equal((who, sees > 0), (who, await db.Directives.AnyAsync(Stop)));
        }
    }

    [Fact]
    public async Task What_was_done_in_between_is_told_with_its_name_and_nothing_is_overwritten()
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign();
        Assert.Null((await programme.Do("lead", task, Act.AskedExtension, "mưa", new(2026, 12, 31))).Refusal);
        var refused = await programme.Do("staff", task, Act.Extended, "mưa thật", new(2026, 12, 31), seen: 1);
        Assert.Contains("Chức danh lead", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains("xin gia hạn", refused.Refusal, StringComparison.Ordinal);
        Assert.Equal(new(2026, 11, 30), (await programme.State(task)).Due);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_fifty_at_once_each_takes_effect_or_is_told_who_came_first(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await programme.Assign(null, "SXD");
        var begin = new TaskCompletionSource();
        var wishes = Enumerable.Range(0, 50).Select(i => (i % 5) switch
        {
            0 => ("lead", new JudgeAct.Wish(Act.Started)),
            1 => ("lead2", new JudgeAct.Wish(Act.AskedExtension) { Day = new(2026, 12, 1 + i / 5), Text = $"lần {i}" }),
            2 => ("staff", new JudgeAct.Wish(Act.Extended) { Day = new(2027, 1, 1 + i / 5), Text = $"lần {i}" }),
            3 => ("beside", new JudgeAct.Wish(Act.Reported) { Text = $"báo cáo {i}" }),
            _ => ("boss", new JudgeAct.Wish(Act.Withdrew) { Text = $"lần {i}" }),
        }).Select(w => Task.Run(async () =>
        {
            programme.Enter(w.Item1);
            await begin.Task;
            return (w.Item2, Answer: await ActOn.Run(new() { AssignmentId = task, Seen = 2, Wish = w.Item2 }, programme.Databases, programme.House.Clock, Stop));
        })).ToArray();
        begin.SetResult();
        var answers = await Task.WhenAll(wishes);

        Assert.All(answers, a => Assert.True(a.Answer.Seq is null != a.Answer.Refusal is null));
        Scope.Enter(Scope.Everything);
        await using var db = programme.House.Db();
        var events = await db.AssignmentEvents.OrderBy(e => e.Seq).ToListAsync(Stop);
        // Every act that was taken stands under its own number, with its own words; no other does.
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Seq));
        Assert.Equal(events.Count - 2, answers.Count(a => a.Answer.Seq is not null));
        Assert.All(answers.Where(a => a.Answer.Seq is not null), a => Assert.Equal((a.Item1.Act, a.Item1.Text, a.Item1.Day), (events[a.Answer.Seq!.Value - 1].Act, events[a.Answer.Seq.Value - 1].Text, events[a.Answer.Seq.Value - 1].Day)));
        Assert.All(answers.Where(a => a.Answer.Refusal is not null), a => Assert.Matches("Chức danh|thu hồi", a.Answer.Refusal!));
        // Of those that change what can be done one was first, and no other was taken unseen.
        Assert.Single(events.Skip(2), e => e.Act is not Act.Reported);
        var states = await db.AssignmentStates.AsNoTracking().OrderBy(s => s.Seq).ToListAsync(Stop);
        Assert.Equal(FoldEvents.Run(events).Select(s => s with { Assignment = null }), states.Select(s => s with { Assignment = null }));
        Assert.Equal(events.Count, await db.Assignments.Select(a => a.Events).SingleAsync(Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_lead_that_hands_over_still_knows_what_was_done_and_can_be_given_it_back(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await programme.Assign(null, "SXD");
        Assert.Null((await programme.Do("lead", task, Act.Started)).Refusal);
        var handed = await programme.Do("boss", task, Act.HandedOver, "đổi việc", other: programme.Unit("HG"));
        Assert.Null(handed.Refusal);
        Assert.Equal([("CAT", Part.Assigner), ("HG", Part.Lead), ("PHC", Part.Coordinating), ("SXD", Part.Coordinating)], await Parts(programme, task));
        Assert.Null((await programme.Do("stranger", task, Act.Reported, "đã nhận")).Refusal);
        Assert.NotNull((await programme.Do("lead", task, Act.ReachedMilestone)).Refusal);

        var again = await programme.Do("boss", task, Act.HandedOver, "về chỗ cũ", other: programme.Unit("PHC"));
        Assert.Null(again.Refusal);
        programme.Enter("boss");
        Assert.Null(await UndoAct.Run(task, again.Seq!.Value, programme.Databases, programme.House.Clock, Stop));
        Assert.Equal(programme.Unit("HG"), (await programme.State(task)).LeadId);
        Assert.Equal([("CAT", Part.Assigner), ("HG", Part.Lead), ("PHC", Part.Coordinating), ("SXD", Part.Coordinating)], await Parts(programme, task));
    }

    [Fact]
    public async Task One_takes_back_what_one_has_just_done_and_nothing_else()
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign();
        var begun = await programme.Do("lead", task, Act.Started);
        programme.Enter("lead2");
        Assert.Contains("người vừa làm", await UndoAct.Run(task, begun.Seq!.Value, programme.Databases, programme.House.Clock, Stop), StringComparison.Ordinal);
        programme.Enter("lead");
        Assert.Null(await UndoAct.Run(task, begun.Seq.Value, programme.Databases, programme.House.Clock, Stop));
        Assert.Null((await programme.State(task)).StartedOn);
        var second = await programme.Do("lead", task, Act.Started);
        programme.House.Clock.Advance(UndoAct.Within + TimeSpan.FromSeconds(1));
        programme.Enter("lead");
        Assert.Contains("phút", await UndoAct.Run(task, second.Seq!.Value, programme.Databases, programme.House.Clock, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_one_who_submitted_does_not_accept_even_with_a_right_to()
    {
        await using var programme = await Programme.Open();
        programme.Enter("boss");
        var elsewhere = await AssignTask.Run(new() { DirectiveId = programme.DirectiveId, Title = "Việc", LeadId = programme.Unit("CAT"), Due = new(2026, 12, 1) }, programme.Databases, programme.House.Clock, Stop);
        Assert.Contains("Bên giao không thể", elsewhere.Refusal, StringComparison.Ordinal);
    }

    private static async Task<(string, Part)[]> Parts(Programme programme, int task)
    {
        Scope.Enter(Scope.Everything);
        await using var db = programme.House.Db();
        var units = db.Set<HaiDang.Places.Units.Unit>();
        var parts = await db.AssignmentUnits.Where(u => u.AssignmentId == task).Join(units, u => u.UnitId, u => u.Id, (part, unit) => new { unit.Code, part.Part }).ToListAsync(Stop);
        return [.. parts.Select(p => (p.Code, p.Part)).OrderBy(p => p.Part).ThenBy(p => p.Code, StringComparer.Ordinal)];
    }
}

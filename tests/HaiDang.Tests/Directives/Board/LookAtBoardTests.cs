using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Board;
using HaiDang.Directives.Moves;
using HaiDang.Shell.Measures;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Directives.Board;

public sealed class LookAtBoardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_group_leads_to_exactly_the_tasks_that_it_counts(Store store)
    {
        await using var programme = await Programme.Open(store);
        await programme.Assign(null, "SXD", "HG");
        var other = await programme.Assign(null, "SXD");
        Assert.Null((await programme.Do("boss", other, Act.HandedOver, "đổi việc", other: programme.Unit("HG"))).Refusal);
        programme.Enter("boss");
        var view = await LookAtBoard.Run(new(), programme.Databases, programme.House.Clock, Stop);
        foreach (var by in Enum.GetValues<Grouping>())
        {
            var groups = GroupTasks.Run(view, by);
            Assert.Equal(2, groups.Sum(g => g.Tally.Total));
            foreach (var group in groups)
                Assert.Equal((by, group.Words, group.Tally.Total), (by, group.Words, (await LookAtBoard.Run(group.Filter, programme.Databases, programme.House.Clock, Stop)).Tally.Total));
        }
    }

    [Fact]
    public async Task What_did_not_move_comes_back_on_the_day_to_which_it_was_put_off()
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign();
        await programme.AddEvidence(task);
        Assert.Null((await programme.Do("lead", task, Act.Submitted)).Refusal);
        Assert.Null((await programme.Do("boss", task, Act.Accepted)).Refusal);
        Scope.Enter(Scope.Everything);
        await using (var db = programme.House.Db())
        {
            db.Add(new AssignmentMove { AssignmentId = task, Verdict = MoveVerdict.NotMoved, Why = WhyNot.Nothing, At = programme.House.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Stop);
        }
        Assert.Equal(1, await Unmoved(programme));
        Assert.Null((await programme.Do("boss", task, Act.ReviewLater, day: new(2026, 12, 1))).Refusal);
        Assert.Equal(0, await Unmoved(programme));
        programme.House.Clock.SetUtcNow(new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await Unmoved(programme));
        Assert.Null((await programme.Do("boss", task, Act.Concluded, "đã rõ nguyên nhân")).Refusal);
        Assert.Equal(0, await Unmoved(programme));
    }

    private static async Task<int> Unmoved(Programme programme)
    {
        programme.Enter("boss");
        var view = await LookAtBoard.Run(new() { Lens = Lens.Unmoved }, programme.Databases, programme.House.Clock, Stop);
        Assert.Equal(view.Tasks.Length, view.Lenses[Lens.Unmoved]);
        return view.Tasks.Length;
    }
}

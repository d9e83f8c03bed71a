using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.Demo.Programme;
using HaiDang.Directives;
using HaiDang.Directives.Follow;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Demo;

public sealed class ProgrammeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_session_is_made_once_and_whatever_its_tasks_went_through_is_what_the_rules_allow()
    {
        Scope.Enter(Scope.Everything);
        await using var house = await TestHouse.Open();
        await DemoPeople.Run(house.Services, Stop);
        var made = await MakeProgramme.Run(house.Services, Stop);
        Assert.True(made > 100, $"{made} tasks");
        Assert.Equal(0, await MakeProgramme.Run(house.Services, Stop));
        await using var db = house.Db();
        Assert.Equal(12, await db.Directives.CountAsync(Stop));
        Assert.All(await db.Assignments.ToListAsync(Stop), t => Assert.True(t.Synthetic));
        var events = (await db.AssignmentEvents.AsNoTracking().OrderBy(e => e.Seq).ToListAsync(Stop)).ToLookup(e => e.AssignmentId);
        foreach (var log in events) Replay([.. log], house.Clock.GetUtcNow());
        var states = await db.AssignmentStates.Where(s => s.UntilAt == null).ToListAsync(Stop);
        Assert.Equal(made, states.Count);
        Assert.Equal(Statuses.All, states.Select(s => Statuses.Of(s, house.Clock.Today)).Distinct().Order());
    }

    /// <summary>Each act must have been allowed by what was so before it.</summary>
    private static void Replay(AssignmentEvent[] log, DateTimeOffset now)
    {
        Assert.All(log, e => Assert.True(e.At < now));
        var steps = log.Where(e => e.Act is Act.ReachedMilestone).Select(e => e.OtherId!.Value).ToArray();
        for (var i = 1; i < log.Length; i++)
        {
            if (log[i].Act is Act.AddedUnit or Act.SetLeader or Act.SetOfficer) continue;
            var known = new JudgeAct.Known { AssignerId = -1, OpenMilestones = steps, HasEvidence = true };
            var refusal = JudgeAct.Run(FoldEvents.Run(log[..i])[^1], log[i].Side, new(log[i].Act) { Day = log[i].Day, OtherId = log[i].OtherId, Text = log[i].Text }, known);
            Assert.True(refusal is null, $"task {log[i].AssignmentId}, event {log[i].Seq} {log[i].Act}: {refusal}");
        }
    }
}

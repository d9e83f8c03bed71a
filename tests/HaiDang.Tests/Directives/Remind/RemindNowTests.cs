using HaiDang.Directives;
using HaiDang.Directives.Remind;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Notices;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Directives.Remind;

public sealed class RemindNowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_assigner_reminds_the_lead_once_a_day_and_it_is_no_sign_of_life(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await programme.Assign();
        var before = await Touched(programme, task);
        programme.House.Clock.Advance(TimeSpan.FromDays(9));
        programme.Enter("staff");
        Assert.Null(await RemindNow.Run(task, programme.Databases, programme.House.Clock, Stop));
        Assert.Contains("đã nhắc", await RemindNow.Run(task, programme.Databases, programme.House.Clock, Stop), StringComparison.Ordinal);
        Assert.Equal(before, await Touched(programme, task));
        programme.House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await RemindNow.Run(task, programme.Databases, programme.House.Clock, Stop));
        await using var db = programme.House.Db();
        var told = await db.Notices.AsNoTracking().Where(n => n.Key == "Remind.Asked").ToListAsync(Stop);
        Assert.Equal((4, 2), (told.Count, told.Select(n => n.AccountId).Distinct().Count()));
        Assert.Equal(2, await db.Set<AuditRow>().CountAsync(r => r.Subject == $"task/{task}" && r.After!.Contains("reminded"), Stop));
    }

    [Theory]
    [InlineData("lead", "bên giao")]
    [InlineData("stranger", "phạm vi")]
    public async Task Nobody_else_does(string who, string why)
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign();
        programme.Enter(who);
        Assert.Contains(why, await RemindNow.Run(task, programme.Databases, programme.House.Clock, Stop), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_handed_in_waits_for_the_assigner_and_not_for_the_lead()
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign();
        await programme.AddEvidence(task);
        await programme.Do("lead", task, Act.Submitted);
        programme.Enter("boss");
        Assert.NotNull(await RemindNow.Run(task, programme.Databases, programme.House.Clock, Stop));
    }

    private static async Task<DateTimeOffset> Touched(Programme programme, int task)
    {
        programme.Enter("boss");
        await using var db = programme.House.Db();
        return await db.Assignments.Where(a => a.Id == task).Select(a => a.TouchedAt).SingleAsync(Stop);
    }
}

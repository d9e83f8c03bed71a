using HaiDang.Directives;
using HaiDang.Directives.Mine;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Directives.Mine;

public sealed class LookAtMineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Each_side_finds_what_waits_for_it(Store store)
    {
        await using var programme = await Programme.Open(store);
        var (asked, handedIn, open) = (await programme.Assign(null, "SXD"), await programme.Assign(), await programme.Assign(new(2026, 10, 30)));
        await programme.Do("boss", open, Act.SetOfficer, other: programme.Account("staff"));
        await programme.Do("lead", asked, Act.AskedExtension, "Chờ vật tư", new(2027, 1, 31));
        await programme.AddEvidence(handedIn);
        await programme.Do("lead", handedIn, Act.Submitted);
        Assert.Equal([$"Decide {asked} Mine.Next.Extension", $"Decide {handedIn} Mine.Next.Accept"], (await Lines(programme, "boss")).Order());
        Assert.Equal([$"Decide {asked} Mine.Next.Extension", $"Decide {handedIn} Mine.Next.Accept", $"Follow {open} Mine.Next.Look"], (await Lines(programme, "staff")).Order());
        Assert.Equal([$"Coordinate {asked} Mine.Next.Report"], await Lines(programme, "beside"));
        Assert.Equal([$"Lead {asked} Mine.Next.Begin", $"Lead {open} Mine.Next.Begin"], (await Lines(programme, "lead")).Order());
        Assert.Empty(await Lines(programme, "stranger"));
        Assert.Equal([("boss", (2, false)), ("lead", (0, false)), ("stranger", (0, false))], await Counts(programme));
    }

    [Fact]
    public async Task What_is_late_goes_to_the_lead_at_once_and_to_the_assigner_after_three_working_days()
    {
        await using var programme = await Programme.Open();
        var task = await programme.Assign(new(2026, 10, 8));
        await programme.Do("lead", task, Act.Started);
        programme.House.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(new DateOnly(2026, 10, 11), DateOnly.FromDateTime(programme.House.Clock.GetUtcNow().AddHours(7).DateTime));
        Assert.Contains($"Lead {task} Mine.Next.Submit", await Lines(programme, "lead"));
        Assert.Empty(await Lines(programme, "boss"));
        programme.House.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([$"Decide {task} Mine.Next.Late"], await Lines(programme, "boss"));
        Assert.Equal([$"Lead {task} Mine.Next.Submit", $"Stale {task} Mine.Next.Submit"], await Lines(programme, "lead"));
        Assert.Equal([("boss", (1, true)), ("lead", (1, true)), ("stranger", (0, false))], await Counts(programme));
    }

    private static async Task<(string, (int, bool))[]> Counts(Programme programme)
    {
        List<(string, (int, bool))> counts = [];
        foreach (var who in (string[])["boss", "lead", "stranger"])
        {
            programme.Enter(who);
            counts.Add((who, await CountMine.Run(programme.House.Services, Stop)));
        }
        return [.. counts];
    }

    private static async Task<string[]> Lines(Programme programme, string who)
    {
        programme.Enter(who);
        var view = await LookAtMine.Run(programme.Databases, programme.House.Clock, Stop);
        return [.. view.Sections.SelectMany(s => s.Rows.Select(r => $"{s.Kind} {r.Card.Id} {r.Next}"))];
    }
}

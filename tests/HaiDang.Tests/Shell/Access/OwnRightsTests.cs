using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class OwnRightsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_changes_their_own_rights_or_shuts_themselves_and_another_may()
    {
        await using var house = await TestHouse.Open();
        var means = house.Get<AccountMeans>();
        var one = (await AddAccount.Run(new() { Name = "mot", Rights = new([Role.Administrator], null) }, means, Stop)).AccountId!.Value;
        var other = (await AddAccount.Run(new() { Name = "hai", Rights = new([Role.Administrator], null) }, means, Stop)).AccountId!.Value;
        Actor.Enter(new("mot", "10.0.0.7") { AccountId = one });
        Assert.NotNull(await ChangeRights.Run(one, new([Role.Administrator, Role.Leader], null), means, Stop));
        Assert.NotNull(await DisableAccount.Run(one, true, means, Stop));
        await using (var db = house.Db())
        {
            Assert.Equal([Role.Administrator], await db.AccountRoles.Where(r => r.AccountId == one).Select(r => r.Role).ToArrayAsync(Stop));
            Assert.Null((await db.Accounts.SingleAsync(a => a.Id == one, Stop)).DisabledAt);
        }
        Assert.Null(await ChangeRights.Run(other, new([Role.Leader], null), means, Stop));

        // Whoever has the machine has no account there, whatever they are called.
        Actor.Enter(new("mot", Actor.Terminal));
        Assert.Null(await ChangeRights.Run(one, new([Role.Administrator, Role.Leader], null), means, Stop));
    }

    [Fact]
    public void A_role_that_needs_all_of_the_ground_is_not_given_for_part_of_it()
    {
        Assert.NotNull(JudgeRights.Run(new([Role.Administrator], [1])));
        Assert.NotNull(JudgeRights.Run(new([Role.Auditor], [1])));
        Assert.Null(JudgeRights.Run(new([Role.Leader], [1])));
    }

    [Fact]
    public void While_rights_are_chosen_it_is_said_what_cannot_be_taken_besides()
    {
        var draft = new RightsDraft();
        Assert.All(Roles.All, r => Assert.Null(draft.WhyNot(r)));
        draft.Take(Role.Auditor, true);
        Assert.All(Roles.All.Where(r => r is not Role.Auditor), r => Assert.NotNull(draft.WhyNot(r)));
        Assert.Null(draft.WhyNot(Role.Auditor));
        draft.Take(Role.Auditor, false);
        draft.Take(Role.CommuneChief, true);
        Assert.False(draft.Everything);
        draft.See(7, true);
        draft.See(3, true);
        Assert.Equal((Role.CommuneChief, "3,7"), (draft.Rights.Roles.Single(), string.Join(',', draft.Rights.Places!)));
        Assert.Null(JudgeRights.Run(draft.Rights));
        draft.Take(Role.CommuneChief, false);
        Assert.True(draft.Everything);
    }

    [Fact]
    public void Whatever_two_roles_can_be_chosen_one_after_the_other_can_be_one_persons()
    {
        foreach (var one in Roles.All)
            foreach (var other in Roles.All.Where(o => o != one))
            {
                var draft = new RightsDraft();
                draft.Take(one, true);
                Assert.Equal(ApartRoles.In([one, other]) is null, draft.WhyNot(other) is null);
            }
    }

    [Fact]
    public void Accounts_are_found_without_marks_by_role_and_state_and_sorted()
    {
        ListAccounts.Line[] lines = [Line(1, "lan", "Trưởng công an phường Hạ Long", [Role.CommuneChief], ready: true), Line(2, "minh", "Đội phân tích", [Role.Analyst], ready: false), Line(3, "an", "Lãnh đạo", [Role.Leader, Role.Analyst], ready: true, shut: true)];
        int[] Found(string query) => [.. AccountFilter.Parse(query).Of(lines).Select(l => l.Id)];
        Assert.Equal([1], Found("?q=ha lon"));
        Assert.Equal([2], Found("?q=doi"));
        Assert.Equal([2, 3], Found("?role=Analyst"));
        Assert.Equal([3], Found("?state=Shut"));
        Assert.Equal([2], Found("?state=Waits&role=Analyst"));
        Assert.Equal([3, 1, 2], Found("?sort=name"));
        Assert.Equal([2, 1, 3], Found("?sort=-name"));
        Assert.Equal([1, 2, 3], Found("?sort=nonsense&role=Nobody&state=7"));
        Assert.Equal("?q=a%20b&role=Leader&sort=-seen", new AccountFilter { Text = "a b", Role = Role.Leader, Sort = "-seen" }.ToQuery());
    }

    [Fact]
    public void Every_role_and_every_policy_of_the_table_has_words()
    {
        var view = DescribeRoles.Run(Program.Modules);
        Assert.All(view.Acts, act => Assert.NotEqual($"Policy.{act.Name}", act.Said));
        Assert.Equal(ApartRoles.All.Length, view.Aparts.Sum(a => a.Others.Length));
        Assert.All(Roles.All, r => Assert.NotEqual($"Role.Does.{r}", HaiDang.Shell.Words.Of<HaiDang.Shell.Access.Texts>($"Role.Does.{r}")));
    }

    private static ListAccounts.Line Line(int id, string name, string title, Role[] roles, bool ready, bool shut = false) => new()
    {
        Id = id, Name = name, Title = title, Email = null, Roles = roles, Places = null, PlaceIds = null, Disabled = shut, Ready = ready, SecondFactor = false, Sessions = 0, LastSeen = null,
    };
}

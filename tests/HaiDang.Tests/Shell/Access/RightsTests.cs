using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Accounts.Browse;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class RightsTests
{
    public static TheoryData<Role, Role> Apart => [.. ApartRoles.All.Select(p => new TheoryDataRow<Role, Role>(p.One, p.Other))];

    [Theory, MemberData(nameof(Apart))]
    public void Roles_that_are_kept_apart_are_never_one_account(Role one, Role other)
    {
        Assert.NotNull(JudgeRights.Run(new([one, other], [1])));
        Assert.NotNull(JudgeRights.Run(new([other, Role.Analyst, one], [1])));
    }

    [Fact]
    public void Every_role_alone_is_allowed() => Assert.All(Roles.All, role => Assert.Null(JudgeRights.Run(new([role], Roles.OfPlaces.Contains(role) ? [1] : null))));

    [Fact]
    public void A_commune_chief_answers_for_places_and_never_for_everything() => Assert.NotNull(JudgeRights.Run(new([Role.CommuneChief], null)));

    [Fact]
    public void Nobody_is_without_a_role_or_without_a_place()
    {
        Assert.NotNull(JudgeRights.Run(new([], null)));
        Assert.NotNull(JudgeRights.Run(new([Role.Leader], [])));
    }

    [Fact]
    public void Every_policy_is_somebodys_and_every_role_may_do_something()
    {
        var policies = AccessRules.All(Program.Modules).ToArray();
        Assert.All(policies, p => Assert.NotEmpty(p.May));
        Assert.Empty(Roles.All.Except(policies.SelectMany(p => p.May)));
        Assert.Distinct(policies.Select(p => p.Name));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_account_is_made_changed_shut_and_reset_and_all_of_it_is_written_down(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var (means, stop) = (house.Get<AccountMeans>(), TestContext.Current.CancellationToken);
        var added = await AddAccount.Run(new() { Name = "to.truong", Title = "Tổ trưởng", Rights = new([Role.Analyst], [1, 2]) }, means, stop);
        Assert.Null(added.Refusal);
        var id = added.AccountId!.Value;
        Assert.NotNull((await AddAccount.Run(new() { Name = "to.truong", Rights = new([Role.Analyst], null) }, means, stop)).Refusal);
        Assert.Null(await ChangeRights.Run(id, new([Role.Analyst, Role.RecordsOfficer], [2, 3]), means, stop));
        Assert.Null(await DisableAccount.Run(id, true, means, stop));
        Assert.Null(await DisableAccount.Run(id, false, means, stop));
        Assert.NotNull(await ResetAccount.Run(id, Reset.Everything, means, stop));

        await using var db = house.Db();
        var line = Assert.Single(await ListAccounts.Run(db, means.Ground, means.Clock, stop));
        Assert.Equal([Role.Analyst, Role.RecordsOfficer], line.Roles);
        Assert.Equal([2, 3], line.PlaceIds!);
        var written = await db.AuditRows.Where(r => r.Subject == $"account/{id}").OrderBy(r => r.Id).Select(r => r.What).ToListAsync(stop);
        Assert.Equal(Enumerable.Repeat(AccessRules.ManageAccounts, 5), written);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var house = await TestHouse.Open();
        var (means, stop) = (house.Get<AccountMeans>(), TestContext.Current.CancellationToken);
        var one = (await AddAccount.Run(new() { Name = "one", Rights = new([Role.Administrator], null) }, means, stop)).AccountId!.Value;
        Assert.NotNull(await DisableAccount.Run(one, true, means, stop));
        Assert.NotNull(await ChangeRights.Run(one, new([Role.Analyst], null), means, stop));
        var two = (await AddAccount.Run(new() { Name = "two", Rights = new([Role.Administrator], null) }, means, stop)).AccountId!.Value;
        Assert.Null(await DisableAccount.Run(one, true, means, stop));
        Assert.NotNull(await DisableAccount.Run(two, true, means, stop));
    }

    [Fact]
    public async Task Nobody_changes_their_own_rights_or_shuts_themselves_and_another_may()
    {
        await using var house = await TestHouse.Open();
        var (means, stop) = (house.Get<AccountMeans>(), TestContext.Current.CancellationToken);
        var one = (await AddAccount.Run(new() { Name = "mot", Rights = new([Role.Administrator], null) }, means, stop)).AccountId!.Value;
        var other = (await AddAccount.Run(new() { Name = "hai", Rights = new([Role.Administrator], null) }, means, stop)).AccountId!.Value;
        Actor.Enter(new("mot", "10.0.0.7") { AccountId = one });
        Assert.NotNull(await ChangeRights.Run(one, new([Role.Administrator, Role.Leader], null), means, stop));
        Assert.NotNull(await DisableAccount.Run(one, true, means, stop));
        await using (var db = house.Db())
        {
            Assert.Equal([Role.Administrator], await db.AccountRoles.Where(r => r.AccountId == one).Select(r => r.Role).ToArrayAsync(stop));
            Assert.Null((await db.Accounts.SingleAsync(a => a.Id == one, stop)).DisabledAt);
        }
        Assert.Null(await ChangeRights.Run(other, new([Role.Leader], null), means, stop));

        // Whoever has the machine has no account there, whatever they are called.
        Actor.Enter(new("mot", Actor.Terminal));
        Assert.Null(await ChangeRights.Run(one, new([Role.Administrator, Role.Leader], null), means, stop));
    }

    [Fact]
    public void A_role_that_needs_all_of_the_ground_is_not_given_for_part_of_it()
    {
        Assert.NotNull(JudgeRights.Run(new([Role.Administrator], [1])));
        Assert.NotNull(JudgeRights.Run(new([Role.Auditor], [1])));
        Assert.Null(JudgeRights.Run(new([Role.Leader], [1])));
    }
}

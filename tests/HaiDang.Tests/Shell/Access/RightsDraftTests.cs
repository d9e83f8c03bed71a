using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Accounts.Browse;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class RightsDraftTests
{
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
    public void Who_acts_for_a_unit_needs_no_place_and_what_it_began_with_is_kept()
    {
        var draft = new RightsDraft(new([Role.StaffOfficer], []) { Units = [9] });
        Assert.True(draft.ActsFor(9) && !draft.Everything);
        draft.ActFor(4, true);
        Assert.Equal([4, 9], draft.Rights.Units);
        Assert.Null(JudgeRights.Run(draft.Rights));
        draft.ActFor(4, false);
        draft.ActFor(9, false);
        Assert.NotNull(JudgeRights.Run(draft.Rights));
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
}

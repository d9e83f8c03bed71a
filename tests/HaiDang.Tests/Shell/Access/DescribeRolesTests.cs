using HaiDang.Shell.Access;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class DescribeRolesTests
{
    [Fact]
    public void Every_role_and_every_policy_of_the_table_has_words()
    {
        var view = DescribeRoles.Run(Program.Modules);
        Assert.All(view.Acts, act => Assert.NotEqual($"Policy.{act.Name}", act.Said));
        Assert.Equal(ApartRoles.All.Length, view.Aparts.Sum(a => a.Others.Length));
        Assert.All(Roles.All, r => Assert.NotEqual($"Role.Does.{r}", HaiDang.Shell.Words.Of<HaiDang.Shell.Access.Texts>($"Role.Does.{r}")));
    }
}

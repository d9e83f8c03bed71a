using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts.Browse;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

public sealed class AccountFilterTests
{
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

    private static ListAccounts.Line Line(int id, string name, string title, Role[] roles, bool ready, bool shut = false) => new()
    {
        Id = id, Name = name, Title = title, Email = null, Roles = roles, Places = null, PlaceIds = null, Disabled = shut, Ready = ready, SecondFactor = false, Sessions = 0, LastSeen = null,
    };
}

using HaiDang.Directives;
using HaiDang.Directives.Board;
using HaiDang.Directives.OneTask;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Directives.OneTask;

public sealed class FindNeighboursTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task They_are_those_beside_it_in_the_list_that_it_was_opened_from(Store store)
    {
        await using var programme = await Programme.Open(store);
        int[] tasks = [await programme.Assign(new(2026, 12, 3)), await programme.Assign(new(2026, 12, 1), "HG"), await programme.Assign(new(2026, 12, 2))];
        Assert.Null((await programme.Do("lead", tasks[0], Act.Started)).Refusal);
        Task<FindNeighbours.Answer> Of(int task, AssignmentFilter filter, string? sort) => FindNeighbours.Run(task, new(filter) { Sort = sort }, programme.Databases, programme.House.Clock, Stop);
        programme.Enter("boss");
        Assert.Equal(new(1, 3, null, tasks[2]), await Of(tasks[1], new(), "due"));
        Assert.Equal(new(2, 3, tasks[1], tasks[0]), await Of(tasks[2], new(), "due"));
        Assert.Equal(new(1, 3, null, tasks[2]), await Of(tasks[0], new(), "-due"));
        Assert.Equal(new(3, 3, tasks[1], null), await Of(tasks[2], new(), "code"));
        // What is under way is more pressing than what has not begun.
        Assert.Equal(new(1, 3, null, tasks[1]), await Of(tasks[0], new(), null));
        Assert.Equal(new(1, 1, null, null), await Of(tasks[0], new() { Status = Status.InTime }, "due"));
        Assert.Equal(new(0, 1, null, null), await Of(tasks[1], new() { Status = Status.InTime }, "due"));
        // None of those that somebody has no part in is a neighbour.
        programme.Enter("stranger");
        Assert.Equal(new(1, 1, null, null), await Of(tasks[1], new(), "due"));
        Assert.Equal(new(0, 1, null, null), await Of(tasks[2], new(), "due"));
    }
}

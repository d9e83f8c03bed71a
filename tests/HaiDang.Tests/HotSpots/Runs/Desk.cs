using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.HotSpots.Runs;

/// <summary>A house with the demo province, where methods are run and waited for.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(TestHouse house) => House = house;

    public TestHouse House { get; }
    public RunsAtWork Work => House.Get<RunsAtWork>();
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="store">The database.</param>
    /// <param name="incidents">About how many; null for the demo's own 48,000.</param>
    public static async Task<Desk> Open(Store store = Store.Sqlite, int? incidents = null)
    {
        var house = await TestHouse.Open(store);
        await MakeDemo.Run(new MakeDemo.Command(Incidents: incidents), house.Services, null, Stop);
        return new(house);
    }

    /// <summary>Asks by an address such as <c>method=scan&amp;kind=theft&amp;s.look=now</c>.</summary>
    public Task<int> Start(string query)
    {
        var (at, wrong) = RunAddress.Parse(query);
        Assert.Empty(wrong);
        return StartRun.Run(new() { Method = at.Method, Filter = at.Filter, Settings = at.Settings, By = "test" }, Work, Stop);
    }

    /// <summary>The run when it has ended.</summary>
    public async Task<ShowRun.View> Ended(int id)
    {
        for (var again = 0; again < 1_200; again++)
        {
            var view = await ShowRun.Run(id, House.Get<IDbContextFactory<HaiDangDb>>(), Stop);
            if (view!.Run.State is not RunState.Working) return view;
            await Task.Delay(50, Stop);
        }
        throw new TimeoutException($"Run {id} does not end.");
    }

    public async Task<ShowRun.View> Run(string query) => await Ended(await Start(query));

    /// <summary>The answer of a run that must be done.</summary>
    public async Task<RunAnswer> Answer(string query)
    {
        var view = await Run(query);
        Assert.True(view.Run.State is RunState.Done, $"{view.Run.State}: {view.Run.Problem}");
        return view.Answer!;
    }

    public static string? CellOf(RunAnswer answer, RunRow row, string column) => row.Cells[Array.FindIndex(answer.Table.Columns, c => c.Key == column)];

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

using HaiDang.Data;
using HaiDang.HotSpots.Measures;
using HaiDang.Shell.Measures;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.HotSpots.Measures;

public sealed class HotSpotCountTests(ITestOutputHelper says)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reading_counts_the_hot_places_of_now_and_the_months_reach_as_far_as_there_is_a_past()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        await new Situation(11) { Planted = { ["Bãi Cháy"] = 1.9, ["Móng Cái 1"] = 2.1 }, Days = 900 }.Fill(db, Stop);
        var book = house.Get<MeasureBook>();
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var series = (await book.Series(new(HotSpotCount.Key), Stop))!;
        says.WriteLine($"{series.Points.Length} months in {System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s");
        Assert.InRange(series.Points.Length, 15, 24);
        Assert.Equal(new DateOnly(2026, 9, 1), series.Points[^1].First);
        Assert.Equal(2, series.Points[^1].Value);
        Assert.InRange(series.Points.SkipLast(1).Average(p => p.Value), 0, 0.5);
        Assert.All(series.Points.Zip(series.Points.Skip(1)), months => Assert.Equal(months.First.First.AddMonths(1), months.Second.First));

        var reading = (await book.Read(new(HotSpotCount.Key), Stop))!;
        Assert.Equal(2, reading.Value);
        Assert.Equal(new DateOnly(2026, 9, 7), reading.Period.From);
    }

    [Fact]
    public async Task It_is_of_the_whole_territory_and_for_who_sees_it()
    {
        await using var house = await TestHouse.Open();
        await using var db = house.Db();
        var territory = await new Situation(12).Fill(db, Stop);
        var book = house.Get<MeasureBook>();
        Assert.Null(await book.Read(new(HotSpotCount.Key, null, territory.Communes[0].Id), Stop));
        Scope.Enter(Scope.Of([territory.Communes[0].Id]));
        Assert.Null(await book.Read(new(HotSpotCount.Key), Stop));
    }
}

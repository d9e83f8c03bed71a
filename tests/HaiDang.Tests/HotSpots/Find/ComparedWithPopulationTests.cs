using HaiDang.HotSpots.Find;
using Xunit;
namespace HaiDang.Tests.HotSpots.Find;

public sealed class ComparedWithPopulationTests
{
    [Fact]
    public void The_expectation_is_the_rate_of_all_the_others()
    {
        var expected = ComparedWithPopulation.Of([10, 20, 30], [1000, 2000, 3000]);
        Assert.Equal(1000 * 50 / 5000d, expected[0].Count, 1e-9);
    }

    [Fact]
    public void A_place_whose_people_nobody_has_counted_has_no_expectation_and_no_say()
    {
        var expected = ComparedWithPopulation.Of([10, 9999, 30], [1000, null, 3000]);
        Assert.True(expected[1].IsMissing);
        Assert.Equal(10, expected[0].Count, 1e-9);
    }

    [Fact]
    public void Rates_that_differ_everywhere_make_no_place_an_outlier()
    {
        var random = new Random(5);
        long?[] people = [.. Enumerable.Range(0, 54).Select(_ => (long?)20_000)];
        long[] now = [.. people.Select(_ => (long)(200 * Math.Exp(0.5 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2)))];
        var expected = ComparedWithPopulation.Of(now, people);
        Assert.True(expected[0].Swing > 0.02);
        Assert.DoesNotContain(now.Select((n, i) => OwnCount.Of(n, expected[i]).P * now.Length), adjusted => adjusted < 0.05);
    }

    [Fact]
    public void One_place_with_ten_times_the_rate_is_an_outlier_however_the_others_differ()
    {
        long[] now = [.. Enumerable.Range(0, 54).Select(i => i == 7 ? 2000L : 150 + 100 * (i % 2))];
        long?[] people = [.. now.Select(_ => (long?)20_000)];
        var expected = ComparedWithPopulation.Of(now, people);
        Assert.True(OwnCount.Of(now[7], expected[7]).P < 0.001);
    }

    [Fact]
    public void Without_anyone_elsewhere_there_is_nothing_to_compare_with() =>
        Assert.True(ComparedWithPopulation.Of([4, 0], [1000, 1000])[0].IsMissing);
}

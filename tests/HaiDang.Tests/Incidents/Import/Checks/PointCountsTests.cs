using CsCheck;
using HaiDang.Incidents.Import.Checks;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Checks;

public class PointCountsTests
{
    [Fact]
    public void A_count_is_never_too_low() =>
        Gen.Int[0, 50].Array[0, 400].Sample(points =>
        {
            var counts = new PointCounts();
            foreach (var p in points) counts.Add(107 + p * 0.0001, 21);
            foreach (var group in points.GroupBy(p => p))
                Assert.True(counts.Of(107 + group.Key * 0.0001, 21) >= group.Count());
        }, iter: 20);

    [Fact]
    public void Among_three_hundred_thousand_points_a_pile_stands_out_and_no_single_point_is_taken_for_one()
    {
        var counts = new PointCounts();
        for (var i = 0; i < 300_000; i++) counts.Add(106 + i * 0.000007, 20.9 + i % 977 * 0.0003);
        for (var i = 0; i < 70; i++) counts.Add(107.5, 21.5);
        Assert.InRange(counts.Of(107.5, 21.5), 70, 72);
        Assert.True(Enumerable.Range(0, 300_000).Max(i => counts.Of(106 + i * 0.000007, 20.9 + i % 977 * 0.0003)) < 10);
    }

    [Theory]
    [InlineData(100, 64)]
    [InlineData(41_375, 64)]
    [InlineData(148_636, 74)]
    [InlineData(1_000_000, 500)]
    public void A_pile_is_64_rows_or_one_in_two_thousand(long rows, int from) => Assert.Equal(from, PointCounts.PileFrom(rows));
}

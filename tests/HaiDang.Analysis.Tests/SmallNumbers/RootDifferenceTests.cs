using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests.SmallNumbers;

public class RootDifferenceTests
{
    [Fact]
    public void Every_known_score_and_p_value_is_reproduced() => Assert.All(Known.Rows("numbers", "poisson-e-test.csv").Where(r => r["exposure1"] == r["exposure2"]), row =>
    {
        var (a, b) = ((long)row["count1"], (long)row["count2"]);
        Assert.Equal(row["z_over_sqrt2"], RootDifference.Z(a, b), 1e-10);
        Assert.Equal(row["p_of_z_over_sqrt2"], RootDifference.PValue(a, b), 1e-10);
    });

    [Fact]
    public void For_large_counts_it_agrees_with_the_exact_test() =>
        Assert.Equal(
            ETest.PValue(new() { Count = 10_200, Exposure = 1 }, new() { Count = 10_000, Exposure = 1 }), RootDifference.PValue(10_200, 10_000), 1e-3);

    [Fact]
    public void A_negative_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RootDifference.Z(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RootDifference.PValue(1, -1));
    }
}

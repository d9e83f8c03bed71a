using CsCheck;
using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests.SmallNumbers;

public class ETestTests
{
    private static CountedRate Rate(double count, double exposure) => new() { Count = (long)count, Exposure = exposure };

    [Fact]
    public void Every_known_p_value_is_reproduced() => Assert.All(Known.Rows("numbers", "poisson-e-test.csv"), row =>
        Assert.Equal(row["e_test_p_two_sided"], ETest.PValue(Rate(row["count1"], row["exposure1"]), Rate(row["count2"], row["exposure2"])), 1e-10));

    [Fact]
    public void Which_rate_comes_first_and_the_unit_of_exposure_play_no_part() =>
        Gen.Select(Gen.Long[0, 60], Gen.Long[0, 60], Gen.Double[0.3, 3]).Sample((a, b, exposure) =>
        {
            var p = ETest.PValue(Rate(a, exposure), Rate(b, 1));
            return p is > 0 and <= 1
                && Math.Abs(p - ETest.PValue(Rate(b, 1), Rate(a, exposure))) < 1e-12
                && Math.Abs(p - ETest.PValue(Rate(a, exposure * 1024), Rate(b, 1024))) < 1e-12;
        }, iter: 300);

    [Fact]
    public void Large_counts_approach_the_normal_distribution() =>
        Assert.Equal(0.0455, ETest.PValue(Rate(20_400, 1), Rate(20_000, 1)), 0.003);      // z = 400 / √40,400 = 1.99

    [Theory, InlineData(-1, 1), InlineData(1, 0), InlineData(1, double.NaN)]
    public void What_is_no_rate_is_refused(long count, double exposure)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ETest.PValue(Rate(count, exposure), Rate(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ETest.PValue(Rate(1, 1), Rate(count, exposure)));
    }
}

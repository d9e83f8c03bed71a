using CsCheck;
using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests.SmallNumbers;

public class RateRatioTests
{
    private static CountedRate Rate(double count, double exposure) => new() { Count = (long)count, Exposure = exposure };

    private static void Close(double expected, double actual)
    {
        if (double.IsFinite(expected))
            Assert.Equal(expected, actual, 1e-10 * Math.Max(1, Math.Abs(expected)));
        else
            Assert.Equal(expected, actual);
    }

    [Fact]
    public void Every_known_comparison_is_reproduced() => Assert.All(Known.Rows("numbers", "poisson-rate-ratio.csv"), row =>
    {
        var ratio = RateRatio.Compare(Rate(row["count1"], row["exposure1"]), Rate(row["count2"], row["exposure2"]));
        Close(row["ratio"], ratio.Ratio);
        Close(row["lower95"], ratio.Lower);
        Close(row["upper95"], ratio.Upper);
        Close(row["p_two_sided_minimum_likelihood"], ratio.PTwoSided);
        Close(row["p_two_sided_doubled"], ratio.PDoubled);
        Close(row["p_greater"], ratio.PGreater);
        Close(row["p_less"], ratio.PLess);
    });

    [Fact]
    public void Turning_the_fraction_over_turns_the_answer_over() =>
        Gen.Select(Gen.Long[0, 400], Gen.Long[0, 400], Gen.Double[0.1, 10]).Sample((a, b, exposure) =>
        {
            var there = RateRatio.Compare(Rate(a, exposure), Rate(b, 2));
            var back = RateRatio.Compare(Rate(b, 2), Rate(a, exposure));
            static bool Same(double x, double y) => x == y || (double.IsNaN(x) && double.IsNaN(y)) || Math.Abs(x - y) < 1e-9 * Math.Abs(x);
            return Same(there.Lower, 1 / back.Upper) && Same(there.Upper, 1 / back.Lower) && Same(there.PTwoSided, back.PTwoSided)
                && Same(there.PGreater, back.PLess) && Same(there.PDoubled, back.PDoubled);
        }, iter: 300);

    [Fact]
    public void The_doubled_probability_is_below_five_per_cent_just_when_the_interval_leaves_out_one() =>
        Gen.Select(Gen.Long[0, 200], Gen.Long[0, 200], Gen.Double[0.5, 2]).Sample((a, b, exposure) =>
        {
            var ratio = RateRatio.Compare(Rate(a, exposure), Rate(b, 1));
            return ratio.PDoubled < 0.05 == (ratio.Lower > 1 || ratio.Upper < 1);
        }, iter: 1000);

    [Fact]
    public void Large_counts_still_have_an_answer()
    {
        var ratio = RateRatio.Compare(Rate(1_000_000, 1), Rate(998_000, 1));
        Assert.Equal(0.157, ratio.PTwoSided, 0.002);      // z = 2000 / √1,998,000 = 1.415
        Assert.InRange(ratio.Upper - ratio.Lower, 0.0055, 0.0056);
    }

    [Theory, InlineData(-1, 1, 0.95), InlineData(1, 0, 0.95), InlineData(1, double.NaN, 0.95), InlineData(1, double.PositiveInfinity, 0.95), InlineData(1, 1, 1)]
    public void What_is_no_rate_or_no_confidence_is_refused(long count, double exposure, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRatio.Compare(Rate(count, exposure), Rate(1, 1), confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRatio.Compare(Rate(1, 1), Rate(count, exposure), confidence));
    }
}

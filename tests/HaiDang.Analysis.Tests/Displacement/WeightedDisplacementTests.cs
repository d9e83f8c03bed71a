using CsCheck;
using HaiDang.Analysis.Displacement;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Displacement;

public class WeightedDisplacementTests
{
    private static readonly Gen<BeforeAfter> Counts = Gen.Select(Gen.Long[0, 400], Gen.Long[0, 400], (before, after) => new BeforeAfter(before, after));

    [Fact]
    public void Every_known_difference_is_reproduced() => Assert.All(Known.Rows("numbers", "wdd.csv"), row =>
    {
        var answer = WeightedDisplacementDifference.Of(new()
        {
            Treated = Area("treated"), Control = Area("control"), Buffer = Area("displacement"), BufferControl = Area("control_displacement"),
        });
        Assert.Equal(row["treated_change"], answer.TreatedChange);
        Assert.Equal(row["displacement_change"], answer.BufferChange);
        Assert.Equal(row["wdd"], answer.Difference);
        Assert.Equal(row["variance"], answer.Variance);
        Assert.Equal(row["z"], answer.ZScore, 1e-10);
        Assert.Equal(row["p_lower"], answer.PLess, 1e-10);
        Assert.Equal(row["lower95"], answer.Lower, 1e-9);
        Assert.Equal(row["upper95"], answer.Upper, 1e-9);

        BeforeAfter Area(string name) => new((long)row[$"{name}_before"], (long)row[$"{name}_after"]);
    });

    [Fact]
    public void Swapping_the_areas_swaps_the_sign() => Gen.Select(Counts, Counts, Counts, Counts).Sample((treated, control, ring, ringControl) =>
    {
        var answer = WeightedDisplacementDifference.Of(new() { Treated = treated, Control = control, Buffer = ring, BufferControl = ringControl });
        var swapped = WeightedDisplacementDifference.Of(new() { Treated = control, Control = treated, Buffer = ringControl, BufferControl = ring });
        return answer.Difference == -swapped.Difference && answer.Variance == swapped.Variance && (double.IsNaN(answer.PTwoSided) || answer.PTwoSided == swapped.PTwoSided);
    });

    [Fact]
    public void A_time_twice_as_long_after_is_halved()
    {
        var answer = WeightedDisplacementDifference.Of(new() { Treated = new(50, 60), Control = new(60, 110), AfterPerBefore = 2 });
        Assert.Equal(-20 - -5, answer.Difference);
        Assert.Equal(50 + 15 + 60 + 27.5, answer.Variance);
    }

    [Fact]
    public void By_chance_it_crosses_its_limits_as_often_as_it_says()
    {
        var random = new SeededRandom(5, 0, 0);
        var (calls, low) = (4000, 0);
        for (var i = 0; i < calls; i++)
        {
            var p = WeightedDisplacementDifference.Of(new()
            {
                Treated = new(Draws.Poisson(40, ref random), Draws.Poisson(40, ref random)),
                Control = new(Draws.Poisson(45, ref random), Draws.Poisson(45, ref random)),
            }).PTwoSided;
            if (p <= 0.05) low++;
        }
        Assert.InRange(low, 165, 236);   // 99 % of binomial(4000, 0.05) lies within
    }

    [Theory]
    [InlineData(100, 60, 100, 100, 50, 40, 0.25, DisplacementVerdict.Diffusion)]
    [InlineData(100, 60, 100, 100, 50, 60, -0.25, DisplacementVerdict.Displacement)]
    [InlineData(100, 60, 100, 100, 100, 150, -1.25, DisplacementVerdict.DisplacementAboveEffect)]
    [InlineData(100, 60, 100, 100, 100, 50, 1.25, DisplacementVerdict.DiffusionAboveEffect)]
    [InlineData(100, 60, 100, 100, 50, 50, 0, DisplacementVerdict.Neither)]
    [InlineData(100, 120, 100, 100, 50, 50, 0, DisplacementVerdict.NoFallToExplain)]
    [InlineData(100, 100, 100, 100, 50, 40, double.NaN, DisplacementVerdict.Undefined)]
    [InlineData(100, 60, 0, 100, 50, 40, double.NaN, DisplacementVerdict.Undefined)]
    public void The_quotient_says_what_happened_next_door(
        long before, long after, long controlBefore, long controlAfter, long ringBefore, long ringAfter, double expected, DisplacementVerdict verdict)
    {
        var answer = WeightedDisplacementQuotient.Of(new() { Treated = new(before, after), Control = new(controlBefore, controlAfter), Buffer = new(ringBefore, ringAfter) });
        Assert.Equal(expected, answer.Quotient, 1e-12);
        Assert.Equal(verdict, answer.Verdict);
    }

    [Fact]
    public void Without_a_ring_there_is_no_quotient() => Assert.Equal(
        DisplacementVerdict.Undefined, WeightedDisplacementQuotient.Of(new() { Treated = new(9, 3), Control = new(9, 9) }).Verdict);

    [Fact]
    public void The_relative_effect_is_the_odds_ratio_with_its_known_interval()
    {
        // Textbook 2 × 2 table: 20/10 against 30/45 has odds ratio 1/3, standard error of the log √(1/20 + 1/10 + 1/30 + 1/45) = 0.45338.
        var effect = RelativeEffect.Of(new(20, 10), new(30, 45));
        Assert.Equal(1 / 3.0, effect.Ratio, 1e-12);
        Assert.Equal(1 / 3.0 * Math.Exp(-1.959963984540054 * 0.453382350), effect.Lower, 1e-8);
        Assert.Equal(0.0154, effect.PTwoSided, 1e-4);
        Assert.Equal(double.NaN, RelativeEffect.Of(new(20, 0), new(30, 45)).Ratio);
    }

    [Fact]
    public void What_is_no_count_or_no_time_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedDisplacementDifference.Of(new() { Treated = new(-1, 2), Control = new(1, 1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedDisplacementDifference.Of(new() { Treated = new(1, 2), Control = new(1, 1), AfterPerBefore = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedDisplacementQuotient.Of(new() { Treated = new(1, 2), Control = new(1, 1), Buffer = new(1, -1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativeEffect.Of(new(1, -2), new(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativeEffect.Of(new(1, 2), new(1, 1), confidence: 1));
    }
}

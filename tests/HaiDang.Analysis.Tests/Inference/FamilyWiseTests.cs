using CsCheck;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Inference;

public class FamilyWiseTests
{
    [Fact]
    public void Four_tests_are_adjusted_as_by_hand_and_what_is_no_test_does_not_count()
    {
        double[] p = [0.01, double.NaN, 0.04, 0.03, 0.005];
        var (bonferroni, holm) = (new double[5], new double[5]);
        FamilyWise.Bonferroni(p, bonferroni);
        FamilyWise.Holm(p, holm);
        Assert.Equal([0.04, double.NaN, 0.16, 0.12, 0.02], bonferroni, (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-15);
        Assert.Equal([0.03, double.NaN, 0.06, 0.06, 0.02], holm, (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Holm_lies_between_p_and_Bonferroni_and_above_the_q_value() =>
        Gen.Double[0, 1].Array[1, 40].Sample(p =>
        {
            var (bonferroni, holm, q) = (new double[p.Length], new double[p.Length], new double[p.Length]);
            FamilyWise.Bonferroni(p, bonferroni);
            FamilyWise.Holm(p, holm);
            FalseDiscovery.BenjaminiHochberg(p, q);
            for (var i = 0; i < p.Length; i++)
                Assert.True(p[i] <= holm[i] && holm[i] <= bonferroni[i] + 1e-15 && q[i] <= holm[i] + 1e-15);
        });

    [Fact]
    public void What_is_no_probability_is_refused() =>
        Assert.Throws<ArgumentException>(() => FamilyWise.Holm([1.1], new double[1]));
}

using HaiDang.Analysis.Times;
using Xunit;

namespace HaiDang.Analysis.Tests.Times;

public class MannKendallTests
{
    [Fact]
    public void Four_series_have_the_known_answers()
    {
        var inputs = Known.Rows("numbers", "mann-kendall-input.csv").ToLookup(r => r.Text("series"), r => r["value"]);
        foreach (var row in Known.Rows("numbers", "mann-kendall.csv"))
        {
            var answer = MannKendall.Of([.. inputs[row.Text("series")]]);
            Assert.Equal(((int)row["n"], (long)row["S"]), (answer.Count, answer.S));
            Assert.Equal(row["variance"], answer.Variance, 1e-9 * Math.Max(1, row["variance"]));
            Assert.Equal(row["z"], answer.Z, 1e-10);
            Assert.Equal(row["p_two_sided"], answer.PTwoSided, 1e-10);
            Assert.Equal(row["tau_b"], answer.TauB, 1e-10);
            Assert.Equal(row["sen_slope"], MannKendall.SlopeOf([.. inputs[row.Text("series")]]), 1e-10);
        }
    }

    [Fact]
    public void A_missing_value_is_left_out_but_its_place_in_time_is_kept()
    {
        var answer = MannKendall.Of([1, 2, double.NaN, 4]);
        Assert.Equal((3, 3L), (answer.Count, answer.S));
        Assert.Equal(1.0, MannKendall.SlopeOf([1, 2, double.NaN, 4]));
        Assert.True(double.IsNaN(MannKendall.SlopeOf([1])));
        Assert.Equal((0, 0L, 1.0), MannKendall.Of([]) is var none ? (none.Count, none.S, none.PTwoSided) : default);
        Assert.Throws<ArgumentException>(() => MannKendall.Of([1, double.PositiveInfinity]));
    }
}

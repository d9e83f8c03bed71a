using CsCheck;
using HaiDang.Analysis.ControlCharts;
using Xunit;

namespace HaiDang.Analysis.Tests.ControlCharts;

public class UChartTests
{
    private static readonly IReadOnlyList<Known.Row> Rows = Known.Rows("numbers", "u-chart.csv");
    private static readonly double[] Counts = [.. Rows.Select(r => r["count"])], Exposures = [.. Rows.Select(r => r["exposure"])];

    [Theory, InlineData(false, "u"), InlineData(true, "laney")]
    public void Limits_and_signals_are_the_known_ones(bool laney, string name)
    {
        var chart = UChart.Draw(Counts, Exposures, laney);
        foreach (var (row, point) in Rows.Zip(chart.Points))
        {
            Assert.Equal(row["u"], point.Rate, 1e-10);
            Assert.Equal(row["z"], point.Score, 1e-10);
            Assert.Equal(row[$"{name}_lower"], point.Lower, 1e-10);
            Assert.Equal(row[$"{name}_upper"], point.Upper, 1e-10);
            Assert.Equal(row[$"{name}_signal"] == 1, point.IsOut);
        }
        var facts = Known.Rows("numbers", "u-chart-facts.csv").ToDictionary(r => r.Text("name"), r => r["value"]);
        Assert.Equal(facts["centre"], chart.Centre, 1e-10);
        Assert.Equal(facts["sigma_z"], chart.SigmaZ, 1e-10);
    }

    [Fact]
    public void A_baseline_keeps_later_rows_out_of_the_centre()
    {
        var chart = UChart.Draw([4, 6, 5, 90], [], laney: false, baseline: 3);
        Assert.Equal(5, chart.Centre);
        Assert.Equal([false, false, false, true], chart.Points.Select(p => p.IsOut));
    }

    [Fact]
    public void A_unit_of_exposure_is_only_a_unit() => Gen.Select(Gen.Int[1, 60].Array[12], Gen.Double[1, 9].Array[12]).Sample((counts, exposures) =>
    {
        var y = Array.ConvertAll(counts, c => (double)c);
        var (one, other) = (UChart.Draw(y, exposures, laney: true), UChart.Draw(y, Array.ConvertAll(exposures, e => e * 1024), laney: true));
        Assert.Equal(one.SigmaZ, other.SigmaZ, 1e-9);
        Assert.Equal(one.Points.Select(p => p.IsOut), other.Points.Select(p => p.IsOut));
    }, iter: 100);

    [Fact]
    public void Nothing_known_and_missing_rows_cannot_tell()
    {
        Assert.All(UChart.Draw([0, 0], [], laney: false).Points, p => Assert.Null(p.IsOut));
        Assert.All(UChart.Draw([5], [], laney: true).Points, p => Assert.Null(p.IsOut));
        Assert.Equal([false, null, false], UChart.Draw([5, double.NaN, 6], [], laney: true).Points.Select(p => p.IsOut));
        Assert.Empty(UChart.Draw([], [], laney: true).Points);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => UChart.Draw([-1], [], laney: false));
        Assert.Throws<ArgumentException>(() => UChart.Draw([1], [0], laney: false));
        Assert.Throws<ArgumentException>(() => UChart.Draw([1, 2], [1], laney: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => UChart.Draw([1], [], laney: false, sigmas: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => UChart.Draw([1], [], laney: false, baseline: -1));
    }
}

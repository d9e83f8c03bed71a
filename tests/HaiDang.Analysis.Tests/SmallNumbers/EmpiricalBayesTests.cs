using CsCheck;
using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests.SmallNumbers;

public class EmpiricalBayesTests
{
    private static readonly IReadOnlyList<Known.Row> Nc = Known.Rows("numbers", "eb-marshall-nc.csv");
    private static readonly double[] Cases = [.. Nc.Select(r => r["cases"])], Births = [.. Nc.Select(r => r["births"])];

    [Fact]
    public void Global_smoothing_of_North_Carolina_is_the_known_one()
    {
        var smoothed = new double[Nc.Count];
        var (mean, variance) = EmpiricalBayes.Global(Cases, Births, smoothed);
        var prior = Known.Rows("numbers", "eb-marshall-nc-prior.csv");
        Assert.Equal(prior.Single(r => r.Text("name") == "mean")["value"], mean, 1e-15);
        Assert.Equal(prior.Single(r => r.Text("name") == "variance")["value"], variance, 1e-18);
        for (var i = 0; i < Nc.Count; i++)
            Assert.Equal(Nc[i]["smoothed"], smoothed[i], 1e-15);
    }

    [Fact]
    public void Local_smoothing_of_North_Carolina_is_that_of_spdep()
    {
        var smoothed = new double[Nc.Count];
        EmpiricalBayes.Local(Cases, Births, LocalCases.Read("nc/weights-queen-B.csv").ToNeighbours(Nc.Count), smoothed);
        var known = LocalCases.Read("nc/eb-local.csv")["eb_local"];
        for (var i = 0; i < Nc.Count; i++)
            Assert.Equal(known[i], smoothed[i], 1e-15);
    }

    [Fact]
    public void A_smoothed_rate_lies_between_the_raw_one_and_the_mean() =>
        Gen.Select(Gen.Double[0, 50], Gen.Double[1, 5000]).Array[1, 40].Sample(areas =>
        {
            var (counts, bases, smoothed) = (areas.Select(a => a.Item1).ToArray(), areas.Select(a => a.Item2).ToArray(), new double[areas.Length]);
            var (mean, _) = EmpiricalBayes.Global(counts, bases, smoothed);
            for (var i = 0; i < smoothed.Length; i++)
            {
                var raw = counts[i] / bases[i];
                if (smoothed[i] < Math.Min(raw, mean) - 1e-9 || smoothed[i] > Math.Max(raw, mean) + 1e-9) return false;
            }
            return true;
        });

    [Fact]
    public void What_is_no_rate_is_refused()
    {
        var room = new double[2];
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([], [], []));
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([1, 2], [1], room));
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([1, -1], [1, 1], room));
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Global([1, 1], [1, 0], room));
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.Local([1, 1], [1, 1], Neighbours.FromEdges(3, []), room));
    }

    [Fact]
    public void A_standardised_ratio_has_the_limits_of_its_count()
    {
        // Garwood's limits of 10 are 4.795389 and 18.390356.
        var ratio = StandardisedRatio.Of(10, 4);
        Assert.Equal(2.5, ratio.Ratio);
        Assert.Equal(4.795389 / 4, ratio.Lower, 1e-6);
        Assert.Equal(18.390356 / 4, ratio.Upper, 1e-6);
        Assert.Equal(2 * 0.008132243, ratio.PTwoSided, 1e-8);   // 2 P(X ≥ 10) for a mean of 4
        Assert.Equal(1, StandardisedRatio.Of(4, 4).PTwoSided);
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardisedRatio.Of(-1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardisedRatio.Of(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.ClopperPearson(3, 2));
    }
}

using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.SmallNumbers;
using Xunit;

namespace HaiDang.Analysis.Tests.SmallNumbers;

public class StandardisedRatesTests
{
    [Fact]
    public void Morans_I_of_the_standardised_rates_of_North_Carolina_is_that_of_spdep()
    {
        var data = LocalCases.Read("nc/data.csv");
        var scores = new double[data.Count];
        StandardisedRates.Of(data["SID74"], data["BIR74"], scores);
        var known = Known.Rows("local", "nc/eb-moran.csv").Single(r => r.Text("name") == "statistic")["value"];
        Assert.Equal(known, Moran.Test(scores, LocalCases.Read("nc/weights-queen-W.csv").ToNeighbours(data.Count)).Value, 1e-12);
    }

    [Fact]
    public void Without_events_all_scores_are_0_and_equal_rates_have_equal_scores()
    {
        var scores = new double[3];
        StandardisedRates.Of([0, 0, 0], [10, 20, 5], scores);
        Assert.Equal([0, 0, 0], scores);
        StandardisedRates.Of([1, 2, 4], [10, 20, 40], scores);
        Assert.All(scores, s => Assert.Equal(0, s, 1e-12));
        Assert.Throws<ArgumentException>(() => StandardisedRates.Of([1], [0], new double[1]));
    }
}

using HaiDang.Analysis.Prediction;
using Xunit;

namespace HaiDang.Analysis.Tests.Prediction;

public class PredictionScoreTests
{
    private static ScoredPlace Place(double score, long events, long? before = null, double area = 1) =>
        new() { Score = score, Events = events, EventsBefore = before, Area = area };

    // Chainey, Tompson and Uhlig (2008), p. 17: 25 % of the events in 50 % of the area give 0.5; 20 % in 10 % would give 2.
    [Fact]
    public void The_accuracy_index_is_the_hit_rate_over_the_share_of_area()
    {
        ScoredPlace[] places = [Place(9, 20), .. Enumerable.Range(0, 9).Select(i => Place(i, i == 8 ? 8 : 9))];
        var score = PredictionScore.Of(places, 0.1);
        Assert.Equal((1, 0.1, 20L), (score.Named, score.AreaShare, score.Hits));
        Assert.Equal(0.2, score.HitRate, 1e-12);
        Assert.Equal(2, score.AccuracyIndex, 1e-12);
        Assert.Equal(1, score.EfficiencyIndex);
        Assert.Equal(double.NaN, score.RecaptureRateIndex);
    }

    [Fact]
    public void Naming_everything_finds_everything_and_is_no_skill()
    {
        var score = PredictionScore.Of([Place(1, 3), Place(2, 0), Place(3, 5)], 1);
        Assert.Equal((3, 1, 1, 1), (score.Named, score.HitRate, score.AccuracyIndex, score.EfficiencyIndex));
    }

    [Fact]
    public void The_efficiency_index_compares_with_the_best_that_could_have_been_named()
    {
        var score = PredictionScore.Of([Place(9, 2), Place(5, 8), Place(1, 10), Place(0, 0)], 0.5);
        Assert.Equal(10 / 18.0, score.EfficiencyIndex, 1e-12);
    }

    [Fact]
    public void The_recapture_rate_index_asks_whether_named_places_kept_pace()
    {
        // Named: 40 → 30; all: 100 → 60. They kept 0.75 where all kept 0.6.
        var score = PredictionScore.Of([Place(2, 30, 40), Place(1, 30, 60)], 0.5);
        Assert.Equal(1.25, score.RecaptureRateIndex, 1e-12);
    }

    [Fact]
    public void Places_of_unequal_area_are_named_while_they_fit()
    {
        var score = PredictionScore.Of([Place(9, 5, area: 2), Place(8, 5, area: 3), Place(7, 1, area: 5)], 0.5);
        Assert.Equal((2, 0.5, 10L), (score.Named, score.AreaShare, score.Hits));
    }

    [Fact]
    public void The_hit_rate_has_its_exact_interval()
    {
        // Clopper and Pearson: 1 of 10 gives 0.00253 to 0.44502 (Newcombe 1998, Statistics in Medicine 17, 857–872, method 5).
        var score = PredictionScore.Of([Place(2, 1), Place(1, 9)], 0.5);
        Assert.Equal(0.00252857854446178, score.HitRateLower, 1e-12);
        Assert.Equal(0.445016117028195, score.HitRateUpper, 1e-12);
    }

    [Fact]
    public void Without_events_nothing_can_be_told()
    {
        var score = PredictionScore.Of([Place(2, 0), Place(1, 0)], 0.5);
        Assert.Equal((double.NaN, double.NaN, double.NaN), (score.HitRate, score.AccuracyIndex, score.EfficiencyIndex));
    }

    [Theory, InlineData(0), InlineData(1.1), InlineData(double.NaN)]
    public void What_is_no_share_is_refused(double share) => Assert.Throws<ArgumentException>(() => PredictionScore.Of([Place(1, 1)], share));

    [Fact]
    public void What_is_no_place_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictionScore.Of([], 0.5));
        Assert.Throws<ArgumentException>(() => PredictionScore.Of([Place(double.NaN, 1)], 0.5));
        Assert.Throws<ArgumentException>(() => PredictionScore.Of([Place(1, -1)], 0.5));
        Assert.Throws<ArgumentException>(() => PredictionScore.Of([Place(1, 1, area: 0)], 0.5));
    }
}

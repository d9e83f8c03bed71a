using HaiDang.Analysis.Surveillance;
using Xunit;

namespace HaiDang.Analysis.Tests.Surveillance;

public class CountCusumTests
{
    private static readonly CusumSettings Learning = new() { LearnRows = 312 };

    [Theory]
    [InlineData("standard", CusumScale.Standard)]
    [InlineData("rossi", CusumScale.Rossi)]
    public void Sums_and_alarms_are_the_known_ones(string file, CusumScale scale) => Assert.All(Weekly.Answers($"cusum-{file}-sums.csv"), series =>
    {
        var signals = Watch(Weekly.Counts(series.Key), Learning with { Scale = scale });
        foreach (var row in series)
        {
            var signal = signals[(int)row["t"] - 1];
            Assert.Equal(row["cusum"], signal.Score, 1e-9 * Math.Max(1, row["cusum"]));
            Assert.Equal(row["alarm"] == 1, signal.Alarm);
        }
        Assert.Equal(Weekly.Alarms($"cusum {file}", series.Key), signals.Count(s => s.Alarm is true));
        Assert.All(signals[..312], s => Assert.Null(s.Alarm));
    });

    [Theory]
    [InlineData("standard", CusumScale.Standard)]
    [InlineData("rossi", CusumScale.Rossi)]
    public void Limits_are_the_known_ones_and_speak_for_the_same_counts(string file, CusumScale scale) => Assert.All(Weekly.Answers($"cusum-{file}.csv"), series =>
    {
        var signals = Watch(Weekly.Counts(series.Key), Learning with { Scale = scale });
        foreach (var row in series)
        {
            var signal = signals[(int)row["t"] - 1];
            Assert.Equal(row["m"], signal.Expected, 1e-9 * row["m"]);
            // Where even no case at all would raise the sum to h, the table holds the square of a negative root.
            // It gives the standard scale's limit as the next whole count.
            if (signal.Upper > 0)
                Assert.Equal(row["upperbound"], scale == CusumScale.Standard ? Math.Ceiling(signal.Upper) : signal.Upper, 1e-9 * Math.Max(1, row["upperbound"]));
        }
    });

    [Fact]
    public void A_sum_that_starts_again_speaks_less_often()
    {
        var counts = Weekly.Counts("trend");
        Assert.True(Alarms(Learning with { Restart = true }) < Alarms(Learning));
        int Alarms(CusumSettings settings) => Watch(counts, settings).Count(s => s.Alarm is true);
    }

    [Fact]
    public void A_missing_count_leaves_the_sum_as_it_is()
    {
        var signals = Watch([9, double.NaN, 9], new() { Mean = 4, Scale = CusumScale.Standard });
        Assert.Equal((true, 4.0), (signals[1].Alarm is null, signals[1].Expected));
        Assert.Equal(2 * signals[0].Score, signals[2].Score, 1e-12);
    }

    [Fact]
    public void Counts_over_exposure_are_compared_with_their_own_mean()
    {
        var (signals, settings) = (new Signal[2], new CusumSettings { Mean = 2, Scale = CusumScale.Standard });
        CountCusum.Watch([8, 20], [2, 5], settings, signals);
        Assert.Equal([4, 10], signals.Select(s => s.Expected));
    }

    [Fact]
    public void Nothing_learnt_cannot_tell()
    {
        Assert.All(Watch([0, 0, 0, 5], new() { LearnRows = 3 }), s => Assert.Null(s.Alarm));
        Assert.All(Watch([1, 2, 3], new() { LearnRows = 52 }), s => Assert.Null(s.Alarm));
        Assert.All(Watch([double.NaN, 2], new() { LearnRows = 1 }), s => Assert.Null(s.Alarm));
    }

    public static TheoryData<CusumSettings> Impossible => new(
        new CusumSettings { Mean = -1 }, new CusumSettings { LearnRows = 0 }, new CusumSettings { Reference = -1 }, new CusumSettings { Decision = 0 });

    [Theory, MemberData(nameof(Impossible))]
    public void Impossible_settings_are_refused(CusumSettings settings) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Watch([1, 2], settings));

    [Fact]
    public void What_is_no_count_is_refused() => Assert.Throws<ArgumentException>(() => Watch([1, -1], new()));

    private static Signal[] Watch(double[] counts, CusumSettings settings)
    {
        var signals = new Signal[counts.Length];
        CountCusum.Watch(counts, [], settings, signals);
        return signals;
    }
}

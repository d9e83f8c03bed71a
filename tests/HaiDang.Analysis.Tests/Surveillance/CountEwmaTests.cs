using CsCheck;
using HaiDang.Analysis.Surveillance;
using Xunit;

namespace HaiDang.Analysis.Tests.Surveillance;

public class CountEwmaTests
{
    [Fact]
    public void The_limit_far_from_the_start_is_the_published_one()
    {
        // Borror, Champ and Rigdon (1998): m ± L √(m λ / (2 − λ)); with m = 4, λ = 0.2 and L = 3 that is 4 + 2 = 6.
        var signals = Watch([.. Enumerable.Repeat(4.0, 200)], new() { Mean = 4 });
        Assert.Equal(4 + 2 / 0.2, signals[^1].Upper, 1e-9);      // the blend stands at 4: a count must bring it to 6 alone
        Assert.Equal(0, signals[^1].Score);
    }

    [Fact]
    public void The_first_row_alone_is_a_chart_of_single_counts() =>
        Assert.Equal(4 + 3 * 2, Watch([4], new() { Mean = 4 })[0].Upper, 1e-12);

    [Fact]
    public void Two_rows_blend_as_written()
    {
        var signals = Watch([10, 4], new() { Mean = 4, Weight = 0.5, Limit = 1 });
        Assert.Equal(3, signals[0].Score, 1e-12);                                        // (10 − 4) / 2
        Assert.Equal(1.5 / Math.Sqrt(4 * (0.25 + 0.0625)), signals[1].Score, 1e-12);     // blend 5.5 against 4
    }

    [Fact]
    public void An_alarm_is_just_a_count_above_the_limit() => Gen.Int[0, 20].Array[30].Sample(counts =>
        Assert.All(Watch(Array.ConvertAll(counts, c => (double)c), new() { Mean = 5 }), s =>
        {
            if (Math.Abs(s.Observed - s.Upper) > 1e-9)
                Assert.Equal(s.Observed > s.Upper, s.Alarm);
        }), iter: 100);

    [Fact]
    public void More_dispersion_means_fewer_alarms()
    {
        var counts = Weekly.Counts("overdispersed");
        Assert.True(Alarms(4) < Alarms(1));
        int Alarms(double dispersion) => Watch(counts, new() { Dispersion = dispersion }).Count(s => s.Alarm is true);
    }

    [Fact]
    public void Nothing_learnt_and_a_missing_count_cannot_tell()
    {
        Assert.All(Watch([1, 2, 3], new()), s => Assert.Null(s.Alarm));
        Assert.Null(Watch([1, double.NaN], new() { Mean = 1 })[1].Alarm);
    }

    public static TheoryData<EwmaSettings> Impossible => new(
        new EwmaSettings { Mean = -1 }, new EwmaSettings { LearnRows = 0 }, new EwmaSettings { Weight = 0 }, new EwmaSettings { Weight = 1.1 }, new EwmaSettings { Limit = 0 }, new EwmaSettings { Dispersion = 0 });

    [Theory, MemberData(nameof(Impossible))]
    public void Impossible_settings_are_refused(EwmaSettings settings) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Watch([1, 2], settings));

    private static Signal[] Watch(double[] counts, EwmaSettings settings)
    {
        var signals = new Signal[counts.Length];
        CountEwma.Watch(counts, [], settings, signals);
        return signals;
    }
}

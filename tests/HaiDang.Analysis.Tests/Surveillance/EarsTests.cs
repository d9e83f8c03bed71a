using CsCheck;
using HaiDang.Analysis.Surveillance;
using Xunit;

namespace HaiDang.Analysis.Tests.Surveillance;

public class EarsTests
{
    private static readonly EarsSettings Usual = new();

    private delegate void Detector(ReadOnlySpan<double> counts, EarsSettings settings, Span<Signal> signals);

    [Fact]
    public void Limits_and_alarms_of_C1_are_the_known_ones() => Limits_and_alarms("EARS C1", "ears-C1.csv", Ears.C1);

    [Fact]
    public void Limits_and_alarms_of_C2_are_the_known_ones() => Limits_and_alarms("EARS C2", "ears-C2.csv", Ears.C2);

    private static void Limits_and_alarms(string method, string file, Detector detector) => Assert.All(Weekly.Answers(file), series =>
    {
        var signals = Watch(detector, Weekly.Counts(series.Key));
        foreach (var row in series)
        {
            var signal = signals[(int)row["t"] - 1];
            Assert.Equal(row["upperbound"], signal.Upper, 1e-9 * row["upperbound"]);
            Assert.Equal(row["alarm"] == 1, signal.Alarm);
        }
        Assert.Equal(Weekly.Alarms(method, series.Key), signals.Count(s => s.Alarm is true));
        Assert.Equal(520 - series.Count(), signals.Count(s => s.Alarm is null));
    });

    [Fact]
    public void C3_is_the_published_one() => Assert.All(Weekly.Answers("ears-C3-textbook.csv"), series =>
    {
        var signals = Watch(Ears.C3, Weekly.Counts(series.Key));
        foreach (var row in series)
        {
            var signal = signals[(int)row["t"] - 1];
            if (row.Text("c3") == "")
            {
                Assert.Null(signal.Alarm);
                continue;
            }
            Assert.Equal(row["c3"], signal.Score, 1e-9 * Math.Max(1, row["c3"]));
            Assert.Equal(row["signal"] == 1, signal.Alarm);
        }
    });

    [Fact]
    public void The_limit_of_C3_is_the_count_at_which_it_speaks() => Gen.Double[0, 9].Array[12].Sample(past =>
    {
        var limit = Watch(Ears.C3, past)[11].Upper;
        if (double.IsNaN(limit))
            return;
        double[] below = [.. past[..11], limit * (1 - 1e-9)], above = [.. past[..11], limit * (1 + 1e-9)];
        Assert.False(Watch(Ears.C3, below)[11].Alarm);
        Assert.True(Watch(Ears.C3, above)[11].Alarm);
    }, iter: 300);

    [Fact]
    public void Another_unit_of_counting_changes_no_alarm() => Gen.Int[0, 40].Array[60].Sample(counts =>
        Assert.Equal(
            Watch(Ears.C2, Array.ConvertAll(counts, c => (double)c)).Select(s => s.Alarm),
            Watch(Ears.C2, Array.ConvertAll(counts, c => 4.0 * c)).Select(s => s.Alarm)), iter: 100);

    [Fact]
    public void Too_short_a_past_cannot_tell()
    {
        Assert.All(Watch(Ears.C1, [1, 2, 3, 4, 5, 6, 7]), s => Assert.Equal(Signal.CannotTell(s.Observed), s));
        Assert.Equal([null, null, null, null, null, null, null, true], Watch(Ears.C1, [1, 2, 3, 4, 5, 6, 7, 50]).Select(s => s.Alarm));
    }

    [Fact]
    public void A_missing_count_cannot_be_told_and_hides_the_baseline_it_is_in()
    {
        var counts = Enumerable.Range(0, 20).Select(t => t % 3.0).ToArray();
        counts[8] = double.NaN;
        var signals = Watch(Ears.C1, counts);
        Assert.NotNull(signals[7].Alarm);
        Assert.True(signals[8] is { Alarm: null, Upper: > 0 });
        Assert.All(signals[9..16], s => Assert.Null(s.Alarm));
        Assert.NotNull(signals[16].Alarm);
    }

    [Fact]
    public void A_floor_under_the_deviation_keeps_a_single_case_quiet()
    {
        double[] counts = [0, 0, 0, 0, 0, 0, 0, 1];
        Assert.True(Watch(Ears.C1, counts)[7].Alarm);
        Assert.False(Watch(Ears.C1, counts, Usual with { LeastDeviation = 0.5 })[7].Alarm);
    }

    public static TheoryData<EarsSettings> Impossible => new(
        Usual with { Baseline = 1 }, Usual with { Gap = -1 }, Usual with { Alpha = 0 }, Usual with { Alpha = 0.5 },
        Usual with { LeastDeviation = -1 }, Usual with { C3Limit = 0 });

    [Theory, MemberData(nameof(Impossible))]
    public void Impossible_settings_are_refused(EarsSettings settings)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Watch(Ears.C1, [1, 2], settings));
        Assert.Throws<ArgumentOutOfRangeException>(() => Watch(Ears.C3, [1, 2], settings));
    }

    [Fact]
    public void What_is_no_count_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Watch(Ears.C2, [1, -1]));
        Assert.Throws<ArgumentException>(() => Ears.C3([1, 2], Usual, new Signal[3]));
    }

    private static Signal[] Watch(Detector detector, double[] counts, EarsSettings? settings = null)
    {
        var signals = new Signal[counts.Length];
        detector(counts, settings ?? Usual, signals);
        return signals;
    }
}

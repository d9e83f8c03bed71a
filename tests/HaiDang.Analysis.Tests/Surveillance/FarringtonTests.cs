using CsCheck;
using HaiDang.Analysis.Surveillance;
using Xunit;

namespace HaiDang.Analysis.Tests.Surveillance;

public class FarringtonTests
{
    private static readonly FarringtonSettings Improved = FarringtonSettings.Flexible;

    /// <summary>The program that gave the answers takes the errors of its flexible detector from the working residuals.</summary>
    private static readonly FarringtonSettings Program = Improved with { Error = FarringtonError.WorkingResiduals };

    public static TheoryData<string, string, FarringtonSettings> Published
    {
        get
        {
            var all = Flexible;
            all.Add("Farrington original", "farrington-original.csv", FarringtonSettings.Original);
            return all;
        }
    }

    public static TheoryData<string, string, FarringtonSettings> Flexible => new()
    {
        {
            "farringtonFlexible classic-delta", "farrington-flexible-classic-delta.csv",
            Program with { Periods = 1, WeightsAbove = 1, PastExcluded = 3, TrendBelow = 0.05, Bound = FarringtonBound.TwoThirds }
        },
        { "farringtonFlexible improved-nbPlugin", "farrington-flexible-improved-nbPlugin.csv", Improved },
        { "farringtonFlexible improved-muan", "farrington-flexible-improved-muan.csv", Program with { Bound = FarringtonBound.CautiousNegativeBinomial } },
        { "farringtonFlexible improved-delta", "farrington-flexible-improved-delta.csv", Program with { Bound = FarringtonBound.TwoThirds } },
    };

    [Theory, MemberData(nameof(Published))]
    public void Limits_and_alarms_are_the_known_ones(string method, string file, FarringtonSettings settings) =>
        Assert.All(Weekly.Answers(file), series =>
        {
            var signals = Watch(Weekly.Counts(series.Key), settings);
            Assert.Equal(208, series.Count());
            foreach (var row in series)
            {
                var signal = signals[(int)row["t"] - 1].Signal;
                Assert.Equal(row["alarm"] == 1, signal.Alarm);
                if (row.Text("upperbound") is not ("NA" or "0.00000000000000"))      // no limit where there are few cases
                    Near(row["upperbound"], signal.Upper, 1e-9);
            }
            Assert.Equal(Weekly.Alarms(method, series.Key), signals.Skip(312).Count(s => s.Signal.Alarm is true));
        });

    [Theory, MemberData(nameof(Flexible))]
    public void Expected_counts_dispersions_and_p_values_are_the_known_ones(string method, string file, FarringtonSettings settings)
    {
        Assert.StartsWith("farringtonFlexible", method, StringComparison.Ordinal);
        Assert.All(Weekly.Answers(file), series =>
        {
            var signals = Watch(Weekly.Counts(series.Key), settings);
            foreach (var row in series)
            {
                var answer = signals[(int)row["t"] - 1];
                Near(row["phi"], answer.Dispersion, 1e-9);
                Near(row["pvalue"], answer.PValue, 1e-9);
                if (row.Text("expected") != "NA")
                    Near(row["expected"], answer.Signal.Expected, 1e-9);
            }
        });
    }

    [Fact]
    public void An_outbreak_of_the_past_hardly_lifts_the_limit()
    {
        var counts = Weekly.Counts("seasonal");
        var before = Watch(counts, Improved)[519].Signal;
        for (var week = 465; week < 470; week++)
            counts[week] += 200;
        var after = Watch(counts, Improved)[519].Signal;
        var unweighted = Watch(counts, Improved with { WeightsAbove = double.PositiveInfinity })[519].Signal;
        Assert.True(after.Upper > before.Upper && after.Upper - before.Upper < (unweighted.Upper - before.Upper) / 2);
    }

    [Fact]
    public void Counting_over_twice_the_people_leaves_counts_and_limits_where_they_are()
    {
        var counts = Weekly.Counts("trend");
        var (once, twice) = (Enumerable.Range(0, 520).Select(t => 1000.0 + t).ToArray(), Enumerable.Range(0, 520).Select(t => 2000.0 + 2 * t).ToArray());
        var (first, second) = (new FarringtonSignal[520], new FarringtonSignal[520]);
        Farrington.Watch(counts, once, Improved, first);
        Farrington.Watch(counts, twice, Improved, second);
        for (var t = Improved.Needed; t < 520; t++)
        {
            Near(first[t].Signal.Expected, second[t].Signal.Expected, 1e-6);
            Assert.Equal(first[t].Signal.Upper, second[t].Signal.Upper);
        }
    }

    [Fact]
    public void What_came_later_and_what_lies_too_far_back_play_no_part() => Gen.Double[0, 50].Array[100].Sample(other =>
    {
        var counts = Weekly.Counts("overdispersed");
        var expected = Watch(counts, Improved)[400];
        for (var t = 0; t < 100; t++)
            (counts[t], counts[401 + t]) = (other[t], other[99 - t]);
        Assert.Equal(expected, Watch(counts, Improved)[400]);
    }, iter: 10);

    [Fact]
    public void Too_short_a_past_cannot_tell_and_neither_can_a_missing_count()
    {
        var counts = Weekly.Counts("seasonal");
        counts[300] = double.NaN;
        var signals = Watch(counts, Improved);
        Assert.Equal(5 * 52 + 3, Improved.Needed);
        Assert.All(signals.Take(Improved.Needed), s => Assert.True(s.Signal is { Alarm: null, Upper: double.NaN, Score: double.NaN }));
        Assert.NotNull(signals[Improved.Needed].Signal.Alarm);
        Assert.Null(signals[300].Signal.Alarm);
        Assert.True(signals[300].Signal.Upper > 0);
        Assert.NotNull(signals[400].Signal.Alarm);
    }

    [Fact]
    public void A_past_without_any_case_expects_none_and_asks_for_five_before_an_alarm()
    {
        var counts = new double[300];
        (counts[280], counts[290]) = (4, 5);
        var signals = Watch(counts, Improved);
        Assert.Equal(0, signals[280].Signal.Expected, 1e-6);
        Assert.False(signals[280].Signal.Alarm);
        Assert.True(signals[290].Signal.Alarm);
    }

    [Fact]
    public void A_past_that_is_missing_cannot_tell()
    {
        var counts = Weekly.Counts("seasonal");
        counts.AsSpan(0, 290).Fill(double.NaN);
        Assert.Null(Watch(counts, Improved)[300].Signal.Alarm);
    }

    [Fact]
    public void What_is_no_count_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Watch([1, -1], Improved));
        Assert.Throws<ArgumentException>(() => Watch([1, double.PositiveInfinity], Improved));
        Assert.Throws<ArgumentException>(() => Farrington.Watch([1, 2], [1], Improved, new FarringtonSignal[2]));
        Assert.Throws<ArgumentException>(() => Farrington.Watch([1, 2], [1, 0], Improved, new FarringtonSignal[2]));
        Assert.Throws<ArgumentException>(() => Farrington.Watch([1, 2], [], Improved, new FarringtonSignal[1]));
    }

    public static TheoryData<FarringtonSettings> Impossible => new(
        Improved with { Season = 3 }, Improved with { Years = 0 }, Improved with { HalfWindow = -1 }, Improved with { HalfWindow = 26 },
        Improved with { Periods = 0 }, Improved with { Periods = 50 }, Improved with { PastExcluded = -1 }, Improved with { Alpha = 0 },
        Improved with { Alpha = 0.5 }, Improved with { WeightsAbove = 0 }, Improved with { FewestCases = -1 }, Improved with { RecentRows = 0 });

    [Theory, MemberData(nameof(Impossible))]
    public void Impossible_settings_are_refused(FarringtonSettings settings) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Watch([1, 2, 3], settings));

    private static FarringtonSignal[] Watch(double[] counts, FarringtonSettings settings)
    {
        var signals = new FarringtonSignal[counts.Length];
        Farrington.Watch(counts, [], settings, signals);
        return signals;
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Max(1e-3, Math.Abs(expected)));
}

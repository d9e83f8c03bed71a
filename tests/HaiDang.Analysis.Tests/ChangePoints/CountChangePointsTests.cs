using CsCheck;
using HaiDang.Analysis.ChangePoints;
using Xunit;

namespace HaiDang.Analysis.Tests.ChangePoints;

public class CountChangePointsTests
{
    /// <summary>Coal-mining disasters in Britain by year from 1851: Jarrett (1979), Biometrika 66, 191–193.</summary>
    private static readonly double[] Disasters =
    [
        4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1,
        0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 1, 4,
        0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
    ];

    private static readonly ChangePointSettings Usual = new();

    [Fact]
    public void Coal_mines_became_safer_about_1891_as_published()
    {
        // Carlin, Gelfand and Smith (1992), Applied Statistics 41, 389–405: one change is most likely after the 41st year.
        var answer = CountChangePoints.Find(Disasters, [], Usual with { Penalty = 15, Permutations = new() { Count = 999, Seed = 1 } });
        var change = Assert.Single(answer.Changes);
        Assert.Equal(1892, 1851 + change.FirstAfter);
        Assert.Equal((3.1, 0.9), (Math.Round(change.RateBefore, 1), Math.Round(change.RateAfter, 1)));
        Assert.Equal(0.001, answer.AnyChange!.Value.PGreater, 1e-12);
        Assert.Equal(0.001, change.PValue, 1e-12);
        Assert.Equal(change.Gain, answer.BestGain, 1e-9);
    }

    [Fact]
    public void A_smaller_penalty_finds_their_second_change_after_the_war()
    {
        // Green (1995), Biometrika 82, 711–732: the second most likely change is about 1947.
        var answer = CountChangePoints.Find(Disasters, [], Usual);
        Assert.Equal([1892, 1947], answer.Changes.Select(c => 1851 + c.FirstAfter));
        Assert.Equal(2 * Math.Log(111), answer.Penalty, 1e-12);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5)]
    public void Leaving_out_hopeless_starts_never_loses_the_optimum(int shortest) => Gen.Int[0, 9].Array[3, 40].Sample(counts =>
    {
        var y = Array.ConvertAll(counts, c => (double)c);
        var cost = new SegmentCost(y, [.. Enumerable.Repeat(1.0, y.Length)], double.PositiveInfinity);
        foreach (var penalty in (double[])[0.5, 2, 6])
            Assert.Equal(Cheapest(cost, y.Length, penalty, shortest), Total(cost, y.Length, penalty, CountChangePoints.Pelt(cost, y.Length, penalty, shortest)), 1e-9);
    }, iter: 300);

    private static double Cheapest(SegmentCost cost, int n, double penalty, int shortest)
    {
        var best = new double[n + 1];
        best[0] = -penalty;
        for (var end = 1; end <= n; end++)
            best[end] = Enumerable.Range(0, end).Where(s => end - s >= shortest).Select(s => best[s] + cost.Of(s, end) + penalty).DefaultIfEmpty(double.PositiveInfinity).Min();
        return n < shortest ? cost.Of(0, n) : best[n];
    }

    private static double Total(SegmentCost cost, int n, double penalty, IEnumerable<int> cuts)
    {
        double sum = -penalty;
        var from = 0;
        foreach (var to in (int[])[.. cuts, n])
            (sum, from) = (sum + cost.Of(from, to) + penalty, to);
        return sum;
    }

    [Fact]
    public void Two_changes_are_found_where_they_are()
    {
        double[] counts = [.. Enumerable.Repeat(5.0, 30), .. Enumerable.Repeat(20.0, 30), .. Enumerable.Repeat(8.0, 30)];
        var answer = CountChangePoints.Find(counts, [], Usual);
        Assert.Equal([30, 60], answer.Changes.Select(c => c.FirstAfter));
        Assert.Equal(counts, answer.Rates);
        Assert.All(answer.Changes, c => Assert.Equal(double.NaN, c.PValue));
        Assert.Null(answer.AnyChange);
    }

    [Fact]
    public void Counts_that_only_follow_their_exposure_have_not_changed()
    {
        double[] exposures = [.. Enumerable.Range(0, 60).Select(t => t < 30 ? 1.0 : 4)], counts = [.. exposures.Select((e, t) => e * (5 + t % 2))];
        Assert.Empty(CountChangePoints.Find(counts, exposures, Usual).Changes);
        Assert.Equal(30, Assert.Single(CountChangePoints.Find(counts, [], Usual).Changes).FirstAfter);
    }

    [Fact]
    public void Counts_that_vary_more_than_Poisson_need_a_negative_binomial()
    {
        var draws = new DrawnCounts(seed: 2);
        double[] counts = [.. Enumerable.Range(0, 200).Select(t => draws.NegativeBinomial(t < 120 ? 20 : 45, 5))];
        Assert.True(CountChangePoints.Find(counts, [], Usual).Changes.Count > 3);
        var answer = CountChangePoints.Find(counts, [], Usual with { Theta = null });
        Assert.InRange(Assert.Single(answer.Changes).FirstAfter, 115, 125);
        Assert.InRange(answer.Theta, 3, 8);
    }

    [Fact]
    public void A_missing_count_is_left_out_and_indices_stay_those_of_the_series()
    {
        double[] counts = [.. Enumerable.Repeat(5.0, 20), double.NaN, .. Enumerable.Repeat(30.0, 20)];
        var answer = CountChangePoints.Find(counts, [], Usual);
        Assert.Equal(21, Assert.Single(answer.Changes).FirstAfter);
        Assert.Equal(double.NaN, answer.Rates[20]);
    }

    [Fact]
    public void The_number_of_cores_changes_no_p_value()
    {
        Assert.Equal(P(1), P(2));
        double P(int cores) => CountChangePoints.Find(Disasters.AsSpan(20, 40), [], Usual with { Permutations = new() { Count = 199, Seed = 5, Cores = cores } })
            .AnyChange!.Value.PTwoSided;
    }

    [Fact]
    public void Too_short_a_series_cannot_tell()
    {
        var answer = CountChangePoints.Find([1, 9, 1], [], Usual with { Permutations = new() { Count = 19, Seed = 1 } });
        Assert.Empty(answer.Changes);
        Assert.Equal(double.NaN, answer.BestGain);
        Assert.Null(answer.AnyChange);
        Assert.Empty(CountChangePoints.Find([], [], Usual).Rates);
    }

    [Fact, Trait("speed", "long")]
    public void A_steady_series_is_said_to_change_as_often_as_said()
    {
        var draws = new DrawnCounts(seed: 4);
        int changed = 0, small = 0;
        const int rounds = 2000;
        for (var round = 0; round < rounds; round++)
        {
            double[] counts = [.. Enumerable.Range(0, 100).Select(_ => draws.Poisson(6))];
            var answer = CountChangePoints.Find(counts, [], Usual with { Permutations = new() { Count = 99, Seed = (ulong)round } });
            changed += answer.Changes.Count > 0 ? 1 : 0;
            small += answer.AnyChange!.Value.PGreater <= 0.05 ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"changes {changed / (double)rounds}, p ≤ 0.05 {small / (double)rounds}");
        Assert.InRange(small / (double)rounds, 0.05 - 0.0126, 0.05 + 0.0126);      // 99 %
        Assert.InRange(changed / (double)rounds, 0.02, 0.10);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CountChangePoints.Find([-1], [], Usual));
        Assert.Throws<ArgumentException>(() => CountChangePoints.Find([1], [1], Usual with { Theta = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountChangePoints.Find([1], [], Usual with { Penalty = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountChangePoints.Find([1], [], Usual with { Shortest = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountChangePoints.Find([1], [], Usual with { Theta = 0 }));
        Assert.Throws<OperationCanceledException>(() => CountChangePoints.Find(
            Disasters, [], Usual with { Permutations = new() { Count = 99, Seed = 1, Stop = new CancellationToken(canceled: true) } }));
    }
}

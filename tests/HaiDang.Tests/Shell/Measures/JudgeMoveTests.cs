using HaiDang.Shell.Measures;
using Xunit;
namespace HaiDang.Tests.Shell.Measures;

/// <summary>The rates stand in docs/methods/did-it-move.md.</summary>
public sealed class JudgeMoveTests(ITestOutputHelper says)
{
    private const int Series = 1000;

    /// <summary>The most that 1,000 series whose true rate is 5 % show in 999 of 1,000 tries.</summary>
    private const double Band = 0.071;

    public static TheoryData<int, int> Lengths => new() { { 12, 3 }, { 18, 6 }, { 24, 3 }, { 24, 8 }, { 36, 12 }, { 60, 24 } };

    [Theory, MemberData(nameof(Lengths))]
    public void Where_nothing_changed_a_move_is_claimed_in_at_most_one_series_of_twenty(int before, int after)
    {
        foreach (var mean in new double[] { 2, 5, 16, 50 })
            Assert.InRange(Rate(new Drawn(7), mean, before, after), 0, Band);
    }

    [Theory, MemberData(nameof(Lengths))]
    public void A_trend_that_was_there_before_is_no_move(int before, int after) =>
        Assert.InRange(Rate(new Drawn(8) { Drift = -0.05 }, 50, before, after), 0, Band);

    /// <summary>A known weakness: they look like a move more often than the level says.</summary>
    [Fact]
    public void Months_that_hang_together_are_mistaken_for_a_move_in_at_most_one_series_of_nine() =>
        Assert.InRange(Rate(new Drawn(9) { Together = 0.3 }, 16, 36, 12), 0, 0.11);

    [Fact]
    public void A_fall_by_a_third_is_mostly_found_with_enough_months_and_counts()
    {
        var drawn = new Drawn(10) { Effect = 0.65 };
        Assert.InRange(Share(() => JudgeMove.Run(drawn.Months(50, 36, 12), Drawn.Began, null, withBand: false).Verdict is MoveVerdict.Better), 0.7, 1);
        Assert.InRange(Share(() => JudgeMove.Run(drawn.Months(50, 36, 12), Drawn.Began, null, withBand: false).Verdict is MoveVerdict.Worse), 0, 0.001);
    }

    [Fact]
    public void The_interval_holds_the_true_ratio_about_as_often_as_it_says()
    {
        var drawn = new Drawn(11) { Effect = 0.8 };
        Assert.InRange(Share(() => JudgeMove.Run(drawn.Months(16, 36, 12), Drawn.Began, null, withBand: false) is { Low: <= 0.8, High: >= 0.8 }), 0.93, 1);
    }

    [Theory]
    [InlineData(24, 8, 16)]
    [InlineData(36, 12, 5)]
    [InlineData(36, 12, 50)]
    public void As_many_months_lie_within_the_band_as_it_says(int before, int after, double mean)
    {
        var (drawn, inside, all) = (new Drawn(12), 0, 0);
        for (var again = 0; again < 500; again++)
        {
            var series = drawn.Months(mean, before, after);
            var usual = JudgeMove.Run(series, Drawn.Began, null).Usual;
            foreach (var (month, at) in usual.Zip(series.Points).Where(m => m.First.First >= Drawn.Began))
                (inside, all) = (inside + (month.Low <= at.Value && at.Value <= month.High ? 1 : 0), all + 1);
        }
        says.WriteLine($"{before}+{after}, mean {mean}: {100d * inside / all:0.0} % of {all}");
        Assert.InRange((double)inside / all, 0.93, 1);
    }

    [Theory]
    [InlineData(11, 8, WhyNot.FewMonthsBefore)]
    [InlineData(24, 2, WhyNot.FewMonthsAfter)]
    public void With_too_few_months_it_cannot_be_told(int before, int after, WhyNot why)
    {
        var move = JudgeMove.Run(new Drawn(1).Months(20, before, after), Drawn.Began, null);
        Assert.Equal((MoveVerdict.CannotTell, why, before, after), (move.Verdict, move.Why, move.MonthsBefore, move.MonthsAfter));
        Assert.Null(move.Ratio);
    }

    [Fact]
    public void With_too_few_counts_it_cannot_be_told() =>
        Assert.Equal(WhyNot.FewCounts, JudgeMove.Run(new Drawn(1).Months(0.5, 36, 6), Drawn.Began, null).Why);

    [Fact]
    public void Where_half_and_double_are_both_possible_no_change_is_not_claimed()
    {
        var drawn = new Drawn(3);
        var moves = Enumerable.Range(0, 200).Select(_ => JudgeMove.Run(drawn.Months(4, 12, 3), Drawn.Began, null)).ToArray();
        Assert.Contains(moves, m => m.Why is WhyNot.TooWide);
        Assert.DoesNotContain(moves, m => m is { Verdict: MoveVerdict.NotMoved, Low: < 0.5, High: > 2 });
    }

    [Fact]
    public void The_month_in_which_it_began_belongs_to_neither_side_and_what_comes_long_after_its_end_is_left_out()
    {
        var series = new Drawn(4).Months(20, 24, 12);
        Assert.Equal((24, 12), Sides(JudgeMove.Run(series, new(2026, 2, 1), null)));
        Assert.Equal((24, 11), Sides(JudgeMove.Run(series, new(2026, 2, 2), null)));
        Assert.Equal((24, 5), Sides(JudgeMove.Run(series, new(2026, 2, 2), new(2026, 4, 20))));

        static (int, int) Sides(Move move) => (move.MonthsBefore, move.MonthsAfter);
    }

    [Fact]
    public void A_month_that_can_still_grow_is_not_used()
    {
        var series = new Drawn(5).Months(20, 24, 6);
        var cut = series with { Points = [.. series.Points[..^1], series.Points[^1] with { IsWhole = false, Value = 0 }] };
        Assert.Equal(5, JudgeMove.Run(cut, Drawn.Began, null).MonthsAfter);
        Assert.Equal(30, JudgeMove.Run(cut, Drawn.Began, null).Usual.Length);
    }

    [Theory]
    [InlineData(Better.Fall, MoveVerdict.Worse)]
    [InlineData(Better.Rise, MoveVerdict.Better)]
    [InlineData(Better.Neither, MoveVerdict.Moved)]
    public void Whether_a_rise_is_welcome_is_for_the_measure_to_say(Better better, MoveVerdict verdict)
    {
        var series = new Drawn(6) { Effect = 2 }.Months(50, 36, 12);
        Assert.Equal(verdict, JudgeMove.Run(series with { Better = better }, Drawn.Began, null).Verdict);
    }

    [Fact]
    public void A_share_is_judged_by_its_difference_and_one_that_stands_still_has_not_moved()
    {
        MeasureSeries Share(Func<int, double> at) => Drawn.Of([.. Enumerable.Range(-30, 42).Select(m => new MeasurePoint(Drawn.Began.AddMonths(m), at(m), true))], MeasureScale.Share, Better.Rise);
        var risen = JudgeMove.Run(Share(m => 0.6 + 0.01 * (m * m % 3) + (m < 0 ? 0 : 0.2)), Drawn.Began, null);
        Assert.Equal(MoveVerdict.Better, risen.Verdict);
        Assert.False(risen.IsRatio);
        Assert.InRange(risen.Ratio!.Value, 0.18, 0.22);
        Assert.All(risen.Usual, u => Assert.InRange(u.High, 0, 1));
        Assert.Equal(MoveVerdict.NotMoved, JudgeMove.Run(Share(_ => 1), Drawn.Began, null).Verdict);
    }

    [Fact]
    public void A_series_without_a_month_is_nothing_that_can_be_told() =>
        Assert.Equal((MoveVerdict.CannotTell, 0), (JudgeMove.Run(Drawn.Of([]), Drawn.Began, null).Verdict, JudgeMove.Run(Drawn.Of([]), Drawn.Began, null).Usual.Length));

    private double Rate(Drawn drawn, double mean, int before, int after)
    {
        var claimed = Share(() => JudgeMove.Run(drawn.Months(mean, before, after), Drawn.Began, null, withBand: false).HasMoved);
        says.WriteLine($"{before}+{after}, mean {mean}: {100 * claimed:0.0} %");
        return claimed;
    }

    private static double Share(Func<bool> holds) => Enumerable.Range(0, Series).Count(_ => holds()) / (double)Series;
}

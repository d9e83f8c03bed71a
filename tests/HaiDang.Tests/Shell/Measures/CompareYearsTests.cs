using HaiDang.Shell.Measures;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.Shell.Measures;

public sealed class CompareYearsTests(ITestOutputHelper says)
{
    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(800)]
    public void Two_years_alike_are_told_apart_in_at_most_one_of_twenty(double mean)
    {
        var drawn = new Drawn(21);
        var claimed = Enumerable.Range(0, 2000).Count(_ => CompareYears.Run(drawn.Months(mean, 12, 12)) is { Direction: not 0 }) / 2000d;
        says.WriteLine($"mean {mean}: {100 * claimed:0.0} %");
        Assert.InRange(claimed, 0.01, 0.07);
    }

    [Fact]
    public void The_ratio_is_that_of_the_two_sums()
    {
        var series = new Drawn(22) { Effect = 0.7 }.Months(50, 12, 12);
        var compared = CompareYears.Run(series)!;
        Assert.Equal(series.Points[12..].Sum(p => p.Value) / series.Points[..12].Sum(p => p.Value), compared.Effect, 1e-6);
        Assert.Equal(-1, compared.Direction);
        Assert.Equal(MarkKind.FallGood, MeasureVerdict.Of(compared, Better.Fall).Is);
        Assert.Equal(MarkKind.FallBad, MeasureVerdict.Of(compared, Better.Rise).Is);
    }

    [Fact]
    public void Small_counts_and_short_series_make_no_claim()
    {
        Assert.Null(CompareYears.Run(new Drawn(23).Months(50, 12, 11)));
        Assert.Null(CompareYears.Run(new Drawn(23).Months(0.4, 12, 12)));
        Assert.Equal(MarkKind.Unknown, MeasureVerdict.Of(null, Better.Fall).Is);
    }
}

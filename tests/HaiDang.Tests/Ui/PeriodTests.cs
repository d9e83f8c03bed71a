using CsCheck;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.Ui;

public class PeriodTests
{
    private static readonly Gen<Period> Any = Gen.Select(Gen.Int[1, 3_000_000], Gen.Int[0, 9_000])
        .Select((first, more) => new Period(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(first + more)));

    [Fact]
    public void What_is_written_in_an_address_is_read_back() =>
        Any.Sample(period => Period.Parse(period.ToString()) == period);

    [Fact]
    public void Its_address_reads_as_two_days() =>
        Assert.Equal("2026-09-07..2026-10-04", new Period(new(2026, 9, 7), new(2026, 10, 4)).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-09-07")]
    [InlineData("2026-10-04..2026-09-07")]
    [InlineData("2026-02-30..2026-03-01")]
    [InlineData("07/09/2026..04/10/2026")]
    [InlineData("2026-09-07..2026-09-08..2026-09-09")]
    public void What_is_not_two_days_in_order_is_refused(string? text) =>
        Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void A_refusal_says_what_was_written_and_what_is_wanted()
    {
        var refused = Assert.Throws<FormatException>(() => Period.Parse("hôm qua"));
        Assert.Contains("hôm qua", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2026-09-07..2026-10-04", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_belong_to_it()
    {
        var four = Period.Last(28, new(2026, 10, 4));
        Assert.Equal(new(2026, 9, 7), four.From);
        Assert.Equal(28, four.Days);
        Assert.True(four.Contains(four.From) && four.Contains(four.To));
        Assert.False(four.Contains(four.From.AddDays(-1)) || four.Contains(four.To.AddDays(1)));
    }

    [Fact]
    public void The_period_before_is_as_long_and_leaves_no_day_out() =>
        Any.Where(p => p.From.DayNumber > 10_000).Sample(p => p.Before.Days == p.Days && p.Before.To.AddDays(1) == p.From);

    [Fact]
    public void Twelve_months_are_whole_and_end_before_this_one() =>
        Assert.Equal(Period.Parse("2025-10-01..2026-09-30"), Period.TwelveMonths(new(2026, 10, 5)));
}

using CsCheck;
using HaiDang.Shell;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.Ui;

public sealed class FiguresTests : IDisposable
{
    private readonly Spoken _spoken = new(Cultures.Vietnamese);

    public void Dispose() => _spoken.Dispose();

    // The forms are those of the house's rules for numbers: 1.234,5 · −12,3 · 82,4 % · 1.190–1.378 · (−6,7; −1,4).
    [Fact]
    public void Numbers_are_written_as_vietnamese_offices_write_them()
    {
        Assert.Equal("1.234,5", Figures.Number(1234.5));
        Assert.Equal("\u221212,3", Figures.Number(-12.3));
        Assert.Equal("9.412", Figures.Count(9412));
        Assert.Equal("82,4\u00A0%", Figures.Percent(0.824));
        Assert.Equal("+61", Figures.Change(61));
        Assert.Equal("\u22124,1", Figures.Change(-4.1, 1));
    }

    [Fact]
    public void English_swaps_the_comma_and_the_point()
    {
        using var english = new Spoken(Cultures.English);
        Assert.Equal("1,234.5", Figures.Number(1234.5));
        Assert.Equal("82.4\u00A0%", Figures.Percent(0.824));
        Assert.Equal("September 2026", Figures.Month(new(2026, 9, 1)));
    }

    [Fact]
    public void Zero_is_zero_and_what_is_not_known_is_a_dash()
    {
        Assert.Equal("0", Figures.Count(0));
        Assert.Equal("0,0", Figures.Number(-0.04));
        Assert.Equal("0", Figures.Change(-0.4));
        Assert.Equal("—", Figures.Number(double.NaN));
        Assert.Equal("—", Figures.Number(double.PositiveInfinity));
        Assert.Equal("—", Figures.Percent(double.NaN));
        Assert.Equal("—", Figures.Ratio(double.NaN, 1, 2));
        Assert.Equal("—", Figures.Count(null));
    }

    [Fact]
    public void An_interval_with_a_negative_end_has_no_dash_that_could_be_a_sign()
    {
        Assert.Equal("1.190–1.378", Figures.Range(1190, 1378, 0));
        Assert.Equal("(\u22126,7; \u22121,4)", Figures.Range(-6.7, -1.4));
        Assert.Equal("1,64 (1,33–2,01)", Figures.Ratio(1.64, 1.33, 2.01));
        Gen.Select(Gen.Double[-1e6, -1e-3], Gen.Double[-1e6, 1e6]).Sample((low, high) => !Figures.Range(low, high).Contains('–'));
    }

    [Fact]
    public void A_p_value_is_never_rounded_down_to_zero()
    {
        Assert.Equal("0,0008", Figures.P(0.0008));
        Assert.Equal("<\u00A00,0001", Figures.P(0.00003));
        Assert.Equal("<\u00A00,001", Figures.P(0.0004, 3));
        Assert.Equal("1,0000", Figures.P(1));
        Gen.Double[0, 1].Sample(p => !Figures.P(p).Equals("0,0000", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_and_spans_have_one_form_each()
    {
        Assert.Equal("07/03/2024", Figures.Day(new(2024, 3, 7)));
        Assert.Equal("Thứ Hai, 05/10/2026", Figures.LongDay(new(2026, 10, 5)));
        Assert.Equal("Tháng 9/2026", Figures.Month(new(2026, 9, 30)));
        Assert.Equal("05/10/2026 06:10", Figures.DayTime(new(2026, 10, 4, 23, 10, 0, TimeSpan.Zero)));
        Assert.Equal("Tháng 2/2024", Figures.Span(Period.Parse("2024-02-01..2024-02-29")));
        Assert.Equal("Năm 2026", Figures.Span(Period.Year(2026)));
        Assert.Equal("07/09/2026 – 04/10/2026", Figures.Span(Period.Parse("2026-09-07..2026-10-04")));
        Assert.Equal("07/03/2024", Figures.Span(Period.Parse("2024-03-07..2024-03-07")));
    }

    [Theory]
    [InlineData(0.2, "1 giây")]
    [InlineData(59.4, "59 giây")]
    [InlineData(110, "1 phút 50 giây")]
    [InlineData(11_400, "3 giờ 10 phút")]
    [InlineData(7200, "2 giờ")]
    [InlineData(180_000, "2 ngày 2 giờ")]
    public void A_duration_is_told_by_its_two_greatest_units(double seconds, string words) =>
        Assert.Equal(words, Figures.Duration(TimeSpan.FromSeconds(seconds)));
}

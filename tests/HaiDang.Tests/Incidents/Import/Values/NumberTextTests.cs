using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Values;

public class NumberTextTests
{
    [Theory]
    [InlineData("107.0296", false, 107.0296)]
    [InlineData("107,0296", true, 107.0296)]
    [InlineData("2.317.902", true, 2317902)]
    [InlineData("421.386,25", true, 421386.25)]
    [InlineData("421,386.25", false, 421386.25)]
    [InlineData("2 317 902,5", true, 2317902.5)]
    [InlineData("−87.6277", false, -87.6277)]
    [InlineData("21.03°", false, 21.03)]
    public void Numbers_are_read_with_either_sign(string text, bool comma, double expected) =>
        Assert.Equal(expected, NumberText.Read(text, comma), 9);

    [Theory]
    [InlineData("abc")]
    [InlineData("21°01'30\"")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("-")]
    public void What_is_no_finite_number_is_nan(string text) => Assert.True(double.IsNaN(NumberText.Read(text, false)));

    [Theory]
    [InlineData("107,05", true)]
    [InlineData("107.05", false)]
    [InlineData("2.317.902", true)]
    [InlineData("2,317,902", false)]
    [InlineData("421.386", null)]
    [InlineData("421", null)]
    [InlineData("07/09/2026", null)]
    public void A_text_proves_what_its_comma_is_or_does_not(string text, bool? comma) => Assert.Equal(comma, NumberText.Comma(text));

    [Theory]
    [InlineData("21:30", 21 * 60 + 30)]
    [InlineData("21h30", 21 * 60 + 30)]
    [InlineData("2130", 21 * 60 + 30)]
    [InlineData("930", 9 * 60 + 30)]
    [InlineData("1", 1)]
    [InlineData("9:05 PM", 21 * 60 + 5)]
    [InlineData("12:05 AM", 5)]
    [InlineData("25:00", null)]
    [InlineData("2575", null)]
    [InlineData("sáng", null)]
    public void A_time_of_day_in_a_column_of_its_own_is_read(string text, int? minutes) =>
        Assert.Equal(minutes, (int?)ClockText.Read(Cell.Of(text))?.TotalMinutes);

    [Fact]
    public void A_workbooks_fraction_of_a_day_is_a_time() => Assert.Equal(new TimeSpan(21, 30, 0), ClockText.Read(Cell.Of(0.8958333333)));
}

using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class CulturesTests
{
    [Fact]
    public void Vietnamese_numbers_and_days_are_written_as_offices_write_them()
    {
        Assert.Equal("1.234,5", 1234.5.ToString("N1", Cultures.Vietnamese));
        Assert.Equal("−12,3", (-12.3).ToString("N1", Cultures.Vietnamese));
        Assert.Equal("07/03/2024", new DateOnly(2024, 3, 7).ToString("d", Cultures.Vietnamese));
        Assert.Equal(DayOfWeek.Monday, Cultures.Vietnamese.DateTimeFormat.FirstDayOfWeek);
    }

    [Theory, InlineData("en"), InlineData("en_GB.UTF-8")]
    public void The_language_asked_for_wins(string asked) => Assert.Same(Cultures.English, Cultures.FromArguments(["demo", "--lang", asked]));

    [Fact]
    public void A_day_begins_at_midnight_in_ha_noi()
    {
        var day = new DateOnly(2026, 10, 5);
        Assert.Equal(new DateTimeOffset(2026, 10, 4, 17, 0, 0, TimeSpan.Zero), day.Begins);
        Assert.Equal(day, day.Begins.LocalDay);
        Assert.Equal(day.AddDays(-1), day.Begins.AddMilliseconds(-1).LocalDay);
    }
}

using System.Globalization;
using CsCheck;
using HaiDang.Incidents.Import;
using HaiDang.Incidents.Import.Values;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Values;

public class MomentTextTests
{
    [Theory]
    [InlineData("2026-09-07 21:30", "2026-09-07T21:30:00")]
    [InlineData("2026-09-07T21:30:05", "2026-09-07T21:30:05")]
    [InlineData("2026-09-07T21:30:05.250", "2026-09-07T21:30:05.25")]
    [InlineData("07/09/2026 21:30", "2026-09-07T21:30:00")]
    [InlineData("7/9/2026 9:05", "2026-09-07T09:05:00")]
    [InlineData("07-09-2026 21.30", null)]
    [InlineData("07.09.2026 21:30", "2026-09-07T21:30:00")]
    [InlineData("21:30 07/09/2026", "2026-09-07T21:30:00")]
    [InlineData("21h30 ngày 07/09/2026", "2026-09-07T21:30:00")]
    [InlineData("21 giờ 30 phút, ngày 7/9/2026", "2026-09-07T21:30:00")]
    [InlineData("07/09/2026 09:30:00 PM", "2026-09-07T21:30:00")]
    [InlineData("07/09/2026 12:05 AM", "2026-09-07T00:05:00")]
    [InlineData("07/09/2026 12:05 PM", "2026-09-07T12:05:00")]
    [InlineData("07/09/2026 9:30 CH", "2026-09-07T21:30:00")]
    [InlineData("07/09/26 21:30", "2026-09-07T21:30:00")]
    [InlineData("07/09/2026 24:00", "2026-09-08T00:00:00")]
    [InlineData("2019 Jan 05 02:30:00 PM", "2019-01-05T14:30:00")]
    [InlineData("5-Sep-2026 08:15", "2026-09-05T08:15:00")]
    [InlineData("Sep 5, 2026 08:15", "2026-09-05T08:15:00")]
    [InlineData("20260907213000", "2026-09-07T21:30:00")]
    [InlineData("202609072130", "2026-09-07T21:30:00")]
    [InlineData("46272.5", "2026-09-07T12:00:00")]
    public void A_time_is_read_as_offices_write_it(string text, string? expected)
    {
        var moment = MomentText.Read(text, DateOrder.DayFirst);
        if (expected is null) Assert.NotEqual(MomentKind.Minute, moment.Kind);
        else Assert.Equal((MomentKind.Minute, DateTime.Parse(expected, CultureInfo.InvariantCulture)), (moment.Kind, moment.At));
    }

    [Theory]
    [InlineData("2026-09-07T21:30:00Z", "2026-09-07T21:30:00")]
    [InlineData("2026-09-07T21:30:00+07:00", "2026-09-07T14:30:00")]
    [InlineData("2026-09-07 21:30-0500", "2026-09-08T02:30:00")]
    [InlineData("1788816600", "2026-09-07T21:30:00")]
    [InlineData("1788816600000", "2026-09-07T21:30:00")]
    public void An_offset_or_an_epoch_is_an_instant(string text, string utc)
    {
        var moment = MomentText.Read(text, DateOrder.DayFirst);
        Assert.Equal((true, DateTime.Parse(utc, CultureInfo.InvariantCulture)), (moment.IsUtc, moment.At));
    }

    [Theory]
    [InlineData("2026-09-07", MomentKind.Day, 7)]
    [InlineData("07/09/2026", MomentKind.Day, 7)]
    [InlineData("20260907", MomentKind.Day, 7)]
    [InlineData("46272", MomentKind.Day, 7)]
    [InlineData("2026-09", MomentKind.Month, 1)]
    [InlineData("09/2026", MomentKind.Month, 1)]
    [InlineData("tháng 9/2026", MomentKind.Month, 1)]
    [InlineData("202609", MomentKind.Month, 1)]
    [InlineData("Sep 2026", MomentKind.Month, 1)]
    internal void A_day_or_a_month_alone_is_no_more_than_that(string text, MomentKind kind, int day) =>
        Assert.Equal((kind, new DateTime(2026, 9, day)), (MomentText.Read(text, DateOrder.DayFirst).Kind, MomentText.Read(text, DateOrder.DayFirst).At));

    [Theory]
    [InlineData("31/02/2026", MomentKind.Impossible)]
    [InlineData("13/13/2026", MomentKind.Impossible)]
    [InlineData("2026-02-30 10:00", MomentKind.Impossible)]
    [InlineData("07/09/2026 25:00", MomentKind.Impossible)]
    [InlineData("07/09/2026 10:75", MomentKind.Impossible)]
    [InlineData("hôm qua", MomentKind.Unreadable)]
    [InlineData("9/2026?", MomentKind.Unreadable)]
    [InlineData("không rõ", MomentKind.Unreadable)]
    [InlineData("12", MomentKind.Unreadable)]
    [InlineData("2026", MomentKind.Unreadable)]
    [InlineData("", MomentKind.Unreadable)]
    internal void What_is_no_time_says_so(string text, MomentKind kind) => Assert.Equal(kind, MomentText.Read(text, DateOrder.DayFirst).Kind);

    [Fact]
    public void Which_number_is_the_day_is_as_told() =>
        Assert.Equal((new DateTime(2026, 4, 3), new DateTime(2026, 3, 4)),
            (MomentText.Read("03/04/2026", DateOrder.DayFirst).At, MomentText.Read("03/04/2026", DateOrder.MonthFirst).At));

    [Theory]
    [InlineData("07/09/2026 21:30", "dd/MM/yyyy HH:mm")]
    [InlineData("2026-09-07T21:30:00Z", "yyyy-MM-ddTHH:mm:ssZ")]
    [InlineData("09/2026", "MM/yyyy")]
    [InlineData("7/9/2026 9:30 PM", "dd/MM/yyyy HH:mm tt")]
    public void The_shape_of_a_time_can_be_shown(string text, string shape) => Assert.Equal(shape, MomentShape.Of(text, DateOrder.DayFirst));

    [Fact]
    public void Whatever_is_written_in_a_known_way_is_read_back() =>
        Gen.Int[0, 60 * 24 * 365 * 60].Sample(minutes =>
        {
            var at = new DateTime(1980, 1, 1).AddMinutes(minutes);
            foreach (var shape in new[] { "yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm", "d-M-yyyy H:mm", "yyyyMMddHHmm", "dd/MM/yyyy hh:mm tt" })
                Assert.Equal(at, MomentText.Read(at.ToString(shape, CultureInfo.InvariantCulture), DateOrder.DayFirst).At);
        });

    [Fact]
    public void No_text_makes_it_stumble() =>
        Gen.String[Gen.Char["0123456789/-: .hTZapm+"], 0, 30].Sample(text => MomentText.Read(text, DateOrder.MonthFirst).Kind >= MomentKind.Unreadable);
}

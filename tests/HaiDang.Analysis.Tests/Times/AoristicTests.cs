using System.Globalization;
using CsCheck;
using HaiDang.Analysis.Times;
using Xunit;

namespace HaiDang.Analysis.Tests.Times;

public class AoristicTests
{
    private static readonly DateTime Monday = new(2024, 3, 4, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Every_known_interval_has_its_shares() => Assert.All(Known.Rows("numbers", "aoristic-hours.csv"), row =>
    {
        var shares = new double[24];
        Aoristic.AddToHoursOfDay(DateTime.Parse(row.Text("start"), CultureInfo.InvariantCulture), DateTime.Parse(row.Text("end"), CultureInfo.InvariantCulture), shares);
        for (var hour = 0; hour < 24; hour++)
            Assert.Equal(row[$"h{hour:D2}"], shares[hour], 1e-14);
    });

    [Fact]
    public void The_week_begins_on_Monday_at_midnight()
    {
        var shares = new double[168];
        Aoristic.AddToHoursOfWeek(Monday.AddMinutes(-30), Monday.AddMinutes(30), shares);
        Assert.Equal((0.5, 0.5), (shares[0], shares[167]));
        Aoristic.AddToHoursOfWeek(Monday.AddHours(26.5), Monday.AddHours(26.5), shares, 3);
        Assert.Equal(3, shares[26]);
    }

    [Fact]
    public void The_shares_add_up_to_the_weight_and_the_week_folds_into_the_day() =>
        Gen.Select(Gen.Long[0, 400L * 86_400], Gen.Long[0, 40L * 86_400], Gen.Double[0.1, 5]).Sample((from, length, weight) =>
        {
            double[] day = new double[24], week = new double[168];
            Aoristic.AddToHoursOfDay(Monday.AddSeconds(from), Monday.AddSeconds(from + length), day, weight);
            Aoristic.AddToHoursOfWeek(Monday.AddSeconds(from), Monday.AddSeconds(from + length), week, weight);
            return Math.Abs(day.Sum() - weight) < 1e-12
                && Enumerable.Range(0, 24).All(h => Math.Abs(day[h] - Enumerable.Range(0, 7).Sum(d => week[24 * d + h])) < 1e-12);
        });

    [Fact]
    public void A_whole_year_is_spread_evenly()
    {
        var shares = new double[168];
        Aoristic.AddToHoursOfWeek(Monday, Monday.AddDays(364), shares, 168);
        Assert.All(shares, s => Assert.Equal(1, s, 1e-12));
    }

    [Fact]
    public void An_end_before_the_start_a_wrong_length_and_a_weight_that_is_no_number_are_refused()
    {
        Assert.Contains("before the start", Assert.Throws<ArgumentException>(() => Aoristic.AddToHoursOfDay(Monday, Monday.AddTicks(-1), new double[24])).Message);
        Assert.Contains("needs 24", Assert.Throws<ArgumentException>(() => Aoristic.AddToHoursOfDay(Monday, Monday, new double[168])).Message);
        Assert.Contains("needs 168", Assert.Throws<ArgumentException>(() => Aoristic.AddToHoursOfWeek(Monday, Monday, new double[24])).Message);
        Assert.Throws<ArgumentException>(() => Aoristic.AddToHoursOfDay(Monday, Monday, new double[24], double.NaN));
    }
}

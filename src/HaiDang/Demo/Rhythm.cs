using System.Globalization;
using HaiDang.Analysis.Inference;
namespace HaiDang.Demo;

/// <summary>How much more often than on average does a kind happen on a day, and at which hour of it?</summary>
internal sealed class Rhythm
{
    private const int FirstYear = 1950, LastYear = 2100;
    private static readonly int[] NewYears = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(NewYear)];
    private readonly DemoKind _kind;
    private readonly double[] _days;
    private readonly double[] _untilHour = new double[24];

    public Rhythm(DemoKind kind)
    {
        _kind = kind;
        _days = [.. kind.Days.Select(d => (d - '0') * 7d / kind.Days.Sum(c => c - '0'))];
        double all = kind.Hours.Sum(c => c - '0'), sum = 0;
        for (var hour = 0; hour < 24; hour++)
            _untilHour[hour] = (sum += kind.Hours[hour] - '0') / all;
    }

    /// <summary>1 on an average day.</summary>
    public double On(DateOnly day) =>
        _days[((int)day.DayOfWeek + 6) % 7] * Season(day) * (IsTet(day) ? _kind.Tet : 1);

    public int Hour(ref SeededRandom random)
    {
        var picked = random.NextDouble();
        var hour = 0;
        while (hour < 23 && picked >= _untilHour[hour]) hour++;
        return hour;
    }

    /// <summary>A wave over the year, highest in the middle of July, whose mean is 1.</summary>
    private double Season(DateOnly day)
    {
        var swing = (_kind.Summer - 1) / (_kind.Summer + 1);
        return 1 + swing * Math.Cos(2 * Math.PI * (day.DayOfYear - 196) / 365.25);
    }

    /// <summary>From two days before the lunar new year to six days after it.</summary>
    /// <remarks>Reckoned with China's calendar, which differs from Viet Nam's by a day in 2007 and 2030: near enough for made-up data.</remarks>
    internal static bool IsTet(DateOnly day) => day.DayNumber - NewYears[day.Year - FirstYear] is >= -2 and <= 6;

    private static int NewYear(int year) =>
        DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(year, 1, 1, 0, 0, 0, 0)).DayNumber;
}

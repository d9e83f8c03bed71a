using HaiDang.Analysis.Times;
using HaiDang.Incidents;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Find;

/// <summary>When an incident happened, as far as it is known.</summary>
internal readonly record struct KnownTime(DateTimeOffset Start, DateTimeOffset End, TimePrecision Precision, Doubts Doubts)
{
    /// <summary>Longer intervals say nothing of the hour.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public bool TellsTheHour =>
        Precision is TimePrecision.Minute or TimePrecision.Interval && !Doubts.HasFlag(Doubts.RoundTime) && End - Start < Longest;
}

/// <summary>How many incidents fall into each hour of the week, intervals shared out over their hours?</summary>
/// <param name="Shares">168 sums, Monday 0:00 first.</param>
/// <param name="Known">Incidents whose hour is known well enough.</param>
/// <param name="LeftOut">The others: only a day or month is known, the hour is doubtful, or the interval is a day or longer.</param>
public sealed record HoursOfWeek(double[] Shares, int Known, int LeftOut)
{
    private const int FewestKnown = 10;
    private const double Most = 0.5;
    private const int LongestRun = 8;

    internal static HoursOfWeek Of(IEnumerable<KnownTime> times)
    {
        var shares = new double[Aoristic.HoursOfWeek];
        var (known, leftOut) = (0, 0);
        foreach (var time in times)
        {
            if (!time.TellsTheHour) { leftOut++; continue; }
            Aoristic.AddToHoursOfWeek(time.Start.Local.DateTime, time.End.Local.DateTime, shares);
            known++;
        }
        return new(shares, known, leftOut);
    }

    /// <summary>The shortest run of hours of the day that holds half of the incidents; all day when that takes more than 8 hours.</summary>
    /// <returns>Null when fewer than 10 incidents tell their hour.</returns>
    public HourRun? Run()
    {
        if (Known < FewestKnown) return null;
        var day = new double[Aoristic.HoursOfDay];
        for (var hour = 0; hour < Shares.Length; hour++) day[hour % day.Length] += Shares[hour];
        for (var length = 1; length <= LongestRun; length++)
        {
            var best = Enumerable.Range(0, day.Length).MaxBy(from => Held(day, from, length));
            if (Held(day, best, length) >= Most * Known) return new(best, (best + length - 1) % day.Length + 1, AllDay: false);
        }
        return new(0, day.Length, AllDay: true);
    }

    private static double Held(double[] day, int from, int length)
    {
        var sum = 0.0;
        for (var hour = from; hour < from + length; hour++) sum += day[hour % day.Length];
        return sum;
    }
}

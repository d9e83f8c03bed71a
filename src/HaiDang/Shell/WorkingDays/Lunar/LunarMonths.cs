namespace HaiDang.Shell.WorkingDays.Lunar;

/// <summary>On which day did each lunar month begin, and what is it called, by the clock of one meridian?</summary>
internal sealed class LunarMonths
{
    /// <summary>The Julian day number of 1 January of year 1.</summary>
    private const int DayZero = 1_721_426;

    /// <summary>The sun's signs of 30°; the winter solstice begins the tenth.</summary>
    private const int Solstice = 9;

    private readonly double _east;
    private readonly Begun[] _months;

    /// <summary>A month by its first day, a <see cref="DateOnly.DayNumber"/>.</summary>
    private readonly record struct Begun(int Day, int Year, int Month, bool IsLeap);

    /// <param name="hoursEast">The meridian's clock ahead of universal time.</param>
    /// <param name="first">Whole from this Gregorian year.</param>
    /// <param name="last">To the end of this one.</param>
    public LunarMonths(double hoursEast, int first, int last)
    {
        _east = hoursEast / 24;
        _months = [.. Enumerable.Range(first, last - first + 2).SelectMany(Between)];
    }

    public LunarDate Of(DateOnly day)
    {
        var at = Array.BinarySearch(_months, new(day.DayNumber, 0, 0, false), Comparer<Begun>.Create((a, b) => a.Day.CompareTo(b.Day)));
        var month = _months[at >= 0 ? at : ~at - 1];
        return new(month.Year, month.Month, day.DayNumber - month.Day + 1, month.IsLeap);
    }

    public DateOnly? Find(LunarDate date)
    {
        var at = Array.FindIndex(_months, m => m.Year == date.Year && m.Month == date.Month && m.IsLeap == date.IsLeap);
        if (at < 0 || at + 1 == _months.Length || date.Day < 1 || date.Day > _months[at + 1].Day - _months[at].Day) return null;
        return DateOnly.FromDayNumber(_months[at].Day + date.Day - 1);
    }

    /// <summary>From month 11 of the year before, in which the solstice was, up to month 11 of this one.</summary>
    private IEnumerable<Begun> Between(int year)
    {
        var (from, to) = (EleventhOf(year - 1), EleventhOf(year));
        var leap = to - from == 13 ? Enumerable.Range(from + 1, 12).First(k => Sign(Begins(k)) == Sign(Begins(k + 1))) : int.MaxValue;
        for (var k = from; k < to; k++)
        {
            // Counted from month 11, a leap month as the one before it.
            var at = k - from - (k >= leap ? 1 : 0);
            yield return new(Begins(k), at < 2 ? year - 1 : year, ((at + 10) % 12) + 1, k == leap);
        }
    }

    /// <summary>The number of the new moon that begins the month of a year's winter solstice.</summary>
    private int EleventhOf(int year)
    {
        var lastDay = new DateOnly(year, 12, 31).DayNumber;
        var k = (int)Math.Floor((lastDay + DayZero - MoonAndSun.FirstOf2000) / MoonAndSun.Month) + 1;
        while (Begins(k) > lastDay || Sign(Begins(k)) >= Solstice) k--;
        return k;
    }

    private int Begins(int newMoon) => (int)Math.Floor(MoonAndSun.NewMoon(newMoon) + 0.5 + _east) - DayZero;

    /// <summary>In which sign the sun stands as a day begins, 0 to 11.</summary>
    private int Sign(int day) => (int)(MoonAndSun.SunLongitude(day + DayZero - 0.5 - _east) / 30);
}

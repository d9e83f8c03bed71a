using HaiDang.Shell.WorkingDays.Lunar;
namespace HaiDang.Shell.WorkingDays;

/// <summary>Which days are worked, and how many lie between two? What somebody set wins over the law's rule, and that over the weekend.</summary>
/// <remarks>Known for the days of <see cref="VietnameseLunar"/>; any other is refused with an <see cref="ArgumentOutOfRangeException"/>.</remarks>
public sealed class WorkingCalendar(IReadOnlyDictionary<DateOnly, bool> set)
{
    /// <summary>The law's rule alone.</summary>
    public static WorkingCalendar Proposed { get; } = new(new Dictionary<DateOnly, bool>());

    public static DateOnly First => VietnameseLunar.First;
    public static DateOnly Last => VietnameseLunar.Last;

    public static bool Knows(DateOnly day) => First <= day && day <= Last;

    public bool IsWorking(DateOnly day) => set.TryGetValue(Known(day), out var worked) ? worked : IsProposed(day);

    /// <summary>The n-th working day after a day, or before it when <paramref name="workingDays"/> is negative; 0 is the day itself, worked or not.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
            if (IsWorking(day = Known(day.AddDays(step)))) left--;
        return day;
    }

    /// <summary>How many working days come after <paramref name="from"/> up to and including <paramref name="to"/>; negative when that lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from) return -Between(to, from);
        var count = 0;
        for (var day = Known(from).AddDays(1); day <= Known(to); day = day.AddDays(1))
            if (IsWorking(day)) count++;
        return count;
    }

    /// <summary>Whether the law's rule lets a day be worked, whatever somebody set.</summary>
    internal static bool IsProposed(DateOnly day) => !PublicHolidays.IsWeekend(day) && !PublicHolidays.Of(Known(day).Year).ContainsKey(day);

    private static DateOnly Known(DateOnly day) => Knows(day)
        ? day
        : throw new ArgumentOutOfRangeException(nameof(day), day, $"Working days are known from {First:O} to {Last:O}, not on {day:O}.");
}

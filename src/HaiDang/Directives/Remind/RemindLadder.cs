using HaiDang.Shell.WorkingDays;
namespace HaiDang.Directives.Remind;

/// <summary>How near is a due day? Each step is told once, to more people than the one before.</summary>
public enum RemindStep { SevenBefore, ThreeBefore, OneBefore, Due, ThreeAfter }

/// <summary>On which day is each step told?</summary>
internal static class RemindLadder
{
    /// <summary>A step that passed longer ago is no news; shorter than notices are kept, so that none is told twice.</summary>
    public const int LatestDays = 60;

    /// <summary>The last step that has come, and its day; null while none has.</summary>
    /// <param name="due">The day in force.</param>
    /// <param name="day">Today.</param>
    /// <param name="calendar">Counts working days.</param>
    public static (RemindStep Step, DateOnly On)? Last(DateOnly due, DateOnly day, WorkingCalendar calendar)
    {
        for (var step = RemindStep.ThreeAfter; step >= RemindStep.SevenBefore; step--)
            if (On(step, due, calendar) is var on && on <= day) return (step, on);
        return null;
    }

    /// <summary>A due day on which nobody works is told on the last day before on which somebody does.</summary>
    public static DateOnly On(RemindStep step, DateOnly due, WorkingCalendar calendar) => step switch
    {
        RemindStep.SevenBefore => calendar.Add(due, -7),
        RemindStep.ThreeBefore => calendar.Add(due, -3),
        RemindStep.OneBefore => calendar.Add(due, -1),
        RemindStep.Due => calendar.IsWorking(due) ? due : calendar.Add(due, -1),
        _ => calendar.Add(due, 3),
    };
}

using HaiDang.Shell;
namespace HaiDang.Directives.Board;

/// <summary>Will a task that is in time come too late if it goes on at the rate at which it went until now?</summary>
/// <remarks>Told from days and milestones alone, which nobody types as a percentage. docs/methods/at-risk.md says how, and what it cannot tell.</remarks>
public static class JudgeRisk
{
    /// <summary>Why a task is at risk.</summary>
    public enum Reason { MilestoneMissed, TooSlow, NotBegun, Silent }

    /// <summary>So much of its time is gone before nothing having begun, or been reached, is a risk.</summary>
    public const double HalfGone = 0.5;

    /// <summary>So early a rate says nothing.</summary>
    public const double TooEarly = 0.25;

    /// <summary>Nothing heard for so many days, with no more than so many left.</summary>
    public const int SilentDays = 14;

    /// <param name="Steps">Milestones.</param>
    /// <param name="Reached">Of these, how many were reached.</param>
    /// <param name="NextDue">Day of the first that was not; null when there is none.</param>
    public sealed record Progress(int Steps, int Reached, DateOnly? NextDue);

    /// <returns>Null when it is not at risk, or not under way.</returns>
    public static Reason? Run(Standing task, Progress progress, DateOnly day)
    {
        if (task.Status(day) is not (Status.InTime or Status.NotStarted) || task.State is { SubmittedOn: not null } or { Waiting: Waiting.Withdrawn }) return null;
        var begun = task.AssignedAt.LocalDay;
        var (gone, all) = (day.DayNumber - begun.DayNumber, Math.Max(1, task.State.Due.DayNumber - begun.DayNumber));
        var share = (double)gone / all;
        if (progress.NextDue < day) return Reason.MilestoneMissed;
        if (task.State.StartedOn is null && share >= HalfGone) return Reason.NotBegun;
        if (progress.Steps > 1 && share >= TooEarly && (progress.Reached == 0 ? share >= HalfGone : (double)progress.Reached / progress.Steps < share)) return Reason.TooSlow;
        return task.State.Due.DayNumber - day.DayNumber <= SilentDays && day.DayNumber - task.TouchedAt.LocalDay.DayNumber >= SilentDays ? Reason.Silent : null;
    }
}

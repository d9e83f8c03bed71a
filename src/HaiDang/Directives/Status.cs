using System.Linq.Expressions;
namespace HaiDang.Directives;

/// <summary>How does a task stand? Never typed; every task that is in force has exactly one on every day.</summary>
public enum Status { NotStarted, InTime, Overdue, DoneOnTime, DoneLate }

/// <summary>Which status follows from a state on a day?</summary>
/// <remarks>
/// While the lead waits for acceptance its clock stands still: the day of submission is judged, not the day on which somebody found time to accept.
/// What has not begun and is past its day is overdue: else "not started" would hide the worst.
/// </remarks>
public static class Statuses
{
    public static Status[] All { get; } = Enum.GetValues<Status>();

    /// <summary>Judged against the due day in force.</summary>
    public static Expression<Func<AssignmentState, Status>> On(DateOnly day) => s =>
        s.DoneOn != null ? s.DoneOn <= s.Due ? Status.DoneOnTime : Status.DoneLate
        : (s.SubmittedOn ?? day) > s.Due ? Status.Overdue
        : s.StartedOn == null ? Status.NotStarted : Status.InTime;

    /// <summary>What was so of each task at the end of a day, of those in force then.</summary>
    public static Expression<Func<AssignmentState, bool>> HeldAt(DateTimeOffset end) => s => s.FromAt < end && (s.UntilAt == null || s.UntilAt >= end) && s.Waiting != Waiting.Withdrawn;

    public static Status Of(AssignmentState state, DateOnly day) =>
        state.DoneOn is { } done ? done <= state.Due ? Status.DoneOnTime : Status.DoneLate
        : (state.SubmittedOn ?? day) > state.Due ? Status.Overdue
        : state.StartedOn is null ? Status.NotStarted : Status.InTime;

    /// <summary>Was, or is, it on time by the day that was agreed first, whatever was extended since? Null while that is still open.</summary>
    public static bool? ByOriginalDue(AssignmentState state, DateOnly day) => ByDay(state, state.OriginalDue, day);

    /// <summary>The same by the day in force.</summary>
    public static bool? ByDue(AssignmentState state, DateOnly day) => ByDay(state, state.Due, day);

    public static bool IsDone(this Status status) => status is Status.DoneOnTime or Status.DoneLate;

    private static bool? ByDay(AssignmentState state, DateOnly due, DateOnly day) => (state.DoneOn ?? state.SubmittedOn) is { } said
        ? said > due ? false : state.DoneOn is null ? null : true
        : day > due ? false : null;
}

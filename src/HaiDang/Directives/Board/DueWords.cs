using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.Directives.Board;

/// <summary>What is said of a task's day: when it is due, by how much it is late, when it was done?</summary>
public static class DueWords
{
    public static string Of(AssignmentState state, DateOnly day) => Statuses.Of(state, day) switch
    {
        Status.Overdue => Words.Of<Texts>("Due.Over", ((state.SubmittedOn ?? day).DayNumber - state.Due.DayNumber).ToString("N0", System.Globalization.CultureInfo.CurrentCulture)),
        Status.DoneOnTime => Words.Of<Texts>("Due.Done", Figures.Day(state.DoneOn!.Value)),
        Status.DoneLate => Words.Of<Texts>("Due.Late", (state.DoneOn!.Value.DayNumber - state.Due.DayNumber).ToString("N0", System.Globalization.CultureInfo.CurrentCulture)),
        _ => Figures.Day(state.Due),
    };

    /// <summary>The colour beside it; empty for none.</summary>
    public static string Colour(AssignmentState state, DateOnly day) => Statuses.Of(state, day) switch { Status.Overdue => "bad", Status.DoneLate => "warn", _ => "quiet" };
}

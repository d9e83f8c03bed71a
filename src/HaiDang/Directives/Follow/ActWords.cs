using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.Directives.Follow;

/// <summary>What is an act called?</summary>
public static class ActWords
{
    /// <summary>What was done: "trả lại".</summary>
    public static string Did(AssignmentEvent done) => Words.Of<Texts>($"Did.{done.Act}");

    public static string Of(Side side) => Words.Of<Texts>($"Side.{side}");

    public static string Of(Status status) => Words.Of<Texts>($"Status.{status}");

    public static string Of(FieldOfWork field) => Words.Of<Texts>($"Field.{field}");

    public static MarkKind Mark(Status status) => status switch
    {
        Status.NotStarted => MarkKind.Todo,
        Status.InTime => MarkKind.Doing,
        Status.Overdue => MarkKind.Bad,
        Status.DoneOnTime => MarkKind.Good,
        _ => MarkKind.Warn,
    };
}

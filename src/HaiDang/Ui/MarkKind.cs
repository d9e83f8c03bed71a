using Microsoft.AspNetCore.Components;
namespace HaiDang.Ui;

/// <summary>What does a status say? Each has its own shape, so that it is told apart without colour.</summary>
/// <remarks>Rise and Fall say which way the figure goes; Good and Bad whether that is welcome.</remarks>
public enum MarkKind { Good, Bad, Warn, Flat, Unknown, Todo, Doing, RiseGood, RiseBad, FallGood, FallBad }

internal static class MarkShapes
{
    private const string Up = """<path d="M6 .8 11 6.2H7.7v5H4.3v-5H1z" fill="currentColor"/>""";
    private const string Down = """<path d="M6 11.2 1 5.8h3.3V.8h3.4v5H11z" fill="currentColor"/>""";
    private const string Ring = """<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/>""";

    public static string Colour(this MarkKind kind) => kind switch
    {
        MarkKind.Good or MarkKind.RiseGood or MarkKind.FallGood => "good",
        MarkKind.Bad or MarkKind.RiseBad or MarkKind.FallBad => "bad",
        MarkKind.Warn => "warn",
        MarkKind.Unknown => "unknown",
        _ => "flat",
    };

    public static MarkupString Shape(this MarkKind kind) => new(kind switch
    {
        MarkKind.Good => """<circle cx="6" cy="6" r="5" fill="currentColor"/><path d="M3.6 6.2 5.3 8l3.2-3.7" stroke="var(--surface)" stroke-width="1.5" fill="none"/>""",
        MarkKind.Bad => """<rect x="1.5" y="1.5" width="9" height="9" fill="currentColor"/><path d="M6 3.3v3.2M6 8.1v1" stroke="var(--surface)" stroke-width="1.5"/>""",
        MarkKind.Warn => """<path d="M6 .8 11.6 11H.4z" fill="currentColor"/><path d="M6 4.3v3M6 8.5v1" stroke="var(--surface)" stroke-width="1.3"/>""",
        MarkKind.Flat => """<path d="M1.5 6h9" stroke="currentColor" stroke-width="2"/>""",
        MarkKind.Unknown => """<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.2 1.33"/>""",
        MarkKind.Todo => Ring,
        MarkKind.Doing => Ring + """<path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor"/>""",
        MarkKind.RiseGood or MarkKind.RiseBad => Up,
        _ => Down,
    });
}

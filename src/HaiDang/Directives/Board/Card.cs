using HaiDang.Data;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>What is shown of a task in a list: its words besides how it stands.</summary>
public sealed record Card
{
    public required Standing Standing { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required string DirectiveText { get; init; }
    public required FieldOfWork Field { get; init; }
    public required int MeetingId { get; init; }
    public required int[] Coordinating { get; init; }
    public required string? MeasureSubject { get; init; }
    public required int? MeasurePlaceId { get; init; }
    public required bool Synthetic { get; init; }
    /// <summary>By what it is seen; null for nothing.</summary>
    public MeasureRef? Measure => Standing.MeasureKey is { } key ? new(key, MeasureSubject, MeasurePlaceId) : null;

    public int Id => Standing.Id;
    public AssignmentState State => Standing.State;

    /// <summary>The cards of some tasks, in the same order.</summary>
    public static async Task<Card[]> Of(IReadOnlyList<Standing> tasks, HaiDangDb db, CancellationToken stop)
    {
        int[] ids = [.. tasks.Select(t => t.Id)];
        var found = await db.Assignments.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new
        {
            a.Id, a.Title, a.Number, a.Directive!.Code, a.Directive.Text, a.Directive.Field, a.Directive.MeetingId, a.MeasureSubject, a.MeasurePlaceId, a.Synthetic,
            Coordinating = a.Units.Where(u => u.Part == Part.Coordinating).Select(u => u.UnitId).ToArray(),
        }).ToDictionaryAsync(a => a.Id, stop);
        return [.. tasks.Where(t => found.ContainsKey(t.Id)).Select(t => (Task: t, Said: found[t.Id])).Select(t => new Card
        {
            Standing = t.Task, Code = $"{t.Said.Code}.{t.Said.Number}", Title = t.Said.Title, DirectiveText = t.Said.Text, Field = t.Said.Field, MeetingId = t.Said.MeetingId,
            Coordinating = t.Said.Coordinating, MeasureSubject = t.Said.MeasureSubject, MeasurePlaceId = t.Said.MeasurePlaceId, Synthetic = t.Said.Synthetic,
        })];
    }
}

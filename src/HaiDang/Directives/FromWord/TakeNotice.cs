using HaiDang.Data;
using HaiDang.Directives.Assign;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.FromWord;

/// <summary>Makes directives, and tasks, of the clauses that a person has confirmed. What one is refused the others still take.</summary>
public static class TakeNotice
{
    public sealed record Command
    {
        public required int MeetingId { get; init; }
        public required Taken[] Clauses { get; init; }
    }

    /// <summary>A clause as confirmed.</summary>
    public sealed record Taken
    {
        public required string Clause { get; init; }
        public required string Text { get; init; }
        public required FieldOfWork Field { get; init; }
        public required int IssuerId { get; init; }

        /// <summary>Null: a directive alone, its tasks to be given later.</summary>
        public int? LeadId { get; init; }
        public int[] Coordinating { get; init; } = [];
        public DateOnly? Due { get; init; }
    }

    /// <param name="Clause">As the notice numbers it.</param>
    /// <param name="DirectiveId">Null when it was refused.</param>
    /// <param name="TaskId">Null when none was asked for, or it was refused.</param>
    /// <param name="Refusal">Why not all was made, in words.</param>
    public sealed record Line(string Clause, int? DirectiveId, int? TaskId, string? Refusal);

    public static async Task<Line[]> Run(Command command, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        List<Line> lines = [];
        foreach (var clause in command.Clauses)
        {
            var kept = await KeepDirective.Run(new() { MeetingId = command.MeetingId, Clause = clause.Clause, Text = clause.Text, Field = clause.Field, IssuerId = clause.IssuerId }, databases, stop);
            if (kept.Id is not { } directive || clause is not { LeadId: { } lead, Due: { } due })
            {
                lines.Add(new(clause.Clause, kept.Id, null, kept.Refusal));
                continue;
            }
            var tooLong = clause.Text.Trim().Length > AssignTask.LongestTitle;
            var given = await AssignTask.Run(new()
            {
                DirectiveId = directive, Title = tooLong ? clause.Text.Trim()[..(AssignTask.LongestTitle - 1)] + "…" : clause.Text, Detail = tooLong ? clause.Text : "", LeadId = lead, Coordinating = clause.Coordinating, Due = due,
            }, databases, clock, stop);
            lines.Add(new(clause.Clause, directive, given.Id, given.Refusal));
        }
        return [.. lines];
    }
}

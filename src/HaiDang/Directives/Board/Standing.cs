using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Board;

/// <summary>How does a task stand on the day that is asked about? The few columns that ten thousand tasks are counted and sorted by.</summary>
public sealed record Standing
{
    public required int Id { get; init; }
    public required int DirectiveId { get; init; }
    public required int Number { get; init; }
    public required int AssignerId { get; init; }
    public required string? MeasureKey { get; init; }
    public required DateTimeOffset TouchedAt { get; init; }
    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>Without what belongs to the database.</summary>
    public required AssignmentState State { get; init; }

    public Status Status(DateOnly day) => Statuses.Of(State, day);
}

/// <summary>Which tasks are of a filter, and how do they stand?</summary>
public static class FindStanding
{
    /// <param name="filter">Which; the lenses that need more than this are for the caller.</param>
    /// <param name="book">The units.</param>
    /// <param name="today">What day it is.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Standing[]> Run(AssignmentFilter filter, UnitBook book, DateOnly today, HaiDangDb db, CancellationToken stop)
    {
        var day = filter.AsOf ?? today;
        var tasks = Narrowed(filter, book, db);
        var states = filter.Lens is Lens.Withdrawn ? db.AssignmentStates.Where(s => s.UntilAt == null && s.Waiting == Waiting.Withdrawn)
            : filter.AsOf is null ? db.AssignmentStates.Where(s => s.UntilAt == null && s.Waiting != Waiting.Withdrawn)
            : db.AssignmentStates.Where(Statuses.HeldAt(day.AddDays(1).Begins));
        if (filter.LeadId is { } lead) states = states.Where(s => s.LeadId == lead);
        if (filter.Status is { } status)
        {
            var rule = Statuses.On(day);
            states = states.Where(System.Linq.Expressions.Expression.Lambda<Func<AssignmentState, bool>>(
                System.Linq.Expressions.Expression.Equal(rule.Body, System.Linq.Expressions.Expression.Constant(status)), rule.Parameters));
        }
        return await states.AsNoTracking().Join(tasks, s => s.AssignmentId, a => a.Id, (s, a) => new Standing
        {
            Id = a.Id, DirectiveId = a.DirectiveId, Number = a.Number, AssignerId = a.AssignerId, MeasureKey = a.MeasureKey, TouchedAt = a.TouchedAt, AssignedAt = a.AssignedAt,
            State = new AssignmentState
            {
                AssignmentId = a.Id, Seq = s.Seq, FromAt = s.FromAt, LeadId = s.LeadId, OriginalDue = s.OriginalDue, Due = s.Due, StartedOn = s.StartedOn, SubmittedOn = s.SubmittedOn, DoneOn = s.DoneOn,
                AcceptedOn = s.AcceptedOn, AskedDue = s.AskedDue, Waiting = s.Waiting, Extensions = s.Extensions, ReviewOn = s.ReviewOn, Concluded = s.Concluded,
            },
        }).ToArrayAsync(stop);
    }

    private static IQueryable<Assignment> Narrowed(AssignmentFilter filter, UnitBook book, HaiDangDb db)
    {
        var tasks = db.Assignments.AsQueryable();
        if (filter.MeetingId is { } meeting) tasks = tasks.Where(a => a.Directive!.MeetingId == meeting);
        if (filter.DirectiveId is { } directive) tasks = tasks.Where(a => a.DirectiveId == directive);
        if (filter.AgencyId is { } agency) tasks = tasks.Where(a => a.AssignerId == agency);
        if (filter.Field is { } field) tasks = tasks.Where(a => a.Directive!.Field == field);
        if (filter.UnitId is { } unit)
        {
            int[] units = [.. book.Beneath([unit])];
            tasks = tasks.Where(a => a.Units.Any(u => u.Part != Part.Assigner && units.Contains(u.UnitId)));
        }
        foreach (var word in WithoutMarks.Of(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A code, such as d6.2 or d6, finds what is called so; any other word what speaks of it.
            var (code, number) = Coded(word);
            tasks = number is { } n ? tasks.Where(a => a.Number == n && a.Directive!.Folded.StartsWith(code + " "))
                : tasks.Where(a => a.Folded.Contains(word) || a.Directive!.Folded.Contains(word));
        }
        return tasks;
    }

    private static (string Code, int? Number) Coded(string word) =>
        word.Split('.') is [{ Length: > 0 } code, var number] && char.IsAsciiLetter(code[0]) && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var n) ? (code, n) : (word, null);
}

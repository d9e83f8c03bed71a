using HaiDang.Data;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.WorkingDays;

/// <summary>Sets one day as worked or free against the law's rule, or lets the rule hold again.</summary>
public static class ChangeDay
{
    /// <param name="IsWorking">Worked, or free.</param>
    /// <param name="Reason">Why: the decision, the event.</param>
    public sealed record As(bool IsWorking, string Reason);

    /// <param name="Day">Which.</param>
    /// <param name="To">What it shall be; null: what the rule says.</param>
    public sealed record Command(DateOnly Day, As? To);

    /// <param name="Refusal">Why not, in words; null when it is done.</param>
    /// <param name="Undo">What makes it as it was before.</param>
    public sealed record Answer(string? Refusal, Command? Undo);

    public static async Task<Answer> Run(Command command, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        if (Refuse(command) is { } refusal) return new(refusal, null);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var day = await db.CalendarDays.SingleOrDefaultAsync(d => d.Day == command.Day, stop);
        var before = day is null ? null : new As(day.IsWorking, day.Reason);
        var to = command.To is { } wished ? wished with { Reason = wished.Reason.Trim() } : null;
        if (to is null && day is not null) db.Remove(day);
        else if (to is not null && day is null) db.Add(New(command.Day, to, clock));
        else if (to is not null && day is not null) Put(day, to, clock);
        if (before != to) await db.Audit("change working days", $"calendar-day/{command.Day:yyyy-MM-dd}", before, to, stop);
        await transaction.CommitAsync(stop);
        return new(null, before == to ? null : new(command.Day, before));
    }

    private static string? Refuse(Command command)
    {
        if (!WorkingCalendar.Knows(command.Day)) return Words.Of<Texts>("Refusal.Day", WorkingCalendar.First.Year, WorkingCalendar.Last.Year);
        if (command.To is not { } to) return null;
        if (string.IsNullOrWhiteSpace(to.Reason)) return Words.Of<Texts>("Refusal.Reason");
        if (to.Reason.Trim().Length > CalendarDay.LongestReason) return Words.Of<Texts>("Refusal.Long", CalendarDay.LongestReason);
        return to.IsWorking == WorkingCalendar.IsProposed(command.Day) ? Words.Of<Texts>(to.IsWorking ? "Refusal.Worked" : "Refusal.Free") : null;
    }

    private static CalendarDay New(DateOnly day, As to, TimeProvider clock) =>
        new() { Day = day, IsWorking = to.IsWorking, Reason = to.Reason, SetBy = Actor.Current.Who, SetAt = clock.GetUtcNow() };

    private static void Put(CalendarDay day, As to, TimeProvider clock) =>
        (day.IsWorking, day.Reason, day.SetBy, day.SetAt) = (to.IsWorking, to.Reason, Actor.Current.Who, clock.GetUtcNow());
}

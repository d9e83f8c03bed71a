using System.Text.RegularExpressions;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Assign;

/// <summary>Writes down what was agreed at a meeting, as one clause, or corrects it.</summary>
public static partial class KeepDirective
{
    public const int LongestText = 1_000;

    public sealed record Command
    {
        /// <summary>Which one to correct; null for a new one.</summary>
        public int? Id { get; init; }
        public required int MeetingId { get; init; }

        /// <summary>As people call it, D6: letters and digits, up to 12. Empty: the next D of the meeting.</summary>
        public string Code { get; init; } = "";
        public string Clause { get; init; } = "";
        public required string Text { get; init; }
        public required FieldOfWork Field { get; init; }
        public required int IssuerId { get; init; }
    }

    /// <param name="Id">Null when it was refused.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(int? Id, string? Refusal);

    public static async Task<Answer> Run(Command command, IDbContextFactory<HaiDangDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var answer = await Keep(command, db, stop);
        if (answer.Refusal is null) await transaction.CommitAsync(stop);
        return answer;
    }

    /// <summary>In the caller's transaction, which is not to stand when it was refused.</summary>
    internal static async Task<Answer> Keep(Command command, HaiDangDb db, CancellationToken stop)
    {
        var text = command.Text.Trim();
        if (text.Length is 0 or > LongestText) return Refused("Refused.DirectiveText", LongestText);
        if (command.Clause.Length > 40) return Refused("Refused.LongText", 40);
        if (!db.SeesEverything && !db.SeenUnits.Contains(command.IssuerId)) return Refused("Refused.NotYourAgency");
        if (!await db.Set<MeetingUnit>().AnyAsync(u => u.MeetingId == command.MeetingId && u.UnitId == command.IssuerId, stop)) return Refused("Refused.NotAtMeeting");
        // Whoever else adds to the meeting waits here: no two get the same code.
        await db.Meetings.Where(m => m.Id == command.MeetingId).ExecuteUpdateAsync(m => m.SetProperty(x => x.Title, x => x.Title), stop);
        var taken = await db.Directives.AsNoTracking().IgnoreQueryFilters().Where(d => d.MeetingId == command.MeetingId && d.Id != (command.Id ?? 0)).Select(d => new { d.Code, d.Rank }).ToListAsync(stop);
        var code = command.Code.Trim().ToUpperInvariant() is { Length: > 0 } given ? given : Enumerable.Range(1, taken.Count + 1).Select(n => $"D{n}").First(c => taken.TrueForAll(t => t.Code != c));
        if (!GoodCode().IsMatch(code)) return Refused("Refused.BadCode");
        if (taken.Exists(t => t.Code == code)) return Refused("Refused.CodeTaken", code);
        var directive = command.Id is { } id ? await db.Directives.SingleOrDefaultAsync(d => d.Id == id && d.MeetingId == command.MeetingId, stop) : null;
        if (command.Id is not null && directive is null) return Refused("Refused.NoDirective");
        var before = directive is null ? null : Said(directive);
        if (directive is null)
            db.Add(directive = new() { MeetingId = command.MeetingId, Code = code, Text = text, Field = command.Field, IssuerId = command.IssuerId, Rank = taken.Select(t => t.Rank).DefaultIfEmpty().Max() + 1 });
        (directive.Code, directive.Clause, directive.Text, directive.Field, directive.IssuerId) = (code, command.Clause.Trim(), text, command.Field, command.IssuerId);
        directive.Fold();
        await db.SaveChangesAsync(stop);
        await db.Audit(DirectivesModule.Assign, $"directive/{directive.Id}", before, Said(directive), stop);
        return new(directive.Id, null);
    }

    private static object Said(Directive d) => new { d.MeetingId, d.Code, d.Clause, d.Text, d.Field, d.IssuerId };

    private static Answer Refused(string key, params object?[] parts) => new(null, Words.Of<Texts>(key, parts));

    [GeneratedRegex("^[A-ZĐ][A-ZĐ0-9]{0,11}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoodCode();
}

using HaiDang.Data;
using HaiDang.Directives.Follow;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Hardening;
using HaiDang.Shell.Notices;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives.Assign;

/// <summary>Gives a task: one unit leads, others coordinate, by a day, seen by a measure or explicitly by none.</summary>
public static class AssignTask
{
    public const int LongestTitle = 300;
    public const int LongestDetail = 8_000;
    private const int MostSteps = 50;

    public sealed record Command
    {
        public required int DirectiveId { get; init; }
        public required string Title { get; init; }
        public string Detail { get; init; } = "";
        public required int LeadId { get; init; }
        public int[] Coordinating { get; init; } = [];
        public int? LeaderId { get; init; }
        public int? OfficerId { get; init; }
        public required DateOnly Due { get; init; }
        public Step[] Steps { get; init; } = [];
        public Link[] Links { get; init; } = [];

        /// <summary>Null is an explicit "none".</summary>
        public string? MeasureKey { get; init; }
        public string? MeasureSubject { get; init; }
        public int? MeasurePlaceId { get; init; }
    }

    /// <summary>A milestone to be.</summary>
    public sealed record Step(string Title, DateOnly Due);

    /// <summary>What it is about elsewhere in the house.</summary>
    public sealed record Link(string Title, string Href);

    /// <param name="Id">Null when it was refused.</param>
    /// <param name="Refusal">Why not, in words.</param>
    public sealed record Answer(int? Id, string? Refusal);

    public static async Task<Answer> Run(Command command, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held, so that no two tasks of a directive get the same number.
        if (await db.Directives.Where(d => d.Id == command.DirectiveId).ExecuteUpdateAsync(d => d.SetProperty(x => x.Rank, x => x.Rank), stop) != 1) return Refused("Refused.NoDirective");
        var directive = await db.Directives.AsNoTracking().SingleAsync(d => d.Id == command.DirectiveId, stop);
        var book = await UnitBook.Read(db, stop);
        if (await Refuse(command, directive, book, db, clock, stop) is { } refusal) return refusal;
        var number = await db.Assignments.IgnoreQueryFilters().Where(a => a.DirectiveId == directive.Id).MaxAsync(a => (int?)a.Number, stop) ?? 0;
        var assignment = Made(command, directive, number + 1, clock.GetUtcNow());
        db.Add(assignment);
        await db.SaveChangesAsync(stop);
        await Begin(command, assignment, db, stop);
        await Tell(assignment, directive, command, db, clock, stop);
        await db.Audit(DirectivesModule.Assign, $"task/{assignment.Id}", null, command, stop);
        await transaction.CommitAsync(stop);
        return new(assignment.Id, null);
    }

    private static async Task<Answer?> Refuse(Command command, Directive directive, UnitBook book, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!db.SeenUnits.Contains(directive.IssuerId)) return Refused("Refused.NotYourAgency");
        if (command.Title.Trim().Length is 0 or > LongestTitle) return Refused("Refused.TaskTitle", LongestTitle);
        if (command.Detail.Length > LongestDetail) return Refused("Refused.LongText", LongestDetail);
        if (command.Due < clock.Today) return Refused("Refused.PastDue");
        if (book.Find(command.LeadId) is not { EndedOn: null }) return Refused("Refused.NoLead");
        if (command.LeadId == directive.IssuerId || command.Coordinating.Contains(directive.IssuerId)) return Refused("Refused.OwnTask");
        if (command.Coordinating.Contains(command.LeadId)) return Refused("Refused.LeadCoordinates");
        if (!Array.TrueForAll(command.Coordinating, u => book.Find(u) is { EndedOn: null })) return Refused("Refused.NoUnit");
        if (command.Steps.Length > MostSteps || !Array.TrueForAll(command.Steps, s => s.Title.Trim().Length is > 0 and <= LongestTitle)) return Refused("Refused.BadStep", MostSteps);
        if (Array.Exists(command.Steps, s => s.Due > command.Due)) return Refused("Refused.LateStep");
        if (!Array.TrueForAll(command.Links, l => l.Title.Trim().Length is > 0 and <= LongestTitle && LocalAddress.Of(l.Href) == l.Href)) return Refused("Refused.BadLink");
        int[] trackers = [.. new[] { command.LeaderId, command.OfficerId }.OfType<int>().Distinct()];
        return await db.Accounts.CountAsync(a => trackers.Contains(a.Id) && a.DisabledAt == null, stop) == trackers.Length ? null : Refused("Refused.NoAccount");
    }

    private static Assignment Made(Command command, Directive directive, int number, DateTimeOffset now)
    {
        var made = new Assignment
        {
            DirectiveId = directive.Id, Number = number, Title = command.Title.Trim(), Detail = command.Detail.Trim(), AssignerId = directive.IssuerId, LeaderId = command.LeaderId, OfficerId = command.OfficerId,
            MeasureKey = command.MeasureKey, MeasureSubject = command.MeasureSubject, MeasurePlaceId = command.MeasurePlaceId, AssignedAt = now, TouchedAt = now,
            Units =
            [
                new() { UnitId = directive.IssuerId, Part = Part.Assigner }, new() { UnitId = command.LeadId, Part = Part.Lead },
                .. command.Coordinating.Distinct().Select(u => new AssignmentUnit { UnitId = u, Part = Part.Coordinating }),
            ],
            Milestones = [.. command.Steps.OrderBy(s => s.Due).Select(s => new Milestone { Title = s.Title.Trim(), Due = s.Due })],
            Links = [.. command.Links.Select(l => new AssignmentLink { Title = l.Title.Trim(), Href = l.Href })],
        };
        made.Fold();
        return made;
    }

    /// <summary>The first events: it was given, to whom, beside whom, watched by whom.</summary>
    private static async Task Begin(Command command, Assignment assignment, HaiDangDb db, CancellationToken stop)
    {
        var account = Actor.Current.AccountId;
        var by = await db.Accounts.Where(a => a.Id == account).Select(a => a.Title).SingleOrDefaultAsync(stop) ?? Actor.Current.Who;
        List<(Act Act, int? Other)> firsts = [(Act.Assigned, command.LeadId), .. command.Coordinating.Distinct().Select(u => (Act.AddedUnit, (int?)u))];
        if (command.LeaderId is { } leader) firsts.Add((Act.SetLeader, leader));
        if (command.OfficerId is { } officer) firsts.Add((Act.SetOfficer, officer));
        var events = firsts.Select((f, i) => new AssignmentEvent
        {
            AssignmentId = assignment.Id, Seq = i + 1, At = assignment.AssignedAt, Act = f.Act, Side = Side.Assigner, AccountId = account, By = by, OtherId = f.Other, Day = f.Act is Act.Assigned ? command.Due : null,
        }).ToArray();
        db.AddRange(events);
        db.AddRange(FoldEvents.Run(events));
        assignment.Events = events.Length;
        await db.SaveChangesAsync(stop);
    }

    private static async Task Tell(Assignment assignment, Directive directive, Command command, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var accounts = await TellOthers.Of([command.LeadId, .. command.Coordinating], db, stop);
        int?[] watching = [command.LeaderId, command.OfficerId];
        var news = new News(typeof(Texts), "Notice.Assigned", $"{directive.Code}.{assignment.Number}", assignment.Title) { Link = $"{DirectivesModule.Page}/{assignment.Id}" };
        await db.Notify(accounts.Concat(watching.OfType<int>()).Where(a => a != Actor.Current.AccountId), news, clock, stop);
    }

    private static Answer Refused(string key, params object?[] parts) => new(null, Words.Of<Texts>(key, parts));
}

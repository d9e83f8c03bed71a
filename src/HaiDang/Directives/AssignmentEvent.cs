using System.Linq.Expressions;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>What can happen to a task?</summary>
/// <remarks>Kept by name. Status is told from these and from nothing else.</remarks>
public enum Act
{
    Assigned, Started, Reported, ReachedMilestone, Submitted, Accepted, Returned, AskedExtension, Extended, RefusedExtension,
    HandedOver, AddedUnit, RemovedUnit, SetLeader, SetOfficer, Withdrew, Reinstated, ReviewLater, Concluded, Undid,
}

/// <summary>For whom does somebody act in a task?</summary>
public enum Side { None, Coordinating, Lead, Assigner }

/// <summary>One thing that happened to a task. Never changed, never removed.</summary>
public sealed record AssignmentEvent : ISayWhoSees<AssignmentEvent>
{
    public required int AssignmentId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Seq { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Act Act { get; init; }
    public required Side Side { get; init; }

    /// <summary>Who did it; null for the demo's own doing.</summary>
    public int? AccountId { get; init; }

    /// <summary>As that account was called then.</summary>
    public required string By { get; init; }

    /// <summary>The day that it is about: a due day, one that is asked for, a day to look again.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The unit, account or milestone that it is about.</summary>
    public int? OtherId { get; init; }

    /// <summary>What was said: a report, a reason. Null where nothing needs to be.</summary>
    public string? Text { get; init; }

    /// <summary>The event that this one takes back.</summary>
    public int? Undoes { get; init; }

    public Assignment? Assignment { get; init; }

    static Expression<Func<AssignmentEvent, bool>> ISayWhoSees<AssignmentEvent>.SeenBy(HaiDangDb db) => e =>
        db.SeesEverything || e.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

internal sealed class AssignmentEventTable : IEntityTypeConfiguration<AssignmentEvent>
{
    public void Configure(EntityTypeBuilder<AssignmentEvent> builder)
    {
        builder.ToTable("assignment_event").HasKey(e => new { e.AssignmentId, e.Seq });
        builder.HasIndex(e => e.At);
        builder.Property(e => e.Act).HasConversion<string>();
        builder.Property(e => e.Side).HasConversion<string>();
        builder.HasOne(e => e.Assignment).WithMany().HasForeignKey(e => e.AssignmentId);
    }
}

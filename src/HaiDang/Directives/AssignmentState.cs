using System.Linq.Expressions;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>What waits beside a task's status?</summary>
public enum Waiting { Nothing, Acceptance, Extension, Rework, Withdrawn }

/// <summary>What was so of a task from one event until another? Told by the events (<see cref="Follow.FoldEvents"/>) and kept, so that any day can be asked about at once.</summary>
public sealed record AssignmentState : ISayWhoSees<AssignmentState>
{
    public int AssignmentId { get; init; }

    /// <summary>The event from which it is so.</summary>
    public int Seq { get; init; }
    public DateTimeOffset FromAt { get; init; }

    /// <summary>When something else became so; null while this is so.</summary>
    public DateTimeOffset? UntilAt { get; set; }

    /// <summary>The unit that leads.</summary>
    public int LeadId { get; init; }

    public DateOnly OriginalDue { get; init; }
    public DateOnly Due { get; init; }
    public DateOnly? StartedOn { get; init; }

    /// <summary>The day on which the lead said that it was done; null when that was not said, or was not taken.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>That day, once the assigner has accepted it: whoever is slow to accept makes nobody late.</summary>
    public DateOnly? DoneOn { get; init; }

    public DateOnly? AcceptedOn { get; init; }

    /// <summary>The day to which an extension is asked for.</summary>
    public DateOnly? AskedDue { get; init; }

    public Waiting Waiting { get; init; }

    /// <summary>How often the due day was moved.</summary>
    public int Extensions { get; init; }

    /// <summary>When its result is to be looked at again, and whether that has been settled.</summary>
    public DateOnly? ReviewOn { get; init; }
    public bool Concluded { get; init; }

    public Assignment? Assignment { get; init; }

    static Expression<Func<AssignmentState, bool>> ISayWhoSees<AssignmentState>.SeenBy(HaiDangDb db) => s =>
        db.SeesEverything || s.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

internal sealed class AssignmentStateTable : IEntityTypeConfiguration<AssignmentState>
{
    public void Configure(EntityTypeBuilder<AssignmentState> builder)
    {
        builder.ToTable("assignment_state").HasKey(s => new { s.AssignmentId, s.Seq });
        builder.HasIndex(s => s.AssignmentId).IsUnique().HasFilter("\"UntilAt\" IS NULL").HasDatabaseName("IX_assignment_state_now");
        builder.HasIndex(s => new { s.FromAt, s.UntilAt });
        builder.HasIndex(s => s.LeadId);
        builder.Property(s => s.Waiting).HasConversion<string>();
        builder.HasOne(s => s.Assignment).WithMany().HasForeignKey(s => s.AssignmentId);
    }
}

using System.Linq.Expressions;
using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>A task: what one unit answers for, with others beside it, by which day, and by which measure it is seen. What came of it is told by its events.</summary>
/// <remarks>Not named Task: in C# that is something else.</remarks>
public sealed class Assignment : ISayWhoSees<Assignment>
{
    public int Id { get; init; }
    public required int DirectiveId { get; init; }

    /// <summary>Its number within the directive, from 1: D6.2 is the second of D6.</summary>
    public required int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>What exactly is asked; empty when the title says it.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The agency that asks, extends and accepts.</summary>
    public required int AssignerId { get; init; }

    /// <summary>Accounts of the assigner's side that keep an eye on it; null while nobody does.</summary>
    public int? LeaderId { get; set; }
    public int? OfficerId { get; set; }

    /// <summary>The measure by which it is seen; null is an explicit "none".</summary>
    public string? MeasureKey { get; set; }

    /// <summary>Of what: a kind of incident, say. Null: of all.</summary>
    public string? MeasureSubject { get; set; }

    /// <summary>Where; null: everywhere.</summary>
    public int? MeasurePlaceId { get; set; }

    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>How many events it has: whoever acts holds this first, so two cannot act at once.</summary>
    public int Events { get; set; }

    /// <summary>When anybody last did or said anything.</summary>
    public required DateTimeOffset TouchedAt { get; set; }

    /// <summary>Made up for the demo.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Title and detail without marks, for search.</summary>
    public string Folded { get; private set; } = "";

    public Directive? Directive { get; init; }
    public List<AssignmentUnit> Units { get; init; } = [];
    public List<Milestone> Milestones { get; init; } = [];
    public List<AssignmentLink> Links { get; init; } = [];

    public void Fold() => Folded = WithoutMarks.Of($"{Title} {Detail}");

    static Expression<Func<Assignment, bool>> ISayWhoSees<Assignment>.SeenBy(HaiDangDb db) => a => db.SeesEverything || a.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

/// <summary>What is a unit in a task?</summary>
public enum Part { Assigner, Lead, Coordinating }

/// <summary>A unit that has part in a task now. Exactly one leads.</summary>
/// <remarks>Not held to the scope itself, because everything else is by it: asked for only along with its task.</remarks>
public sealed class AssignmentUnit
{
    public int AssignmentId { get; init; }
    public required int UnitId { get; init; }
    public required Part Part { get; set; }
}

/// <summary>A step on the way, with a day of its own.</summary>
public sealed class Milestone : ISayWhoSees<Milestone>
{
    public int Id { get; init; }
    public int AssignmentId { get; init; }
    public required string Title { get; set; }
    public required DateOnly Due { get; set; }

    /// <summary>Told by the events and kept, as the task's state is; null while it was not reached.</summary>
    public DateOnly? ReachedOn { get; set; }
    public Assignment? Assignment { get; init; }

    static Expression<Func<Milestone, bool>> ISayWhoSees<Milestone>.SeenBy(HaiDangDb db) => m =>
        db.SeesEverything || m.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

/// <summary>What a task is about elsewhere in the house: a hot spot, a plan of posts, a station, a project, a standard.</summary>
public sealed class AssignmentLink : ISayWhoSees<AssignmentLink>
{
    public int Id { get; init; }
    public int AssignmentId { get; init; }
    public required string Title { get; init; }

    /// <summary>An address of this site, from the root.</summary>
    public required string Href { get; init; }
    public Assignment? Assignment { get; init; }

    static Expression<Func<AssignmentLink, bool>> ISayWhoSees<AssignmentLink>.SeenBy(HaiDangDb db) => l =>
        db.SeesEverything || l.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignment");
        builder.HasIndex(a => new { a.DirectiveId, a.Number }).IsUnique();
        builder.HasIndex(a => a.TouchedAt);
        builder.HasOne(a => a.Directive).WithMany(d => d.Assignments).HasForeignKey(a => a.DirectiveId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.AssignerId);
    }
}

internal sealed class AssignmentUnitTable : IEntityTypeConfiguration<AssignmentUnit>
{
    public void Configure(EntityTypeBuilder<AssignmentUnit> builder)
    {
        builder.ToTable("assignment_unit").HasKey(u => new { u.AssignmentId, u.UnitId });
        builder.HasIndex(u => new { u.UnitId, u.Part });
        builder.HasIndex(u => u.AssignmentId).IsUnique().HasFilter("\"Part\" = 'Lead'").HasDatabaseName("IX_assignment_one_lead");
        builder.Property(u => u.Part).HasConversion<string>();
        builder.HasOne<Assignment>().WithMany(a => a.Units).HasForeignKey(u => u.AssignmentId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId);
    }
}

internal sealed class MilestoneTable : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestone");
        builder.HasOne(m => m.Assignment).WithMany(a => a.Milestones).HasForeignKey(m => m.AssignmentId);
    }
}

internal sealed class AssignmentLinkTable : IEntityTypeConfiguration<AssignmentLink>
{
    public void Configure(EntityTypeBuilder<AssignmentLink> builder)
    {
        builder.ToTable("assignment_link");
        builder.HasOne(l => l.Assignment).WithMany(a => a.Links).HasForeignKey(l => l.AssignmentId);
    }
}

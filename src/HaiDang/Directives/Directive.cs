using System.Linq.Expressions;
using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>To which line of work does a directive belong? A label on a directive, never on a person, a place or an incident.</summary>
public enum FieldOfWork { PublicOrder, Organisation, Premises, Advice, Procedures, EarlyWarning, Cyber, Economic, Rural, EthnicAffairs, ReligiousAffairs, InternalSecurity, Development, Standards }

/// <summary>What was agreed at a meeting, as one clause of its document.</summary>
public sealed class Directive : ISayWhoSees<Directive>
{
    public int Id { get; init; }
    public required int MeetingId { get; init; }

    /// <summary>As people call it: D6, P1. Once in a meeting.</summary>
    public required string Code { get; set; }

    /// <summary>Where it stands in the document; empty when the document has no numbers.</summary>
    public string Clause { get; set; } = "";

    public required string Text { get; set; }
    public required FieldOfWork Field { get; set; }

    /// <summary>The agency that asks for it.</summary>
    public required int IssuerId { get; set; }

    /// <summary>Code and text without marks, for search.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>Its place among the meeting's directives.</summary>
    public required int Rank { get; set; }

    public List<Assignment> Assignments { get; init; } = [];

    public void Fold() => Folded = WithoutMarks.Of($"{Code} {Text}");

    /// <summary>Those who act for the agency that asks, and whoever sees one of its tasks.</summary>
    static Expression<Func<Directive, bool>> ISayWhoSees<Directive>.SeenBy(HaiDangDb db) => d =>
        db.SeesEverything || db.SeenUnits.Contains(d.IssuerId) || d.Assignments.Any();
}

internal sealed class DirectiveTable : IEntityTypeConfiguration<Directive>
{
    public void Configure(EntityTypeBuilder<Directive> builder)
    {
        builder.ToTable("directive");
        builder.HasIndex(d => new { d.MeetingId, d.Code }).IsUnique();
        builder.Property(d => d.Field).HasConversion<string>();
        builder.HasOne<Meeting>().WithMany(m => m.Directives).HasForeignKey(d => d.MeetingId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => d.IssuerId);
    }
}

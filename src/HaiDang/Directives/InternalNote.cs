using System.Linq.Expressions;
using HaiDang.Data;
using HaiDang.Places.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>What an agency says of a task to itself alone. Nobody else sees it, whatever else they see.</summary>
public sealed class InternalNote : ISayWhoSees<InternalNote>
{
    public int Id { get; init; }
    public required int AssignmentId { get; init; }
    public required int AgencyId { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }
    public Assignment? Assignment { get; init; }

    static Expression<Func<InternalNote, bool>> ISayWhoSees<InternalNote>.SeenBy(HaiDangDb db) => n =>
        db.SeenAgencies.Contains(n.AgencyId) && (db.SeesEverything || n.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId)));
}

internal sealed class InternalNoteTable : IEntityTypeConfiguration<InternalNote>
{
    public void Configure(EntityTypeBuilder<InternalNote> builder)
    {
        builder.ToTable("internal_note");
        builder.HasIndex(n => n.AssignmentId);
        builder.HasOne(n => n.Assignment).WithMany().HasForeignKey(n => n.AssignmentId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(n => n.AgencyId);
    }
}

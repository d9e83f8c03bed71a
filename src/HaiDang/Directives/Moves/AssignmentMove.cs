using System.Linq.Expressions;
using HaiDang.Data;
using HaiDang.Shell.Measures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives.Moves;

/// <summary>Has the measure of a task moved since it began? Judged in the background, so that a board of thousands need not.</summary>
public sealed class AssignmentMove : ISayWhoSees<AssignmentMove>
{
    public required int AssignmentId { get; init; }
    public required MoveVerdict Verdict { get; set; }
    public required WhyNot Why { get; set; }

    /// <summary>Since it began over what was to be expected, with its 95 % limits; null where it was not computed.</summary>
    public double? Ratio { get; set; }
    public double? Low { get; set; }
    public double? High { get; set; }
    public required DateTimeOffset At { get; set; }

    public Assignment? Assignment { get; init; }

    static Expression<Func<AssignmentMove, bool>> ISayWhoSees<AssignmentMove>.SeenBy(HaiDangDb db) => m =>
        db.SeesEverything || m.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

internal sealed class AssignmentMoveTable : IEntityTypeConfiguration<AssignmentMove>
{
    public void Configure(EntityTypeBuilder<AssignmentMove> builder)
    {
        builder.ToTable("assignment_move").HasKey(m => m.AssignmentId);
        builder.Property(m => m.AssignmentId).ValueGeneratedNever();
        builder.Property(m => m.Verdict).HasConversion<string>();
        builder.Property(m => m.Why).HasConversion<string>();
        builder.HasOne(m => m.Assignment).WithOne().HasForeignKey<AssignmentMove>(m => m.AssignmentId);
    }
}

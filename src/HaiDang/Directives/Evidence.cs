using System.Linq.Expressions;
using HaiDang.Data;
using HaiDang.Places.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>A file that shows what was done: whose, from when, and by its hash which file exactly.</summary>
public sealed class Evidence : ISayWhoSees<Evidence>
{
    public int Id { get; init; }
    public required int AssignmentId { get; init; }
    public required string Name { get; init; }
    public required long Bytes { get; init; }

    /// <summary>SHA-256, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The unit whose evidence it is.</summary>
    public required int UnitId { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back by its owner, before anybody relied on it; the file stays.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public EvidenceContent? Content { get; init; }
    public Assignment? Assignment { get; init; }

    static Expression<Func<Evidence, bool>> ISayWhoSees<Evidence>.SeenBy(HaiDangDb db) => e =>
        db.SeesEverything || e.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

/// <summary>What is in the file; apart, so that lists do not carry it.</summary>
public sealed class EvidenceContent : ISayWhoSees<EvidenceContent>
{
    public int EvidenceId { get; init; }
    public required byte[] Content { get; init; }
    public Evidence? Evidence { get; init; }

    static Expression<Func<EvidenceContent, bool>> ISayWhoSees<EvidenceContent>.SeenBy(HaiDangDb db) => c =>
        db.SeesEverything || c.Evidence!.Assignment!.Units.Any(u => db.SeenUnits.Contains(u.UnitId));
}

internal sealed class EvidenceTable : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("evidence");
        builder.HasOne(e => e.Assignment).WithMany().HasForeignKey(e => e.AssignmentId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId);
    }
}

internal sealed class EvidenceContentTable : IEntityTypeConfiguration<EvidenceContent>
{
    public void Configure(EntityTypeBuilder<EvidenceContent> builder)
    {
        builder.ToTable("evidence_content").HasKey(c => c.EvidenceId);
        builder.Property(c => c.EvidenceId).ValueGeneratedNever();
        builder.HasOne(c => c.Evidence).WithOne(e => e.Content).HasForeignKey<EvidenceContent>(c => c.EvidenceId);
    }
}

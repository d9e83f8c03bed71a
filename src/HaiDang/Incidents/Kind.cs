using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Incidents;

/// <summary>A kind of incident as Hải Đăng counts it.</summary>
public sealed class Kind
{
    public int Id { get; init; }

    /// <summary>A short name that never changes ("theft").</summary>
    public required string Key { get; init; }

    /// <summary>Code in the International Classification of Crime for Statistical Purposes (ICCS 1.0); null for what is no crime.</summary>
    public string? Iccs { get; init; }

    public required string Vietnamese { get; init; }
    public required string English { get; init; }
}

/// <summary>A kind as a source writes it, and the kind it is counted as.</summary>
public sealed class LocalKind
{
    public int Id { get; init; }

    /// <summary>As written in the source; "" where the source says nothing.</summary>
    public required string Text { get; init; }

    /// <summary>Null while nobody has said what it is: kept, counted and shown as "not mapped".</summary>
    public int? KindId { get; set; }
}

internal sealed class KindTable : IEntityTypeConfiguration<Kind>
{
    public void Configure(EntityTypeBuilder<Kind> builder)
    {
        builder.ToTable("kind");
        builder.HasIndex(k => k.Key).IsUnique();
    }
}

internal sealed class LocalKindTable : IEntityTypeConfiguration<LocalKind>
{
    public void Configure(EntityTypeBuilder<LocalKind> builder)
    {
        builder.ToTable("local_kind");
        builder.HasIndex(k => k.Text).IsUnique();
        builder.HasOne<Kind>().WithMany().HasForeignKey(k => k.KindId);
    }
}

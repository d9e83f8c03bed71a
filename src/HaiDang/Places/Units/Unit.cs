using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Places.Units;

/// <summary>Who can be asked to do something: an agency, or a part of one. A post, never a person.</summary>
public sealed class Unit
{
    public int Id { get; init; }

    /// <summary>As people and files write it: letters, digits, dots and hyphens; no two have the same.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>As tables write it; null when the name is short enough.</summary>
    public string? ShortName { get; set; }

    /// <summary>The name, short name and code without marks, for search.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>The unit that it is part of; null for an agency.</summary>
    public int? ParentId { get; init; }

    /// <summary>The agency that it is part of; null for an agency itself.</summary>
    public int? AgencyId { get; init; }

    /// <summary>The place that it works for, where there is one: a commune's police, a commune's committee.</summary>
    public int? PlaceId { get; set; }

    /// <summary>The first day on which it no longer is; null while it is.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The agency: its own id when it is one.</summary>
    public int Agency => AgencyId ?? Id;

    /// <summary>As tables write it.</summary>
    public string Brief => ShortName ?? Name;

    /// <summary>Is found by what it is called now.</summary>
    public void Fold() => Folded = WithoutMarks.Of($"{Name} {ShortName} {Code}");
}

internal sealed class UnitTable : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("unit");
        builder.HasIndex(u => u.Code).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.AgencyId);
        builder.HasOne<Place>().WithMany().HasForeignKey(u => u.PlaceId);
        builder.Ignore(u => u.Agency).Ignore(u => u.Brief);
    }
}

public static class UnitTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();
    }
}

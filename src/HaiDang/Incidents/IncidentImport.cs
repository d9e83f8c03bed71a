using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Incidents;

/// <summary>A system or office that sends incidents. Its references are its own.</summary>
public sealed class IncidentSource
{
    public int Id { get; init; }
    public required string Name { get; init; }

    /// <summary>True when its incidents are made up; then every screen and export says so.</summary>
    public bool Synthetic { get; init; }
}

/// <summary>One file that was brought in, what came of it, and whether it was taken back.</summary>
public sealed class IncidentImport
{
    public int Id { get; init; }
    public required int SourceId { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string FileHash { get; init; }

    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public long Rows { get; set; }
    public long Accepted { get; set; }
    public long Refused { get; set; }
    public long Doubtful { get; set; }

    /// <summary>Rows whose reference was there from an earlier import.</summary>
    public long Already { get; set; }

    /// <summary>The whole report as JSON, as the command line prints it.</summary>
    public string Report { get; set; } = "{}";

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A saved way of reading a file: which column is what.</summary>
public sealed class SavedMapping
{
    public int Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The column mapping as JSON.</summary>
    public required string Mapping { get; set; }
}

internal sealed class IncidentSourceTable : IEntityTypeConfiguration<IncidentSource>
{
    public void Configure(EntityTypeBuilder<IncidentSource> builder)
    {
        builder.ToTable("incident_source");
        builder.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class IncidentImportTable : IEntityTypeConfiguration<IncidentImport>
{
    public void Configure(EntityTypeBuilder<IncidentImport> builder)
    {
        builder.ToTable("incident_import");
        builder.HasOne<IncidentSource>().WithMany().HasForeignKey(i => i.SourceId);
    }
}

internal sealed class SavedMappingTable : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("saved_mapping");
        builder.HasIndex(m => m.Name).IsUnique();
    }
}

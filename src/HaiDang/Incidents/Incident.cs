using HaiDang.Data;
using HaiDang.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Incidents;

/// <summary>How exactly is the time known?</summary>
public enum TimePrecision : byte { Minute, Interval, Day, Month }

/// <summary>How was the place found?</summary>
public enum PlacedBy : byte { Nothing, Point, PointNearby, Code, Name }

/// <summary>What makes a reader doubt this record? None of these kept it out.</summary>
[Flags]
public enum Doubts
{
    None = 0,
    /// <summary>No coordinates at all; the place comes from a code or name.</summary>
    NoPoint = 1 << 0,
    /// <summary>Coordinates 0, 0 (or the false origin of the projection): taken as missing.</summary>
    ZeroPoint = 1 << 1,
    /// <summary>Just outside every area; put into the nearest one.</summary>
    JustOutside = 1 << 2,
    /// <summary>The point and the stated commune disagree; the point decides.</summary>
    PlaceDisagrees = 1 << 3,
    /// <summary>No commune could be told (an old commune that was divided, without a point; an unknown name).</summary>
    NoPlace = 1 << 4,
    /// <summary>Exactly 00:00 or 12:00 in a file that has far too many of these: the hour is taken as unknown.</summary>
    RoundTime = 1 << 5,
    /// <summary>Only a day is known.</summary>
    DayOnly = 1 << 6,
    /// <summary>Only a month is known.</summary>
    MonthOnly = 1 << 7,
    /// <summary>One of very many records at the very same point.</summary>
    Pile = 1 << 8,
    /// <summary>The kind is not mapped to the classification.</summary>
    UnmappedKind = 1 << 9,
    /// <summary>Equal in everything to another row of the file that has no reference of its own.</summary>
    SameAsAnother = 1 << 10,
}

/// <summary>What happened, when (an interval), where (with precision), of what kind.</summary>
public sealed class Incident : ILieInPlaces
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int ImportId { get; init; }
    public required int SourceId { get; init; }

    /// <summary>The source's own reference; with the source it names one incident, however often it is sent.</summary>
    public required string Reference { get; init; }

    public required DateTimeOffset StartAt { get; init; }

    /// <summary>Not before <see cref="StartAt"/>; equal to it when the minute is known.</summary>
    public required DateTimeOffset EndAt { get; init; }

    public required TimePrecision TimePrecision { get; init; }
    public required int LocalKindId { get; init; }

    /// <summary>WGS 84 degrees; null when not known.</summary>
    public double? Lon { get; init; }
    public double? Lat { get; init; }

    public int? PlaceId { get; init; }
    public required PlacedBy PlacedBy { get; init; }
    public required Doubts Doubts { get; init; }
}

internal sealed class IncidentTable : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incident");
        builder.HasIndex(i => new { i.SourceId, i.Reference }).IsUnique();
        // Wide on purpose: a view over all years counts and draws from the index alone, without a visit to a million rows.
        builder.HasIndex(i => new { i.StartAt, i.PlaceId, i.LocalKindId, i.Doubts, i.ImportId, i.Lon, i.Lat });
        builder.HasIndex(i => new { i.PlaceId, i.StartAt });
        builder.HasIndex(i => i.ImportId);
        builder.HasOne<IncidentImport>().WithMany().HasForeignKey(i => i.ImportId);
        builder.HasOne<IncidentSource>().WithMany().HasForeignKey(i => i.SourceId);
        builder.HasOne<LocalKind>().WithMany().HasForeignKey(i => i.LocalKindId);
        builder.HasOne<Place>().WithMany().HasForeignKey(i => i.PlaceId);
    }
}

public static class IncidentTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Incident> Incidents => db.Set<Incident>();
        public DbSet<IncidentDay> IncidentDays => db.Set<IncidentDay>();
        public DbSet<IncidentSource> IncidentSources => db.Set<IncidentSource>();
        public DbSet<IncidentImport> IncidentImports => db.Set<IncidentImport>();
        public DbSet<SavedMapping> SavedMappings => db.Set<SavedMapping>();
        public DbSet<Kind> Kinds => db.Set<Kind>();
        public DbSet<LocalKind> LocalKinds => db.Set<LocalKind>();
    }
}

using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Places;

/// <summary>What sort of area is it? Territory: a root made for imported areas that belong to no province.</summary>
public enum PlaceType { Province, District, Commune, Ward, Township, SpecialZone, Area, Territory }

/// <summary>An administrative unit, or an imported area, with the days between which it stands.</summary>
public sealed class Place
{
    public int Id { get; init; }

    /// <summary>Its code in force. Codes are used again: only code and day together name one unit.</summary>
    public required string Code { get; init; }

    /// <summary>A second code in use for the same unit (Ba Chẽ: 06978 and 06970).</summary>
    public string? OtherCode { get; init; }

    public required string Name { get; set; }
    public required string FullName { get; set; }
    public string? EnglishName { get; init; }

    /// <summary>The name without tone marks, case or kind of unit, for search and matching.</summary>
    public required string Folded { get; set; }

    public required PlaceType Type { get; set; }

    /// <summary>The unit it belongs to; null for a province or territory.</summary>
    public int? ParentId { get; set; }

    /// <summary>The province or territory it belongs to; its own id when it is one.</summary>
    public int RootId { get; set; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day on which it no longer stands; null while it stands.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Official area, km²; not that of the drawn shape.</summary>
    public double? AreaKm2 { get; set; }

    /// <summary>People; null when no trustworthy figure is published (Hoành Bồ).</summary>
    public long? Population { get; set; }

    /// <summary>Where the seat of its administration is, WGS 84 degrees.</summary>
    public double? SeatLon { get; init; }
    public double? SeatLat { get; init; }

    /// <summary>A point well inside its largest part, for labels and as a last resort for where something happened.</summary>
    public double? Lon { get; set; }
    public double? Lat { get; set; }

    /// <summary>What a reader must know about its figures, as <see cref="PlaceNote"/> keeps it.</summary>
    public string? Note { get; set; }

    /// <summary>Where the record comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Stands for "as long as anyone asks about" in <see cref="ValidFrom"/>.</summary>
    public static DateOnly Always { get; } = new(1900, 1, 1);

    public bool StandsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>The units that incidents are counted in, as against what lies above them.</summary>
    public bool IsCommune => Type is PlaceType.Commune or PlaceType.Ward or PlaceType.Township or PlaceType.SpecialZone or PlaceType.Area;

    public bool IsRoot => Type is PlaceType.Province or PlaceType.Territory;
}

/// <summary>The outline of a place, apart from it so that lists do not carry it.</summary>
public sealed class PlaceShape
{
    public required int PlaceId { get; init; }

    /// <summary>A multipolygon, WGS 84 degrees, as well-known binary.</summary>
    public required byte[] Wkb { get; set; }
}

/// <summary>Which unit took over from which, and whether wholly.</summary>
public sealed class Succession
{
    public required int FromId { get; init; }
    public required int ToId { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>False when the old unit was divided: its records without a point cannot be told apart.</summary>
    public required bool Whole { get; init; }
}

internal sealed class PlaceTable : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("place");
        builder.HasIndex(p => p.Code);
        builder.HasIndex(p => new { p.RootId, p.ValidTo });
        builder.HasIndex(p => p.Folded);
        builder.Property(p => p.Type).HasConversion<string>();
    }
}

internal sealed class PlaceShapeTable : IEntityTypeConfiguration<PlaceShape>
{
    public void Configure(EntityTypeBuilder<PlaceShape> builder)
    {
        builder.ToTable("place_shape").HasKey(s => s.PlaceId);
        builder.Property(s => s.PlaceId).ValueGeneratedNever();
        builder.HasOne<Place>().WithOne().HasForeignKey<PlaceShape>(s => s.PlaceId);
    }
}

internal sealed class SuccessionTable : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("succession").HasKey(s => new { s.FromId, s.ToId });
        builder.HasOne<Place>().WithMany().HasForeignKey(s => s.FromId);
        builder.HasOne<Place>().WithMany().HasForeignKey(s => s.ToId);
    }
}

public static class PlaceTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Place> Places => db.Set<Place>();
        public DbSet<PlaceShape> PlaceShapes => db.Set<PlaceShape>();
        public DbSet<Succession> Successions => db.Set<Succession>();
    }
}

using System.Linq.Expressions;
using HaiDang.Data;
using HaiDang.Places.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Directives;

/// <summary>Where was it agreed: which agencies met on which day, and which document says so?</summary>
public sealed class Meeting : ISayWhoSees<Meeting>
{
    public int Id { get; init; }
    public required DateOnly Day { get; set; }
    public required string Title { get; set; }

    /// <summary>The office that was in the chair, never a name.</summary>
    public string Chair { get; set; } = "";

    /// <summary>Number of the document that says what was agreed; empty while there is none.</summary>
    public string Document { get; set; } = "";

    /// <summary>Where what is said of it comes from, in words; null for the agencies' own record.</summary>
    public string? Source { get; init; }

    public List<MeetingUnit> Units { get; init; } = [];
    public List<Directive> Directives { get; init; } = [];

    /// <summary>Those for whose agency somebody took part, and whoever sees something of what was agreed.</summary>
    static Expression<Func<Meeting, bool>> ISayWhoSees<Meeting>.SeenBy(HaiDangDb db) => m =>
        db.SeesEverything || m.Units.Any(u => db.SeenUnits.Contains(u.UnitId)) || m.Directives.Any();
}

/// <summary>An agency that took part in a meeting.</summary>
public sealed class MeetingUnit
{
    public int MeetingId { get; init; }
    public required int UnitId { get; init; }
}

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meeting");
        builder.HasIndex(m => m.Day);
    }
}

internal sealed class MeetingUnitTable : IEntityTypeConfiguration<MeetingUnit>
{
    public void Configure(EntityTypeBuilder<MeetingUnit> builder)
    {
        builder.ToTable("meeting_unit").HasKey(u => new { u.MeetingId, u.UnitId });
        builder.HasOne<Meeting>().WithMany(m => m.Units).HasForeignKey(u => u.MeetingId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId);
    }
}

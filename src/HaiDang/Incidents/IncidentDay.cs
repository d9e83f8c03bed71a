using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Incidents;

/// <summary>How many incidents of one kind began in one place on one day? Kept in step with the incidents, in the same transaction.</summary>
/// <remarks>Every chart and every map of counts reads this instead of a million incidents.</remarks>
public sealed class IncidentDay : ILieInPlaces
{
    /// <summary>Stands for "no place could be told" in <see cref="PlaceId"/>.</summary>
    public const int NoPlace = 0;

    /// <summary>The local day on which it began.</summary>
    public required DateOnly Day { get; init; }

    public required int PlaceId { get; init; }
    public required int LocalKindId { get; init; }
    public required int Count { get; set; }

    /// <summary>Of these, how many have a point of their own.</summary>
    public required int WithPoint { get; set; }

    /// <summary>Of these, how many are known to the day or better.</summary>
    public required int WithDay { get; set; }
}

internal sealed class IncidentDayTable : IEntityTypeConfiguration<IncidentDay>
{
    public void Configure(EntityTypeBuilder<IncidentDay> builder) =>
        builder.ToTable("incident_day").HasKey(d => new { d.Day, d.PlaceId, d.LocalKindId });
}

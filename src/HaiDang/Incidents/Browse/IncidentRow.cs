using System.Linq.Expressions;
namespace HaiDang.Incidents.Browse;

/// <summary>One incident as lists, the panel and exports show it; nothing of any person is kept, so nothing can be shown.</summary>
public sealed record IncidentRow(
    Guid Id, string Reference, int ImportId, int SourceId, DateTimeOffset StartAt, DateTimeOffset EndAt, TimePrecision TimePrecision,
    int LocalKindId, double? Lon, double? Lat, int? PlaceId, PlacedBy PlacedBy, Doubts Doubts)
{
    internal static readonly Expression<Func<Incident, IncidentRow>> Of = i => new IncidentRow(
        i.Id, i.Reference, i.ImportId, i.SourceId, i.StartAt, i.EndAt, i.TimePrecision,
        i.LocalKindId, i.Lon, i.Lat, i.PlaceId, i.PlacedBy, i.Doubts);

    internal static Func<Incident, IncidentRow> Read { get; } = Of.Compile();
}

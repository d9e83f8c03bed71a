namespace HaiDang.Incidents.Browse;

/// <summary>How is a view of incidents linked: the filter, the page of the list, the chosen incident, counts or points on the map?</summary>
public sealed record IncidentsAddress(IncidentFilter Filter, string? After = null, Guid? Incident = null, bool Points = false)
{
    public const string Page = "/incidents";

    /// <summary>From another filter, the list begins anew; the chosen incident stays.</summary>
    public IncidentsAddress With(IncidentFilter filter) => this with { Filter = filter, After = null };

    public override string ToString()
    {
        string[] parts =
        [
            Filter.ToQuery(), After is null ? "" : $"after={Uri.EscapeDataString(After)}",
            Points ? "map=points" : "", Incident is null ? "" : $"incident={Incident:N}",
        ];
        var query = string.Join('&', parts.Where(p => p.Length > 0));
        return query.Length == 0 ? Page : $"{Page}?{query}";
    }
}

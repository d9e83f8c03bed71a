using HaiDang.Shell.Hardening;
namespace HaiDang.Incidents.Browse;

/// <summary>Which questions about incidents does the site answer to other programs and to its own map?</summary>
internal static class BrowseRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", ListIncidents.Get).RequireAuthorization(IncidentsModule.See).WithSummary("The incidents that a filter means, page by page");
        api.MapGet("/{id:guid}", ShowIncident.Get).RequireAuthorization(IncidentsModule.See).WithSummary("One incident with its import and place");
        api.MapGet("/counts", CountIncidents.Get).RequireAuthorization(IncidentsModule.See).WithSummary("Counts over time, by place and by kind, with completeness");
        api.MapGet("/points", IncidentPoints.Get).RequireAuthorization(IncidentsModule.See).WithSummary("Points as GeoJSON; above 20,000 counted by cells of a grid");
        api.MapGet("/export.{form}", ExportIncidents.Get).RequireAuthorization(IncidentsModule.See).RequireRateLimiting(RateLimits.Heavy).WithSummary("What a filter shows as csv, xlsx or geojson");
    }
}

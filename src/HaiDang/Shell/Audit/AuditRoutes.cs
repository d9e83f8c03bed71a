using HaiDang.Shell.Access;
using HaiDang.Shell.Audit.Search;
namespace HaiDang.Shell.Audit;

/// <summary>What does the audit log answer over the web besides its page?</summary>
internal static class AuditRoutes
{
    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/audit.csv", ExportAudit.Get).RequireAuthorization(AccessRules.ReadAudit).WithSummary("The rows of a search of the audit log as CSV");
}

using System.Globalization;
using System.Runtime.CompilerServices;
using HaiDang.Data;
using HaiDang.Shell.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit.Search;

/// <summary>Writes all rows of a search into a CSV file, newest first, as they come; that it was done is written down first.</summary>
public static class ExportAudit
{
    private static readonly string[] Columns = ["id", "at", "who", "from", "what", "subject", "before", "after", "hash", "synthetic"];

    public static async Task<PushStreamHttpResult> Get(HttpRequest request, IDbContextFactory<HaiDangDb> databases, TimeProvider clock, CancellationToken stop)
    {
        var filter = AuditFilter.Parse(request.QueryString.Value ?? "");
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.AuditRead(AccessRules.ReadAudit, SearchAudit.Log, new { export = "csv", filter }, stop);
        var synthetic = await db.ReadSetting(Setting.SyntheticSeed, stop) is not null;
        var name = $"audit-{clock.Today:yyyy-MM-dd}{(synthetic ? "-mo-phong" : "")}.csv";
        return TypedResults.Stream(to => WriteCsv.Run(to, Columns, Rows(filter, synthetic, databases, stop), stop), WriteCsv.Type, name);
    }

    private static async IAsyncEnumerable<string?[]> Rows(AuditFilter filter, bool synthetic, IDbContextFactory<HaiDangDb> databases, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var row in filter.Of(db).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).AsAsyncEnumerable().WithCancellation(stop))
            yield return
            [
                row.Id.ToString(CultureInfo.InvariantCulture), row.At.Local.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture), row.Who, row.From, row.What, row.Subject,
                row.Before, row.After, Convert.ToHexStringLower(row.Hash), synthetic ? "1" : "0",
            ];
    }
}

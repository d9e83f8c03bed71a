using System.Globalization;
using HaiDang.Data;
using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.Shell.Access.Accounts.Browse;

/// <summary>Writes exactly the accounts that the page shows into a CSV file.</summary>
public static class ExportAccounts
{
    private static readonly string[] Columns = ["name", "title", "email", "roles", "places", "units", "second_factor", "state", "sessions", "last_seen", "synthetic"];

    public static async Task<PushStreamHttpResult> Get(HttpRequest request, HaiDangDb db, AccountMeans means, CancellationToken stop)
    {
        var lines = AccountFilter.Parse(request.QueryString.Value ?? "").Of(await ListAccounts.Run(db, means.Ground, means.Clock, stop));
        var synthetic = await db.ReadSetting(Setting.SyntheticSeed, stop) is not null;
        var name = $"accounts-{means.Clock.Today:yyyy-MM-dd}{(synthetic ? "-mo-phong" : "")}.csv";
        return TypedResults.Stream(to => WriteCsv.Run(to, Columns, lines.Select(l => Cells(l, synthetic)).ToAsyncEnumerable(), stop), WriteCsv.Type, name);
    }

    private static string?[] Cells(ListAccounts.Line line, bool synthetic) =>
    [
        line.Name, line.Title, line.Email, string.Join("; ", line.Roles), line.Places is null ? "*" : string.Join("; ", line.Places), string.Join("; ", line.Units), line.SecondFactor ? "1" : "0",
        line.State.ToString(), line.Sessions.ToString(CultureInfo.InvariantCulture), line.LastSeen?.Local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), synthetic ? "1" : "0",
    ];
}

using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Import.Writing;

/// <summary>Keeps the counts by day in step with the incidents of one import, in the caller's transaction.</summary>
public static class DayRollup
{
    private static readonly long SinceSteady = new DateTimeOffset(1976, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Adds the incidents of an import to the days they began on.</summary>
    public static Task Add(HaiDangDb db, int importId, CancellationToken stop) => Run(db, importId, $"""
        INSERT INTO incident_day ("Day", "PlaceId", "LocalKindId", "Count", "WithPoint", "WithDay")
        {Counted(db)} WHERE true GROUP BY 1, 2, 3
        ON CONFLICT ("Day", "PlaceId", "LocalKindId") DO UPDATE SET
            "Count" = incident_day."Count" + excluded."Count",
            "WithPoint" = incident_day."WithPoint" + excluded."WithPoint",
            "WithDay" = incident_day."WithDay" + excluded."WithDay"
        """, stop);

    /// <summary>Takes them off again; must run before the incidents go.</summary>
    public static async Task TakeOff(HaiDangDb db, int importId, CancellationToken stop)
    {
        await Run(db, importId, $"""
            UPDATE incident_day SET
                "Count" = incident_day."Count" - gone.n, "WithPoint" = incident_day."WithPoint" - gone.p, "WithDay" = incident_day."WithDay" - gone.w
            FROM ({Counted(db)} GROUP BY 1, 2, 3) AS gone
            WHERE incident_day."Day" = gone.day AND incident_day."PlaceId" = gone.place AND incident_day."LocalKindId" = gone.kind
            """, stop);
        await db.IncidentDays.Where(d => d.Count <= 0).ExecuteDeleteAsync(stop);
    }

    private static string Counted(HaiDangDb db) => $"""
        SELECT day, place, kind, CAST(count(*) AS int) AS n, CAST(count(lon) AS int) AS p, CAST(sum(known) AS int) AS w
        FROM (SELECT {LocalDay(db)} AS day,
                     COALESCE("PlaceId", {IncidentDay.NoPlace}) AS place, "LocalKindId" AS kind, "Lon" AS lon,
                     CASE WHEN "TimePrecision" <= {(int)TimePrecision.Day} THEN 1 ELSE 0 END AS known
              FROM incident WHERE "ImportId" = @import) AS one
        """;

    private static async Task Run(HaiDangDb db, int importId, string sql, CancellationToken stop)
    {
        var connection = db.Database.GetDbConnection();
        if (connection is SqliteConnection sqlite) sqlite.CreateFunction<long, int>("old_local_day", OldLocalDay, isDeterministic: true);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("import", importId);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The local day of StartAt. SQLite knows no zones, but ours has been seven hours ahead all the time since 1975; what is older is asked.</summary>
    private static string LocalDay(HaiDangDb db) => db is SqliteDb
        ? $"""CASE WHEN "StartAt" >= {SinceSteady} THEN ("StartAt" + 25200000) / 86400000 + 719162 ELSE old_local_day("StartAt") END"""
        : """CAST("StartAt" AT TIME ZONE 'Asia/Ho_Chi_Minh' AS date)""";

    private static int OldLocalDay(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).LocalDay.DayNumber;
}

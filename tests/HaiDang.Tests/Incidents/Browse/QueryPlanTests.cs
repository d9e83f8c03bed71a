using HaiDang.Incidents.Browse;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

/// <summary>A million incidents are asked for through an index, or the page is slow.</summary>
public sealed class QueryPlanTests
{
    private const string Days = "?period=2024-01-01..2026-10-04";

    [Fact]
    public async Task Counts_run_through_the_days_in_order() =>
        Assert.Contains("USING PRIMARY KEY (Day>? AND Day<?)", await Plan(Days, (selection, db) => selection.Days(db)!.Select(d => new { d.Day, d.Count })), StringComparison.Ordinal);

    [Theory]
    [InlineData(Days)]
    [InlineData(Days + "&doubt=yes")]
    [InlineData(Days + "&import=1")]
    [InlineData(Days + "&point=no")]
    [InlineData(Days + "&hours=22-6&weekday=6,7")]
    public async Task What_only_incidents_can_tell_is_read_from_the_index_alone(string query) =>
        Assert.Contains("USING COVERING INDEX IX_incident_StartAt", await Plan(query,
            (selection, db) => selection.Incidents(db).Select(i => new { i.StartAt, i.PlaceId, i.LocalKindId, i.Doubts, i.Lon, i.Lat })), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_of_the_list_starts_where_the_last_one_ended() =>
        Assert.Contains("SEARCH i USING INDEX IX_incident_StartAt", await Plan(Days, (selection, db) =>
            selection.Incidents(db).After(new Cursor(0, DateTimeOffset.UnixEpoch.AddYears(55), Guid.Empty)).OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id).Take(101)),
            StringComparison.Ordinal);

    [Fact]
    public async Task One_place_is_found_by_place_and_time() =>
        Assert.Contains("IX_incident_PlaceId_StartAt (PlaceId=? AND StartAt>? AND StartAt<?)", await Plan(Days + "&place=12", (selection, db) => selection.Incidents(db)), StringComparison.Ordinal);

    private static async Task<string> Plan<T>(string query, Func<IncidentSelection, HaiDang.Data.HaiDangDb, IQueryable<T>> ask)
    {
        await using var house = await TestHouse.Open();
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T10:00", ground.BaiChay);
        var (db, selection) = await ground.Ask(query);
        await using (db)
        {
            await db.Database.OpenConnectionAsync(Ground.Stop);
            await using var command = ask(selection, db).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await using var rows = await command.ExecuteReaderAsync(Ground.Stop);
            List<string> lines = [];
            while (await rows.ReadAsync(Ground.Stop)) lines.Add(rows.GetString(3).Replace("\"", "", StringComparison.Ordinal));
            return string.Join('\n', lines);
        }
    }
}

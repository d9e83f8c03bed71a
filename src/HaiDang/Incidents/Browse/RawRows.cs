using System.Data.Common;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Browse;

/// <summary>How are a million rows read that are only added up? As the database hands them out, without an object for each.</summary>
internal static class RawRows
{
    /// <summary>Runs a query of plain columns and shows every row; the columns stand in the order of the projection.</summary>
    public static async Task EachRow<T>(this IQueryable<T> query, HaiDangDb db, Action<DbDataReader> look, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) look(rows);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    extension(DbDataReader row)
    {
        /// <summary>A day, which SQLite keeps as its number.</summary>
        public DateOnly Day(int column) => row is Microsoft.Data.Sqlite.SqliteDataReader
            ? DateOnly.FromDayNumber(row.GetInt32(column)) : row.GetFieldValue<DateOnly>(column);

        /// <summary>An instant, which SQLite keeps as milliseconds.</summary>
        public DateTimeOffset Instant(int column) => row is Microsoft.Data.Sqlite.SqliteDataReader
            ? DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column)) : row.GetFieldValue<DateTimeOffset>(column);
    }
}

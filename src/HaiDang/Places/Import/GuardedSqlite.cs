using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;
namespace HaiDang.Places.Import;

/// <summary>How is a database opened that somebody else has made? Only to read plain tables, within a bound of work; nothing in it may act.</summary>
/// <remarks>Source: sqlite.org, "Defense Against The Dark Arts" and "SQLite as an application file format", security considerations.</remarks>
internal static class GuardedSqlite
{
    private const int LongestValue = 128 << 20, StepsBetween = 1_000_000, MostSteps = 4_000;

    /// <exception cref="SqliteException">It is no such database.</exception>
    public static SqliteConnection Open(string path)
    {
        // Immutable: no journal beside the file is read or made.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        }.ToString());
        connection.Open();
        var handle = connection.Handle!;
        foreach (var (setting, value) in new[]
                 {
                     (raw.SQLITE_DBCONFIG_DEFENSIVE, 1), (raw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
                     (raw.SQLITE_DBCONFIG_ENABLE_VIEW, 0), (raw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (raw.SQLITE_DBCONFIG_DQS_DML, 0),
                 })
            raw.sqlite3_db_config(handle, setting, value, out _);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, LongestValue);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_ATTACHED, 0);
        var steps = 0;
        raw.sqlite3_progress_handler(handle, StepsBetween, _ => ++steps > MostSteps ? 1 : 0, null);
        return connection;
    }

    /// <summary>The plain columns of a plain table; none when the name is that of a view or a virtual table, or of nothing.</summary>
    public static string[] Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT c.name FROM sqlite_schema s, pragma_table_xinfo(s.name) c WHERE s.type = 'table' AND s.name = $table COLLATE NOCASE"
            + " AND upper(s.sql) NOT LIKE 'CREATE VIRTUAL%' AND c.hidden = 0";
        command.Parameters.AddWithValue("$table", table);
        using var row = command.ExecuteReader(CommandBehavior.SingleResult);
        var columns = new List<string>();
        while (row.Read()) columns.Add(row.GetString(0));
        return [.. columns];
    }
}

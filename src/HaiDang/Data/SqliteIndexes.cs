using Microsoft.Data.Sqlite;
namespace HaiDang.Data;

/// <summary>Indexes of a table that are dropped while very many rows pour in and made again at the end, all in the one transaction.</summary>
/// <remarks>Sorting a million keys once takes a fraction of a million searches for a place. Indexes that hold a promise of uniqueness stay.</remarks>
internal sealed class SqliteIndexes
{
    private const long Worthwhile = 20_000;
    private readonly SqliteConnection _connection;
    private readonly string[] _making;

    private SqliteIndexes(SqliteConnection connection, string[] making) => (_connection, _making) = (connection, making);

    /// <summary>Drops them; null when more rows are there already than will come, so that it would not pay.</summary>
    public static SqliteIndexes? SetAside(SqliteConnection connection, string table, long expected)
    {
        if (expected < Worthwhile || Rows(connection, table) > expected) return null;
        var indexes = Read(connection, table);
        foreach (var (name, _) in indexes) Do(connection, $"DROP INDEX \"{name}\"");
        return new(connection, [.. indexes.Select(i => i.Sql)]);
    }

    public void MakeAgain(CancellationToken stop)
    {
        foreach (var sql in _making)
        {
            stop.ThrowIfCancellationRequested();
            Do(_connection, sql);
        }
    }

    private static List<(string Name, string Sql)> Read(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = @table AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'";
        command.Parameters.AddWithValue("@table", table);
        using var reader = command.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (reader.Read()) indexes.Add((reader.GetString(0), reader.GetString(1)));
        return indexes;
    }

    /// <summary>The highest row number: exact enough, and found at once.</summary>
    private static long Rows(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COALESCE(max(rowid), 0) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

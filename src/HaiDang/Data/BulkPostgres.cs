using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
namespace HaiDang.Data;

/// <summary>Batches copied in binary into a table of the session, then inserted from there at one stroke.</summary>
internal sealed class BulkPostgres<TRow> : BulkInsert<TRow>
{
    private readonly NpgsqlConnection _connection;
    private readonly BulkTable _table;
    private readonly BulkRow<TRow> _row;
    private readonly string _waiting;
    private readonly string _columns;

    public BulkPostgres(DbConnection connection, BulkTable table, BulkRow<TRow> row)
    {
        (_connection, _table, _row) = ((NpgsqlConnection)connection, table, row);
        _waiting = $"\"waiting_{table.Name}\"";
        _columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Column}\""));
    }

    public Task Begin(CancellationToken stop)
    {
        var columns = string.Join(", ", _table.Columns.Select(c => $"\"{c.Column}\" {Sql(c.Type)}"));
        return Do($"CREATE TEMP TABLE {_waiting} (\"#\" int, {columns}) ON COMMIT DROP", stop);
    }

    public override async ValueTask<IReadOnlyList<int>> Write(Memory<TRow> rows, CancellationToken stop)
    {
        await Do($"TRUNCATE {_waiting}", stop);
        await using (var copy = await _connection.BeginBinaryImportAsync($"COPY {_waiting} (\"#\", {_columns}) FROM STDIN (FORMAT BINARY)", stop))
        {
            Copy(rows.Span, copy);
            await copy.CompleteAsync(stop);
        }
        var written = await Do($"INSERT INTO \"{_table.Name}\" ({_columns}) SELECT {_columns} FROM {_waiting} ORDER BY \"#\" ON CONFLICT DO NOTHING", stop);
        return written == rows.Length ? [] : await Passed(stop);
    }

    private void Copy(Span<TRow> rows, NpgsqlBinaryImporter copy)
    {
        var values = new Copier(copy);
        for (var i = 0; i < rows.Length; i++)
        {
            copy.StartRow();
            copy.Write(i, NpgsqlDbType.Integer);
            _row(ref rows[i], values);
        }
    }

    private async Task<IReadOnlyList<int>> Passed(CancellationToken stop)
    {
        var key = _table.Columns[0].Column;
        await using var command = new NpgsqlCommand(
            $"SELECT w.\"#\" FROM {_waiting} w WHERE NOT EXISTS (SELECT 1 FROM \"{_table.Name}\" t WHERE t.\"{key}\" = w.\"{key}\") ORDER BY 1", _connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var passed = new List<int>();
        while (await reader.ReadAsync(stop)) passed.Add(reader.GetInt32(0));
        return passed;
    }

    private async Task<int> Do(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private static string Sql(BulkType type) => type switch
    {
        BulkType.Id => "uuid",
        BulkType.Small => "smallint",
        BulkType.Whole => "integer",
        BulkType.Text => "text",
        BulkType.Real => "double precision",
        _ => "timestamptz",
    };

    public override ValueTask Finish(CancellationToken stop) => default;

    public override ValueTask DisposeAsync() => default;

    private sealed class Copier(NpgsqlBinaryImporter copy) : BulkValues
    {
        public override void Id(Guid value) => copy.Write(value, NpgsqlDbType.Uuid);
        public override void Small(short value) => copy.Write(value, NpgsqlDbType.Smallint);
        public override void Text(string value) => copy.Write(value, NpgsqlDbType.Text);
        public override void Instant(DateTime utc) => copy.Write(utc, NpgsqlDbType.TimestampTz);

        public override void Whole(int? value)
        {
            if (value is { } number) copy.Write(number, NpgsqlDbType.Integer);
            else copy.WriteNull();
        }

        public override void Real(double? value)
        {
            if (value is { } number) copy.Write(number, NpgsqlDbType.Double);
            else copy.WriteNull();
        }
    }
}

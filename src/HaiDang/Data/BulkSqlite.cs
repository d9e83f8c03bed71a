using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
namespace HaiDang.Data;

/// <summary>One prepared statement, bound and stepped a row at a time without a box or a parameter object.</summary>
internal sealed class BulkSqlite<TRow> : BulkInsert<TRow>
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly SqliteIndexes? _indexes;
    private readonly sqlite3_stmt _insert;
    private readonly BulkRow<TRow> _row;
    private readonly Binder _values;

    public BulkSqlite(DbConnection connection, BulkTable table, BulkRow<TRow> row, long expected)
    {
        _connection = (SqliteConnection)connection;
        _database = _connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        _row = row;
        _indexes = SqliteIndexes.SetAside(_connection, table.Name, expected);
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Column}\""));
        var holes = string.Join(", ", table.Columns.Select((_, i) => $"?{i + 1}"));
        var sql = $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({holes}) ON CONFLICT DO NOTHING";
        Check(raw.sqlite3_prepare_v2(_database, sql, out _insert));
        _values = new Binder(_insert);
    }

    public override ValueTask<IReadOnlyList<int>> Write(Memory<TRow> rows, CancellationToken stop)
    {
        List<int>? passed = null;
        var batch = rows.Span;
        for (var i = 0; i < batch.Length; i++)
        {
            if ((i & 0x1ff) == 0) stop.ThrowIfCancellationRequested();
            _values.Restart();
            _row(ref batch[i], _values);
            var result = raw.sqlite3_step(_insert);
            if (result != raw.SQLITE_DONE) Check(result);
            if (raw.sqlite3_changes(_database) == 0) (passed ??= []).Add(i);
            Check(raw.sqlite3_reset(_insert));
        }
        return new(passed ?? (IReadOnlyList<int>)[]);
    }

    public override ValueTask Finish(CancellationToken stop)
    {
        _insert.Dispose();
        _indexes?.MakeAgain(stop);
        return default;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);

    public override ValueTask DisposeAsync()
    {
        _insert.Dispose();
        return default;
    }

    private sealed class Binder(sqlite3_stmt statement) : BulkValues
    {
        private readonly byte[] _utf8 = new byte[1 << 12];
        private int _at;

        public void Restart() => _at = 0;

        public override void Id(Guid value)
        {
            Span<byte> bytes = stackalloc byte[16];
            value.TryWriteBytes(bytes, bigEndian: true, out _);
            raw.sqlite3_bind_blob(statement, ++_at, bytes);
        }

        public override void Small(short value) => raw.sqlite3_bind_int(statement, ++_at, value);

        public override void Whole(int? value)
        {
            if (value is { } number) raw.sqlite3_bind_int(statement, ++_at, number);
            else raw.sqlite3_bind_null(statement, ++_at);
        }

        public override void Text(string value)
        {
            var bytes = Encoding.UTF8.TryGetBytes(value, _utf8, out var length) ? _utf8.AsSpan(0, length) : Encoding.UTF8.GetBytes(value);
            raw.sqlite3_bind_text(statement, ++_at, bytes);
        }

        public override void Real(double? value)
        {
            if (value is { } number) raw.sqlite3_bind_double(statement, ++_at, number);
            else raw.sqlite3_bind_null(statement, ++_at);
        }

        public override void Instant(DateTime utc) =>
            raw.sqlite3_bind_int64(statement, ++_at, utc.Ticks / TimeSpan.TicksPerMillisecond - 62_135_596_800_000);
    }
}
